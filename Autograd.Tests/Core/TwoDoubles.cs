namespace Autograd.Tests.Core;

/// <summary>
/// A number as the unevaluated sum of two doubles: about 104 bits. Source: T. Dekker, A floating-point technique for extending the
/// available precision, Numerische Mathematik 18, 1971.
/// </summary>
internal readonly record struct TwoDoubles(double High, double Low)
{
    public static implicit operator TwoDoubles(double x) => new(x, 0);

    public static TwoDoubles operator -(TwoDoubles a) => new(-a.High, -a.Low);

    public static TwoDoubles operator +(TwoDoubles a, TwoDoubles b)
    {
        TwoDoubles high = Sum(a.High, b.High), low = Sum(a.Low, b.Low);
        high = Ordered(high.High, high.Low + low.High);
        return Ordered(high.High, high.Low + low.Low);
    }

    public static TwoDoubles operator -(TwoDoubles a, TwoDoubles b) => a + -b;

    public static TwoDoubles operator *(TwoDoubles a, TwoDoubles b)
    {
        var product = a.High * b.High;
        var error = Math.FusedMultiplyAdd(a.High, b.High, -product);
        return Ordered(product, error + (a.High * b.Low + a.Low * b.High));
    }

    public static TwoDoubles operator /(TwoDoubles a, TwoDoubles b)
    {
        TwoDoubles first = a.High / b.High, rest = a - first * b;
        TwoDoubles second = rest.High / b.High;
        rest -= second * b;
        return first + second + rest.High / b.High;
    }

    /// <summary>x · 2ⁿ</summary>
    public TwoDoubles Scaled(int n) => new(Math.ScaleB(High, n), Math.ScaleB(Low, n));

    /// <summary>How far a double is from it, in units in the last place; NaN is infinitely far.</summary>
    public double UlpsTo(double x)
    {
        var unit = Math.ScaleB(1, Math.Max(Math.ILogB(High), -1022) - 52);
        return double.IsNaN(x) ? double.PositiveInfinity : Math.Abs((x - High - Low) / unit);
    }

    /// <summary>The sum of two doubles, exactly.</summary>
    public static TwoDoubles Sum(double a, double b)
    {
        double sum = a + b, back = sum - a;
        return new(sum, a - (sum - back) + (b - back));
    }

    private static TwoDoubles Ordered(double larger, double smaller)
    {
        var sum = larger + smaller;
        return new(sum, smaller - (sum - larger));
    }
}
