using Autograd.Tests.Core;

namespace Autograd.Tests.Mutation;

/// <summary>Whether a slip changes anything at all: value, slopes and second derivatives, compared with the sound row as no test can.</summary>
/// <param name="sound">The row without a slip.</param>
internal sealed class Probe(Row sound)
{
    private const double Infinity = double.PositiveInfinity;

    private static readonly double[] Numbers =
        [0, -0.0, 1e-20, -1e-20, 1e-4, -1e-4, 0.3, -0.3, 1, -1, 1 - 2e-16, 1 + 1e-8, Math.PI / 2, 2.5, -2.5, 35, -35, 750, -750, 1e12, Infinity, -Infinity, double.NaN];

    private readonly (double[] Point, double[] Known)[] places = [.. Points(sound).Select(point => (point, Known(sound, point)))];

    /// <summary>Whether a row is the same at every combination of small, large and strange operands.</summary>
    public bool IsLike(Row row) => Array.TrueForAll(places, place => Known(row, place.Point).Zip(place.Known, AreSame).All(same => same));

    private static IEnumerable<double[]> Points(Row row)
    {
        var pairs =
            from a in Numbers
            from b in Numbers
            select new[] { a, b };
        return row.Points.Max(point => point.Length) switch
        {
            1 => [.. Numbers.Append(20).Append(1e15).Select(x => new[] { x })],
            2 => pairs,
            _ => [.. pairs, .. pairs.Select(pair => new[] { pair[0], 0.5, pair[1] })],
        };
    }

    private static double[] Known(Row row, double[] point)
    {
        var variables = Core.Numbers.Variables(point);
        var y = row.OnValues(variables);
        return [y.Data, .. y.LocalDerivatives, .. Derivative.Jacobian(Derivative.Of(y, variables), variables).Cast<double>()];
    }

    // What is left of 0 below 1e-300 is none of a slip's doing, nor is an order of rounding.
    private static bool AreSame(double a, double b) =>
        a.Equals(b) || a == b || (double.IsFinite(a) && Math.Abs(a - b) <= Math.Max(1e-300, 1e-9 * Math.Abs(a)));
}
