using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Autograd.Tests.Core;

/// <summary>Numbers in lanes are the numbers that they are one at a time.</summary>
public class LaneTests
{
    // 24 of them: the number of pairs is a multiple of every width.
    private static readonly double[] Specials =
    [
        0, -0.0, 1, -1, 2, -2, 3, -3, 0.5, -0.5, 1.5, -2.5, double.Epsilon, -double.Epsilon, 2.2250738585072014e-308, -1e-310,
        double.MaxValue, double.MinValue, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 1e16, -9007199254740991, 710,
    ];

    public static TheoryData<string> Types => [.. LaneRunner.Types];

    public static TheoryData<string, string> TypesAndExactFunctions
    {
        get
        {
            string[] functions = ["Add", "Sub", "Mul", "Div", "Neg", "Abs", "Sqrt", "Max", "Min", "Compare"];
            return [.. LaneRunner.Types.SelectMany(type => functions.Select(function => (type, function)))];
        }
    }

    [Theory]
    [MemberData(nameof(TypesAndExactFunctions))]
    public void Arithmetic_and_comparisons_have_the_bits_of_one_double_at_a_time(string type, string function)
    {
        var (a, b) = Pairs();
        var one = LaneRunner.Of(nameof(Real)).Run(function, a, b);
        var lanes = LaneRunner.Of(type).Run(function, a, b);
        for (var i = 0; i < a.Length; i++)
        {
            lanes[i].ShouldHaveTheBitsOf(one[i], $"{function}({a[i]}, {b[i]})");
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Maximum_and_minimum_are_NaN_if_either_is_and_know_the_sign_of_zero(string type)
    {
        var lanes = LaneRunner.Of(type);
        double[] a = [double.NaN, 1, 0, -0.0, 1, 2, double.NegativeInfinity, 0];
        double[] b = [1, double.NaN, -0.0, 0, 2, 1, 0, double.PositiveInfinity];
        double[] larger = [double.NaN, double.NaN, 0, 0, 2, 2, 0, double.PositiveInfinity];
        double[] smaller = [double.NaN, double.NaN, -0.0, -0.0, 1, 1, double.NegativeInfinity, 0];
        ShouldHaveTheBits(lanes.Run("Max", a, b), larger);
        ShouldHaveTheBits(lanes.Run("Min", a, b), smaller);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Where_selects_and_computes_nothing(string type)
    {
        double[] condition = [1, double.Epsilon, 0, -0.0, -1, double.NaN, double.PositiveInfinity, double.NegativeInfinity];
        double[] a = [double.NaN, -0.0, double.NaN, double.NaN, double.PositiveInfinity, double.NaN, 5, double.NaN];
        double[] b = [1, double.NaN, 2, 3, -0.0, 4, double.NaN, double.PositiveInfinity];
        ShouldHaveTheBits(LaneRunner.Of(type).Run("Where", condition, a, b), [double.NaN, -0.0, 2, 3, -0.0, 4, 5, double.PositiveInfinity]);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Kept_lanes_are_as_they_were_and_the_others_0_whatever_they_held(string type)
    {
        var lanes = LaneRunner.Of(type);
        double[] garbage = [double.NaN, -0.0, double.PositiveInfinity, double.NaN, double.NegativeInfinity, 5, double.NaN, double.NaN];
        for (var count = 0; count <= lanes.Width; count++)
        {
            ShouldHaveTheBits(lanes.KeepFirst(garbage, count), [.. garbage[..count], .. new double[lanes.Width - count]]);
        }
    }

    [Theory]
    [InlineData(nameof(Real), 1)]
    [InlineData(nameof(Lanes128), -1e100)]
    [InlineData(nameof(Lanes256), 2)]
    [InlineData(nameof(Lanes512), 10)]
    public void The_sum_across_lanes_adds_the_upper_half_to_the_lower_until_one_is_left(string type, double sum)
    {
        // Four: (1e100 − 1e100) + (1 + 1) = 2, in order 1. Eight: to (3, 0, 7, 0), to (10, 0); in order 4.
        double[] x = type == nameof(Lanes128)
            ? [1, -1e100, 0, 0, 0, 0, 0, 0]
            : type == nameof(Lanes256)
                ? [1e100, 1, -1e100, 1, 0, 0, 0, 0]
                : [1, 1e100, 3, -1e100, 2, -1e100, 4, 1e100];
        LaneRunner.Of(type).SumAcross(x).ShouldBe(sum);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_multiply_add_is_rounded_once_where_the_machine_does_that_and_on_one_double_never(string type)
    {
        // (1 + 2⁻³⁰)(1 − 2⁻³⁰) − 1 = −2⁻⁶⁰; the product rounded by itself is 1.
        var isRoundedOnce = (Fma.IsSupported || AdvSimd.Arm64.IsSupported) && type != nameof(Real);
        var result = LaneRunner.Of(type).Run("MultiplyAdd", Eight(1 + Math.ScaleB(1, -30)), Eight(1 - Math.ScaleB(1, -30)), Eight(-1));
        result.ShouldBe(Eight(isRoundedOnce ? -Math.ScaleB(1, -60) : 0));

        static double[] Eight(double x) => [.. Enumerable.Repeat(x, 8)];
    }

    private static (double[] A, double[] B) Pairs()
    {
        var pairs = Specials.SelectMany(_ => Specials, (a, b) => (a, b)).ToArray();
        return ([.. pairs.Select(pair => pair.a)], [.. pairs.Select(pair => pair.b)]);
    }

    private static void ShouldHaveTheBits(double[] actual, double[] expected)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            actual[i].ShouldHaveTheBitsOf(expected[i], $"lane {i}");
        }
    }
}
