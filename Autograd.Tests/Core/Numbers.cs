using System.Globalization;

namespace Autograd.Tests.Core;

/// <summary>How numbers are compared here, and how a derivative is measured without any calculus.</summary>
internal static class Numbers
{
    /// <summary>Equal (NaN to NaN, an infinity to itself), or apart by at most the tolerance times the larger of 1 and the magnitude.</summary>
    public static void ShouldAgreeWith(this double actual, double expected, double tolerance, string about = "") =>
        actual.ShouldBeWithin(tolerance * Math.Max(1, Math.Abs(expected)), expected, about);

    /// <summary>Equal (NaN to NaN, an infinity to itself), or apart by at most the slack, which is nothing to an infinity.</summary>
    public static void ShouldBeWithin(this double actual, double slack, double expected, string about)
    {
        var agrees = actual.Equals(expected) || actual == expected || (double.IsFinite(expected) && Math.Abs(actual - expected) <= slack);
        agrees.ShouldBeTrue(string.Create(CultureInfo.InvariantCulture, $"{about}: {actual:R} instead of {expected:R}"));
    }

    /// <summary>The same, element by element.</summary>
    public static void ShouldAgreeWith(this double[] actual, double[] expected, double tolerance, string about = "")
    {
        actual.Length.ShouldBe(expected.Length, about);
        for (var i = 0; i < expected.Length; i++)
        {
            actual[i].ShouldAgreeWith(expected[i], tolerance, $"{about}, element {i}");
        }
    }

    /// <summary>The same bits, the sign of 0 included; any NaN for a NaN.</summary>
    public static void ShouldHaveTheBitsOf(this double actual, double expected, string about = "") =>
        (double.IsNaN(expected) ? double.IsNaN(actual) : BitConverter.DoubleToInt64Bits(actual) == BitConverter.DoubleToInt64Bits(expected))
            .ShouldBeTrue(string.Create(CultureInfo.InvariantCulture, $"{about}: {actual:R} instead of {expected:R}"));

    /// <summary>(f(x + h) − f(x − h)) / 2h by each argument, with h the cube root of the double's precision, scaled to the argument, times a factor.</summary>
    public static double[] CentralDifferences(Func<double[], double> function, double[] point, double factor = 1)
    {
        var differences = new double[point.Length];
        for (var i = 0; i < point.Length; i++)
        {
            var h = factor * 6e-6 * Math.Max(1, Math.Abs(point[i]));
            double[] left = [.. point], right = [.. point];
            left[i] -= h;
            right[i] += h;
            differences[i] = (function(right) - function(left)) / (right[i] - left[i]);
        }

        return differences;
    }

    public static Value[] Variables(params double[] point) => Array.ConvertAll(point, x => new Value(x));

    /// <summary>The point, with a tangent of 1 along one axis.</summary>
    public static Dual[] Duals(double[] point, int along) => [.. point.Select((x, i) => new Dual(x, i == along ? 1 : 0))];

    public static double[] Row(this double[,] matrix, int row) =>
        [.. Enumerable.Range(0, matrix.GetLength(1)).Select(column => matrix[row, column])];

    public static double[] Column(this double[,] matrix, int column) =>
        [.. Enumerable.Range(0, matrix.GetLength(0)).Select(row => matrix[row, column])];
}
