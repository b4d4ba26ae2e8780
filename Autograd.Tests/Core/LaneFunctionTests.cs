using System.Globalization;

namespace Autograd.Tests.Core;

/// <summary>The elementary functions on lanes, against series of 100 bits inside the range and against Math at its ends.</summary>
public class LaneFunctionTests
{
    public static TheoryData<string, string> Cases =>
        [.. LaneRunner.Types.SelectMany(type => KernelCase.All.Select(kernel => (type, kernel.Name)))];

    public static TheoryData<string> Functions => [.. KernelCase.All.Select(kernel => kernel.Name)];

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
        var bound = KernelCase.Named(function).BoundAgainstMath;
        var one = LaneRunner.Of(nameof(Real)).Run(function, a, b);
        var lanes = LaneRunner.Of(type).Run(function, a, b);
        for (var i = 0; i < a.Length; i++)
        {
            var about = At(type, function, a[i], b[i]);
            if (double.IsFinite(one[i]) && one[i] != 0)
            {
                ShouldBeWithin(bound, lanes[i], one[i], about);
            }
            else
            {
                lanes[i].ShouldHaveTheBitsOf(one[i], about);
            }
        }
    }

    private static void ShouldBeWithin(double bound, double actual, TwoDoubles expected, string about)
    {
        var ulps = expected.UlpsTo(actual);
        (ulps <= bound).ShouldBeTrue(string.Create(CultureInfo.InvariantCulture, $"{about}: {actual:R}, off by {ulps} ulp"));
    }

    private static string At(string type, string function, double a, double b) =>
        string.Create(CultureInfo.InvariantCulture, $"{function}({a:R}, {b:R}) on {type}");
}
