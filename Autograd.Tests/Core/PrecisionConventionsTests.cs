namespace Autograd.Tests.Core;

/// <summary>Far out nothing overflows and nothing is lost; near 0 nothing cancels.</summary>
public class PrecisionConventionsTests
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
        Value x = -40;
        x.Sigmoid().Data.ShouldBe(Tiny, Slack);
        Derivative.Gradient(x.Sigmoid(), x).ShouldBe(Tiny, Slack);
        Dual.Apply<Sigmoid>(new Dual(-40, 1)).Tangent.ShouldBe(Tiny, Slack);
    }

    [Fact]
    public void Softplus_and_its_gradient_at_minus_40_are_tiny_and_not_0()
    {
        Value x = -40;
        x.Softplus().Data.ShouldBe(Tiny, Slack);
        Derivative.Gradient(x.Softplus(), x).ShouldBe(Tiny, Slack);
    }

    [Fact]
    public void Silu_and_its_gradient_at_minus_40_are_tiny_and_not_0()
    {
        // −40 e⁻⁴⁰, and (1 − 40) e⁻⁴⁰ by the product rule: σ(−40) is e⁻⁴⁰ to the last bit.
        Value x = -40;
        x.Silu().Data.ShouldBe(-40 * Tiny, 40 * Slack);
        Derivative.Gradient(x.Silu(), x).ShouldBe(-39 * Tiny, 40 * Slack);
    }

    [Fact]
    public void Silu_at_minus_infinity_is_infinity_times_0() => new Value(-Infinity).Silu().Data.ShouldBe(double.NaN);

    [Fact]
    public void Gelu_and_its_gradient_at_minus_10_are_tiny_and_not_0()
    {
        // Φ(−10) = 7.619853024160526e-24 and φ(10) = 7.694598626706419e-23: −10 Φ(−10), and Φ(−10) − 10 φ(10). A rounding of 10/√2 is
        // 2⁻⁵³ of it and 100 times that of Φ: 1e-13 is ten of them.
        Value x = -10;
        x.Gelu().Data.ShouldBe(-7.619853024160526e-23, 1e-13 * 7.6e-23);
        Derivative.Gradient(x.Gelu(), x).ShouldBe(-7.618400096464814e-22, 1e-13 * 7.6e-22);
    }

    [Fact]
    public void Gelu_at_minus_infinity_is_infinity_times_0() => new Value(-Infinity).Gelu().Data.ShouldBe(double.NaN);

    [Theory]
    [InlineData(.5, .520499877813046538, .479500122186953462)]
    [InlineData(1, .842700792949714869, .157299207050285131)]
    [InlineData(2, .995322265018952734, .00467773498104726584)]
    [InlineData(10, 1, 2.08848758376254476e-45)]
    [InlineData(26, 1, 5.66319240885614285e-296)]
    public void Erf_and_Erfc_have_their_tabulated_values_on_either_side(double x, double erf, double erfc)
    {
        // 1e-15 is two to nine units in the last place.
        new Value(x).Erf().Data.ShouldBe(erf, 1e-15 * erf);
        new Value(x).Erfc().Data.ShouldBe(erfc, 1e-15 * erfc);
        new Value(-x).Erf().Data.ShouldBe(-erf, 1e-15 * erf);
        new Value(-x).Erfc().Data.ShouldBe(1 + erf, 1e-15);
    }

    [Fact]
    public void Erf_near_0_keeps_full_precision_and_the_sign_of_0()
    {
        new Value(1e-300).Erf().Data.ShouldBe(1.1283791670955126e-300, 1e-315); // 2/√π times the argument
        double.IsNegative(new Value(-0.0).Erf().Data).ShouldBeTrue();
        new Value(0).Erfc().Data.ShouldBe(1);
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
        Row.Named(name).Number(-1000).ShouldBe(farLeft);
        Row.Named(name).Number(1000).ShouldBe(farRight);
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

        double SlopeAt(double at) => Row.Named(name).OnValues(new Value(at)).LocalDerivatives[0];
    }

    [Theory]
    [MemberData(nameof(Saturating))]
    public void Far_out_the_second_and_third_derivatives_of_a_saturating_function_are_0(string name)
    {
        foreach (var at in new double[] { -1000, 1000 })
        {
            Value x = at;
            var second = Derivative.Of(Derivative.Of(Row.Named(name).OnValues(x), x), x);
            second.Data.ShouldBe(0, 1e-300);
            Derivative.Gradient(second, x).ShouldBe(0, 1e-300);
            Derivative.Hessian(Row.Named(name).OnValues(x), x)[0, 0].ShouldBe(0, 1e-300);
        }
    }

    [Theory]
    [InlineData(1e-20)]
    [InlineData(-1e-20)]
    [InlineData(1e-300)]
    public void LogP1_and_ExpM1_of_a_tiny_number_are_that_number(double tiny)
    {
        Value x = tiny;
        x.LogP1().Data.ShouldBe(tiny);
        x.ExpM1().Data.ShouldBe(tiny);
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
        new Value(x).LogP1().Data.ShouldBe(log, fewUlps);
        new Value(x).ExpM1().Data.ShouldBe(exp, fewUlps);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(-1000)]
    public void LogSumExp_and_Softmax_of_huge_inputs_do_not_overflow(double at)
    {
        // Two equal inputs: at + ln 2, and a half each.
        Value a = at, b = at;
        var y = Value.LogSumExp(a, b);
        y.Data.ShouldBe(at + Math.Log(2), 1e-12);
        Derivative.Gradient(y, a, b).ShouldBe([0.5, 0.5], 1e-12);
        Value.Softmax(a, b).Select(share => share.Data).ShouldBe([0.5, 0.5], 1e-12);
    }

    [Fact]
    public void LogSumExp_of_nothing_but_minus_infinity_is_minus_infinity_with_gradient_0()
    {
        Value a = -Infinity, b = -Infinity;
        var y = Value.LogSumExp(a, b);
        y.Data.ShouldBe(-Infinity);
        Derivative.Gradient(y, a, b).ShouldBe([0, 0]);

        Dual x = new(-Infinity, 1);
        Dual.Apply<LogSumExp>(x, x).Tangent.ShouldBe(0);
    }

    [Fact]
    public void LogSumExp_leaves_an_input_of_minus_infinity_out()
    {
        Value a = -Infinity, b = 2;
        var y = Value.LogSumExp(a, b);
        y.Data.ShouldBe(2);
        Derivative.Gradient(y, a, b).ShouldBe([0, 1]);
    }

    [Fact]
    public void LogSumExp_of_infinity_is_infinity()
    {
        Value.LogSumExp(new Value(Infinity), new Value(2)).Data.ShouldBe(Infinity);
        Value.LogSumExp(new Value(double.NaN), new Value(2)).Data.ShouldBe(double.NaN);
    }
}
