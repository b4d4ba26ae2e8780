using System.Globalization;

namespace Autograd.Tests.Core;

/// <summary>The elementary functions on lanes, against series of 100 bits inside the range and against Math at its ends.</summary>
public class LaneFunctionTests
{
    public static TheoryData<string, string> Cases =>
        [.. LaneRunner.Types.SelectMany(type => KernelCase.All.Select(kernel => (type, kernel.Name)))];

    public static TheoryData<string> Functions => [.. KernelCase.All.Select(kernel => kernel.Name)];

    public static TheoryData<string> FunctionsOfMath => [.. KernelCase.All.Select(kernel => kernel.Name).Where(name => !IsErrorFunction(name))];

    [Theory]
    [MemberData(nameof(Functions))]
    public void The_error_is_within_the_stated_bound(string function)
    {
        var kernel = KernelCase.Named(function);
        var (a, b) = kernel.Sample(4096);
        var precise = a.Zip(b, (x, y) => PreciseFunctions.Of(function, x, y)).ToArray();
        foreach (var type in LaneRunner.Types[..^1])
        {
            var lanes = LaneRunner.Of(type).Run(function, a, b);
            for (var i = 0; i < a.Length; i++)
            {
                ShouldBeWithin(kernel.Bound, lanes[i], precise[i], At(type, function, a[i], b[i]));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void At_the_ends_of_the_range_it_is_the_function_of_one_double(string type, string function)
    {
        var (a, b) = KernelCase.PairsOfSpecials();
        ShouldBeThatOfOneDouble(type, function, a, b);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Over_all_exponents_it_is_the_function_of_one_double(string type, string function)
    {
        var (a, b) = KernelCase.OfAnyBits(8192);
        ShouldBeThatOfOneDouble(type, function, a, b);
    }

    // Half of them where the function is in use, half of any bits, subnormal and NaN ones included; the ends of the range are above.
    [Theory]
    [MemberData(nameof(FunctionsOfMath))]
    public void Over_a_million_arguments_it_is_the_function_of_one_double(string function)
    {
        var (a, b) = KernelCase.Named(function).Sample(500_000);
        var any = KernelCase.OfAnyBits(500_000);
        ShouldBeThatOfOneDouble(nameof(Lanes512), function, [.. a, .. any.A], [.. b, .. any.B]);
    }

    [Theory]
    [InlineData(26.55, 1.5552026941135507e-308)]
    [InlineData(26.8, 2.484962157e-314)]
    [InlineData(27, 5.23705e-319)]
    [InlineData(27.2, 1e-323)]
    [InlineData(27.3, 0)]
    public void Erfc_goes_down_to_the_smallest_number(double x, double erfc)
    {
        // From mpmath. What is far below the smallest normal number has few digits, and is off by a rounding alone.
        double[] arguments = [.. Enumerable.Repeat(x, 8)];
        foreach (var type in LaneRunner.Types)
        {
            LaneRunner.Of(type).Run("Erfc", arguments).ShouldAllBe(y => ((TwoDoubles)erfc).UlpsTo(y) <= (erfc < 1e-310 ? 1 : 4), type);
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_other_lanes_change_nothing(string type, string function)
    {
        var (a, b) = KernelCase.Named(function).Sample(256);
        var lanes = LaneRunner.Of(type);
        var among = lanes.Run(function, a, b);
        double[] strangers = [double.NaN, 1e308, double.NegativeInfinity, 0, -1e-310];
        for (var own = 0; own < lanes.Width; own++)
        {
            double[] x = [.. a.Select((value, i) => i % lanes.Width == own ? value : strangers[i % 5])];
            double[] y = [.. b.Select((value, i) => i % lanes.Width == own ? value : strangers[i % 4])];
            var alone = lanes.Run(function, x, y);
            for (var i = own; i < a.Length; i += lanes.Width)
            {
                alone[i].ShouldHaveTheBitsOf(among[i], At(type, function, a[i], b[i]));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Every_width_has_the_same_bits(string function)
    {
        var (a, b) = KernelCase.Named(function).Sample(2048);
        var widest = LaneRunner.Of(nameof(Lanes512)).Run(function, a, b);
        foreach (var type in new[] { nameof(Lanes256), nameof(Lanes128) })
        {
            var lanes = LaneRunner.Of(type).Run(function, a, b);
            for (var i = 0; i < a.Length; i++)
            {
                lanes[i].ShouldHaveTheBitsOf(widest[i], At(type, function, a[i], b[i]));
            }
        }
    }

    // The framework has neither, so that one double is a lane among others.
    [Theory]
    [InlineData("Erf")]
    [InlineData("Erfc")]
    public void The_error_functions_of_one_double_have_the_bits_of_the_lanes(string function)
    {
        var (a, b) = KernelCase.Named(function).Sample(2048);
        var one = LaneRunner.Of(nameof(Real)).Run(function, a, b);
        var lanes = LaneRunner.Of(nameof(Lanes512)).Run(function, a, b);
        for (var i = 0; i < a.Length; i++)
        {
            one[i].ShouldHaveTheBitsOf(lanes[i], At(nameof(Real), function, a[i], b[i]));
        }
    }

    private static void ShouldBeThatOfOneDouble(string type, string function, double[] a, double[] b)
    {
        var one = IsErrorFunction(function)
            ? Array.ConvertAll(a, x => ErrorFunction(function, x))
            : LaneRunner.Of(nameof(Real)).Run(function, a, b);
        var lanes = LaneRunner.Of(type).Run(function, a, b);
        var (ulps, worst) = one.Zip(lanes, KernelCase.UlpsApart).Select((ulps, i) => (ulps, i)).Max();
        ulps.ShouldBeLessThanOrEqualTo(
            KernelCase.Named(function).BoundAgainstMath,
            string.Create(CultureInfo.InvariantCulture, $"{At(type, function, a[worst], b[worst])}: {lanes[worst]:R} instead of {one[worst]:R}"));
    }

    private static bool IsErrorFunction(string name) => name is nameof(Erf) or nameof(Erfc);

    // One double takes them from the lanes, so these are compared with the series, and with the limits beyond them.
    private static double ErrorFunction(string function, double x) =>
        double.IsNaN(x) ? x
        : Math.Abs(x) > 28 ? (function == nameof(Erf) ? Math.Sign(x) : 1 - Math.Sign(x))
        : function == nameof(Erf) && x == 0 ? x
        : PreciseFunctions.Of(function, x, x).High;

    private static void ShouldBeWithin(double bound, double actual, TwoDoubles expected, string about)
    {
        var ulps = expected.UlpsTo(actual);
        (ulps <= bound).ShouldBeTrue(string.Create(CultureInfo.InvariantCulture, $"{about}: {actual:R}, off by {ulps} ulp"));
    }

    private static string At(string type, string function, double a, double b) =>
        string.Create(CultureInfo.InvariantCulture, $"{function}({a:R}, {b:R}) on {type}");
}
