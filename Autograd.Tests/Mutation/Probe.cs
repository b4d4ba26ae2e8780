using Autograd.Tests.Core;

namespace Autograd.Tests.Mutation;

/// <summary>Whether a slip changes anything at all: compared with the sound row, which no test can do.</summary>
internal static class Probe
{
    private const double Infinity = double.PositiveInfinity;

    private static readonly double[] Numbers =
        [0, -0.0, 1e-20, -1e-20, 1e-4, -1e-4, 0.3, -0.3, 1, -1, 2.5, -2.5, 35, -35, 750, -750, Infinity, -Infinity, double.NaN];

    /// <summary>
    /// Whether value, slopes and second derivatives of both are the same, at every combination of small, large and strange operands.
    /// </summary>
    public static bool AreAlike(Row row, Row other) =>
        Points(row).All(point => Known(row, point).Zip(Known(other, point)).All(pair => AreSame(pair.First, pair.Second)));

    private static IEnumerable<double[]> Points(Row row) => row.Points.Select(point => point.Length).Max() switch
    {
        1 => [.. Numbers.Append(20).Append(1e15).Select(x => new[] { x })],
        2 => Pairs,
        _ => [.. Pairs, .. Pairs.Select(pair => new[] { pair[0], 0.5, pair[1] })],
    };

    private static IEnumerable<double[]> Pairs =>
        from a in Numbers
        from b in Numbers
        select new[] { a, b };

    private static IEnumerable<double> Known(Row row, double[] point)
    {
        var variables = Core.Numbers.Variables(point);
        var y = row.OnValues(variables);
        return [y.Data, .. y.LocalDerivatives, .. Derivative.Jacobian(Derivative.Of(y, variables), variables).Cast<double>()];
    }

    // What is left of 0 below 1e-300 is none of a slip's doing, nor is an order of rounding.
    private static bool AreSame(double a, double b) =>
        a.Equals(b) || a == b || (double.IsFinite(a) && Math.Abs(a - b) <= Math.Max(1e-300, 1e-9 * Math.Abs(a)));
}
