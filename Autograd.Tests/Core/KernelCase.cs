namespace Autograd.Tests.Core;

/// <summary>A function on lanes: the bound of its error, and where it is worth measuring.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bound">The largest error in units in the last place of the true result.</param>
/// <param name="Argument">One more argument, for a sample from a seed.</param>
/// <param name="Second">One more second argument, of a function of two.</param>
internal sealed record KernelCase(string Name, double Bound, Func<Random, double> Argument, Func<Random, double>? Second = null)
{
    /// <summary>The stated bounds, in one place; the summaries of the kernels repeat them.</summary>
    public static readonly KernelCase[] All =
    [
        new("Acos", 1.3, random => Mixed(random, 1, 1)),
        new("Asin", 1.3, random => Mixed(random, 1, 1)),
        new("Atan", 2, random => Mixed(random, 3, 1e10)),
        new("Atan2", 2, random => Mixed(random, 3, 1e10), random => Mixed(random, 3, 1e10)),
        new("Cos", 1, random => Mixed(random, 10, 1e6)),
        new("Cosh", 1.7, random => Mixed(random, 3, 700)),
        new("Erf", 1.3, random => Mixed(random, 3, 7)),
        new("Erfc", 3.5, random => Mixed(random, 3, 26.5)),
        new("Exp", 1.1, random => Mixed(random, 3, 700)),
        new("ExpM1", 1.6, random => Mixed(random, 3, 700)),
        new("Log", 1, random => Math.Abs(Mixed(random, 3, 1e300))),
        new("LogP1", 1.6, random => Math.Abs(Mixed(random, 3, 1e300)) - (random.Next(2) == 0 ? 0 : random.NextDouble())),
        new("Pow", 1.1, random => Math.Abs(Mixed(random, 3, 1e10)), random => Mixed(random, 3, 25)),
        new("Sin", 1, random => Mixed(random, 10, 1e6)),
        new("Sinh", 2, random => Mixed(random, 3, 700)),
        new("Tan", 2.5, random => Mixed(random, 10, 1e6)),
        new("Tanh", 2.7, random => Mixed(random, 3, 20)),
    ];

    /// <summary>The ends of the range and of what the kernels cover, of one sign.</summary>
    private static readonly double[] Specials =
    [
        0, double.Epsilon, 1e-310, 2.2250738585072014e-308, 1e-200, 1e-20, 0.5, 1, 1.5, 2, 3, 22, 710, 746, 1e9, 1e16,
        9007199254740991, 4503599627370497, 1e300, double.MaxValue, double.PositiveInfinity, double.NaN,
        Math.BitDecrement(1), Math.BitIncrement(1),
    ];

    /// <summary>The same against what Math gives, which is off itself: the C library claims 1 ulp, and 2 for the hyperbolic functions.</summary>
    public double BoundAgainstMath => Bound + 2;

    /// <summary>
    /// How far a result is from that of Math, in units in the last place; zeros with their sign, infinities and NaN are the same or
    /// infinitely far apart.
    /// </summary>
    public static double UlpsApart(double expected, double actual) =>
        double.IsFinite(expected) && expected != 0 ? ((TwoDoubles)expected).UlpsTo(actual)
        : BitConverter.DoubleToInt64Bits(actual) == BitConverter.DoubleToInt64Bits(expected) || (double.IsNaN(actual) && double.IsNaN(expected)) ? 0
        : double.PositiveInfinity;

    /// <summary>Arguments where it is worth measuring, from a seed.</summary>
    public (double[] A, double[] B) Sample(int count) => Sample(count, Argument, Second ?? Argument);

    /// <summary>Arguments of all exponents, subnormal, infinite and NaN ones included, from a seed.</summary>
    public static (double[] A, double[] B) OfAnyBits(int count) => Sample(count, AnyBits, AnyBits);

    /// <summary>Every pair of the specials, of either sign.</summary>
    public static (double[] A, double[] B) PairsOfSpecials()
    {
        double[] both = [.. Specials, .. Specials.Select(x => -x)];
        return ([.. both.SelectMany(_ => both, (a, _) => a)], [.. both.SelectMany(_ => both, (_, b) => b)]);
    }

    public static KernelCase Named(string name) => Array.Find(All, kernel => kernel.Name == name)!;

    private static (double[] A, double[] B) Sample(int count, Func<Random, double> first, Func<Random, double> second)
    {
        var random = new Random(20260101);
        double[] a = new double[count], b = new double[count];
        for (var i = 0; i < count; i++)
        {
            (a[i], b[i]) = (first(random), second(random));
        }

        return (a, b);
    }

    private static double AnyBits(Random random) => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));

    // Evenly within the first, or evenly in the logarithm from 1e-12 to the second: of either sign.
    private static double Mixed(Random random, double within, double largest) =>
        random.Next(2) == 0
            ? within * (2 * random.NextDouble() - 1)
            : (random.Next(2) == 0 ? 1 : -1) * Math.Exp(Math.Log(1e-12) + random.NextDouble() * (Math.Log(largest) - Math.Log(1e-12)));
}
