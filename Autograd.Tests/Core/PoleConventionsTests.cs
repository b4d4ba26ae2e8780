namespace Autograd.Tests.Core;

/// <summary>Poles, powers and products with infinity: IEEE arithmetic, by continuity.</summary>
public class PoleConventionsTests : RowTests
{
    private const double Infinity = double.PositiveInfinity;

    [Fact]
    public void Sqrt_at_0_has_an_infinite_gradient() => GradientOf<Sqrt>(0).ShouldBe(Infinity);

    [Fact]
    public void Log_at_0_is_negative_infinity_with_an_infinite_gradient()
    {
        ValueOf<Log>(0).ShouldBe(-Infinity);
        GradientOf<Log>(0).ShouldBe(Infinity);
    }

    [Fact]
    public void X_to_the_power_0_has_gradient_0_also_at_0()
    {
        ValueOf<Pow>(0, 0).ShouldBe(1);
        GradientWithConstant<Pow>(0, 0).ShouldBe(0);
        GradientWithConstant<Pow>(2, 0).ShouldBe(0);
        GradientWithConstant<Pow>(Infinity, 0).ShouldBe(0);
    }

    // c · xᶜ⁻¹: 3 · (−2)² = 12, 1 · 0⁰ = 1, ½ · 0^(−½) = ∞, −1 · 0⁻² = −∞.
    [Theory]
    [InlineData(-2, 3, 12)]
    [InlineData(0, 1, 1)]
    [InlineData(0, 2, 0)]
    [InlineData(0, 0.5, Infinity)]
    [InlineData(0, -1, -Infinity)]
    public void X_to_a_constant_power_has_gradient_c_times_x_to_the_power_c_minus_1(double at, double c, double expected) =>
        GradientWithConstant<Pow>(at, c).ShouldBe(expected);

    [Fact]
    public void A_constant_power_takes_no_logarithm_of_a_negative_base()
    {
        Value x = -2;
        var y = Value.Pow(x, 2);
        y.Backward();
        (y.Data, x.Grad).ShouldBe((4, -4));
        y.LocalDerivatives.ShouldBe([-4, 0]);
    }

    // y · ln x tends to 0 for a positive power, is −∞ for a negative one, and has no value for a negative base.
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 2, 0)]
    [InlineData(0, 0.5, 0)]
    [InlineData(0, -1, -Infinity)]
    [InlineData(-2, 2, double.NaN)]
    [InlineData(-2, 0, double.NaN)]
    public void The_gradient_by_a_power_is_its_limit_at_0_and_NaN_below(double x, double y, double expected) =>
        GradientsOf<Pow>(x, y)[1].ShouldBe(expected);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, -1)]
    [InlineData(-2, 3)]
    [InlineData(-2, 0.5)]
    [InlineData(Infinity, 0)]
    public void The_value_of_a_power_is_always_that_of_Math_Pow(double x, double y)
    {
        ValueOf<Pow>(x, y).ShouldBe(Math.Pow(x, y));
        Value.Pow(new Value(x), y).Data.ShouldBe(Math.Pow(x, y));
        Value.Pow(x, new Value(y)).Data.ShouldBe(Math.Pow(x, y));
    }

    [Fact]
    public void The_mixed_second_derivative_of_a_power_at_0_is_1_over_x_in_either_order()
    {
        // ∂²(xʸ)/∂x∂y = xʸ⁻¹ (1 + y ln x), which at x = 2, y = 0 is ½.
        Value x = 2, y = 0;
        var power = Of<Pow>().OnValues(x, y);
        Derivative.Gradient(Derivative.Of(power, x), y).ShouldBe(0.5);
        Derivative.Gradient(Derivative.Of(power, y), x).ShouldBe(0.5);
    }

    [Fact]
    public void A_quotient_is_never_divided_by_the_square_of_its_divisor()
    {
        // a / b² would be 1 / ∞ = 0 for b = 1e200, and 1 / 0 = ∞ for b = 1e-200 and a = 1e-300.
        GradientsOf<Div>(1e300, 1e200)[1].ShouldBe(-1e-100, 1e-115);
        GradientsOf<Div>(1e-300, 1e-200)[1].ShouldBe(-1e100, 1e85);
    }

    [Fact]
    public void Division_by_0_is_infinite_with_infinite_gradients()
    {
        ValueOf<Div>(1, 0).ShouldBe(Infinity);
        GradientsOf<Div>(1, 0).ShouldBe([Infinity, -Infinity]);
    }

    [Fact]
    public void An_adjoint_of_0_times_an_infinite_derivative_is_NaN()
    {
        // d/dx 0 · √x at 0 is 0 · ∞: nothing is skipped because it is 0.
        Value x = 0;
        (0 * x.Sqrt()).Backward();
        x.Grad.ShouldBe(double.NaN);
        Derivative.Gradient(0 * x.Sqrt(), x).ShouldBe(double.NaN);
    }

    [Fact]
    public void Backward_from_a_root_that_is_not_finite_is_allowed()
    {
        Value x = 0;
        x.Log().Backward();
        x.Grad.ShouldBe(Infinity);
    }

    [Fact]
    public void Forward_mode_keeps_the_conventions_of_poles_and_powers()
    {
        Dual zero = new(0, 1);
        TangentOf<Sqrt>(zero).ShouldBe(Infinity);
        TangentOf<Log>(zero).ShouldBe(Infinity);
        TangentOf<Pow>(zero, 0).ShouldBe(0);
        TangentOf<Pow>(zero, 1).ShouldBe(1);
        TangentOf<Pow>(0, new(2, 1)).ShouldBe(0);
        TangentOf<Pow>(0, new(-1, 1)).ShouldBe(-Infinity);
        TangentOf<Pow>(new(-2, 1), 2).ShouldBe(-4);
        (0 * Dual.Sqrt(zero)).Tangent.ShouldBe(double.NaN);
    }
}
