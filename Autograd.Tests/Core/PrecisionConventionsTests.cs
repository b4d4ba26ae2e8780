namespace Autograd.Tests.Core;

/// <summary>Far out nothing overflows and nothing is lost; near 0 nothing cancels.</summary>
public class PrecisionConventionsTests : RowTests
{
    private const double Infinity = double.PositiveInfinity;

    // e⁻⁴⁰ = 4.248354255291589e-18; 1e-12 of it for another exp.
    private const double Tiny = 4.248354255291589e-18;
    private const double Slack = 1e-12 * Tiny;

    public static TheoryData<string> Saturating =>
        [nameof(Erf), nameof(Erfc), nameof(Gelu), nameof(Sigmoid), nameof(Silu), nameof(Softplus), nameof(Tanh)];

    [Fact]
    public void Sigmoid_and_its_gradient_at_minus_40_are_tiny_and_not_0()
    {
        ValueOf<Sigmoid>(-40).ShouldBe(Tiny, Slack);
        GradientOf<Sigmoid>(-40).ShouldBe(Tiny, Slack);
        TangentOf<Sigmoid>(new Dual(-40, 1)).ShouldBe(Tiny, Slack);
    }

    [Fact]
    public void Softplus_and_its_gradient_at_minus_40_are_tiny_and_not_0()
    {
        ValueOf<Softplus>(-40).ShouldBe(Tiny, Slack);
        GradientOf<Softplus>(-40).ShouldBe(Tiny, Slack);
    }

    [Fact]
    public void Silu_and_its_gradient_at_minus_40_are_tiny_and_not_0()
    {
        // −40 e⁻⁴⁰, and (1 − 40) e⁻⁴⁰ by the product rule: σ(−40) is e⁻⁴⁰ to the last bit.
        ValueOf<Silu>(-40).ShouldBe(-40 * Tiny, 40 * Slack);
        GradientOf<Silu>(-40).ShouldBe(-39 * Tiny, 40 * Slack);
    }

    [Fact]
    public void Gelu_and_its_gradient_at_minus_10_are_tiny_and_not_0()
    {
        // Φ(−10) = 7.619853024160526e-24 and φ(10) = 7.694598626706419e-23: −10 Φ(−10), and Φ(−10) − 10 φ(10). A rounding of 10/√2 is
        // 2⁻⁵³ of it and 100 times that of Φ: 1e-13 is ten of them.
        ValueOf<Gelu>(-10).ShouldBe(-7.619853024160526e-23, 1e-13 * 7.6e-23);
        GradientOf<Gelu>(-10).ShouldBe(-7.618400096464814e-22, 1e-13 * 7.6e-22);
    }

    [Theory]
    [InlineData(nameof(Gelu))]
    [InlineData(nameof(Silu))]
    public void Gelu_and_Silu_are_infinity_times_0_at_minus_infinity_and_so_are_their_slopes_at_either(string name)
    {
        Named(name).Number(-Infinity).ShouldBe(double.NaN);
        Named(name).Number(Infinity).ShouldBe(Infinity);
        SlopeAt(-Infinity).ShouldBe(double.NaN);
        SlopeAt(Infinity).ShouldBe(double.NaN);

        // No number is far enough out to meet it.
        SlopeAt(-double.MaxValue).ShouldBe(0, 1e-300);
        SlopeAt(double.MaxValue).ShouldBe(1);

        double SlopeAt(double at) => Named(name).OnValues(new Value(at)).LocalDerivatives[0];
    }

    [Theory]
    [InlineData(.5, .520499877813046538, .479500122186953462)]
    [InlineData(1, .842700792949714869, .157299207050285131)]
    [InlineData(2, .995322265018952734, .00467773498104726584)]
    [InlineData(10, 1, 2.08848758376254476e-45)]
    [InlineData(26, 1, 5.66319240885614285e-296)]
    public void Erf_and_Erfc_have_their_tabulated_values_on_either_side(double x, double erf, double erfc)
    {
        // 1e-15 is two to nine units in the last place.
        ValueOf<Erf>(x).ShouldBe(erf, 1e-15 * erf);
        ValueOf<Erfc>(x).ShouldBe(erfc, 1e-15 * erfc);
        ValueOf<Erf>(-x).ShouldBe(-erf, 1e-15 * erf);
        ValueOf<Erfc>(-x).ShouldBe(1 + erf, 1e-15);
    }

    [Fact]
    public void Erf_near_0_keeps_full_precision_and_the_sign_of_0()
    {
        ValueOf<Erf>(1e-300).ShouldBe(1.1283791670955126e-300, 1e-315); // 2/√π times the argument
        double.IsNegative(ValueOf<Erf>(-0.0)).ShouldBeTrue();
        ValueOf<Erfc>(0).ShouldBe(1);
    }

    [Theory]
    [InlineData(nameof(Sigmoid), 0, 1)]
    [InlineData(nameof(Erf), -1, 1)]
    [InlineData(nameof(Erfc), 2, 0)]
    [InlineData(nameof(Gelu), 0, 1000)]
    [InlineData(nameof(Tanh), -1, 1)]
    [InlineData(nameof(Softplus), 0, 1000)]
    [InlineData(nameof(Silu), 0, 1000)]
    public void Far_out_a_saturating_function_has_its_limit(string name, double farLeft, double farRight)
    {
        Named(name).Number(-1000).ShouldBe(farLeft);
        Named(name).Number(1000).ShouldBe(farRight);
    }

    [Theory]
    [InlineData(nameof(Sigmoid), 0)]
    [InlineData(nameof(Erf), 0)]
    [InlineData(nameof(Erfc), 0)]
    [InlineData(nameof(Tanh), 0)]
    [InlineData(nameof(Softplus), 1)]
    public void Far_out_a_saturating_function_has_the_gradient_of_its_limit(string name, double farRight)
    {
        // The divisors of these derivatives stop at e⁷⁰⁰, so that what is left of them is 1e-304 at most.
        foreach (var infinite in new[] { 1000, Infinity })
        {
            SlopeAt(-infinite).ShouldBe(0, 1e-300);
            SlopeAt(infinite).ShouldBe(farRight, 1e-300);
        }

        double SlopeAt(double at) => Named(name).OnValues(new Value(at)).LocalDerivatives[0];
    }

    [Theory]
    [MemberData(nameof(Saturating))]
    public void Far_out_the_second_and_third_derivatives_of_a_saturating_function_are_0(string name)
    {
        foreach (var at in new double[] { -1000, 1000 })
        {
            Value x = at;
            var second = Derivative.Of(Derivative.Of(Named(name).OnValues(x), x), x);
            second.Data.ShouldBe(0, 1e-300);
            Derivative.Gradient(second, x).ShouldBe(0, 1e-300);
            Derivative.Hessian(Named(name).OnValues(x), x)[0, 0].ShouldBe(0, 1e-300);
        }
    }

    [Theory]
    [InlineData(1e-20)]
    [InlineData(-1e-20)]
    [InlineData(1e-300)]
    public void LogP1_and_ExpM1_of_a_tiny_number_are_that_number(double tiny)
    {
        ValueOf<LogP1>(tiny).ShouldBe(tiny);
        ValueOf<ExpM1>(tiny).ShouldBe(tiny);
    }

    [Theory]
    [InlineData(1e-4)]
    [InlineData(-1e-4)]
    [InlineData(3e-9)]
    public void LogP1_and_ExpM1_near_0_follow_their_series_to_full_precision(double x)
    {
        // ln(1 + x) = x − x²/2 + x³/3 − x⁴/4 + …,  eˣ − 1 = x + x²/2 + x³/6 + x⁴/24 + …: what is left out is below 1e-20 at 1e-4.
        var log = x * (1 - x * (1.0 / 2 - x * (1.0 / 3 - x / 4)));
        var exp = x * (1 + x * (1.0 / 2 + x * (1.0 / 6 + x / 24)));
        var fewUlps = 1e-15 * Math.Abs(x);
        ValueOf<LogP1>(x).ShouldBe(log, fewUlps);
        ValueOf<ExpM1>(x).ShouldBe(exp, fewUlps);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(-1000)]
    public void LogSumExp_and_Softmax_of_huge_inputs_do_not_overflow(double at)
    {
        // Two equal inputs: at + ln 2, and a half each.
        ValueOf<LogSumExp>(at, at).ShouldBe(at + Math.Log(2), 1e-12);
        GradientsOf<LogSumExp>(at, at).ShouldBe([0.5, 0.5], 1e-12);
        Value.Softmax(new Value(at), new Value(at)).Select(share => share.Data).ShouldBe([0.5, 0.5], 1e-12);
    }

    [Fact]
    public void LogSumExp_of_nothing_but_minus_infinity_is_minus_infinity_with_gradient_0()
    {
        ValueOf<LogSumExp>(-Infinity, -Infinity).ShouldBe(-Infinity);
        GradientsOf<LogSumExp>(-Infinity, -Infinity).ShouldBe([0, 0]);

        Dual x = new(-Infinity, 1);
        TangentOf<LogSumExp>(x, x).ShouldBe(0);
    }

    [Fact]
    public void LogSumExp_leaves_an_input_of_minus_infinity_out()
    {
        ValueOf<LogSumExp>(-Infinity, 2).ShouldBe(2);
        GradientsOf<LogSumExp>(-Infinity, 2).ShouldBe([0, 1]);
    }

    [Fact]
    public void LogSumExp_of_infinity_is_infinity()
    {
        ValueOf<LogSumExp>(Infinity, 2).ShouldBe(Infinity);
        ValueOf<LogSumExp>(double.NaN, 2).ShouldBe(double.NaN);
    }
}
