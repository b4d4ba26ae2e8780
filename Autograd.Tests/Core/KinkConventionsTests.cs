namespace Autograd.Tests.Core;

/// <summary>Where a function has a kink, the gradient is the subgradient of least norm; NaN is never hidden.</summary>
public class KinkConventionsTests : RowTests
{
    [Fact]
    public void Max_of_two_values_at_a_tie_gives_a_half_to_each() => GradientsOf<Max>(3, 3).ShouldBe([0.5, 0.5]);

    [Fact]
    public void Min_of_two_values_at_a_tie_gives_a_half_to_each() => GradientsOf<Min>(3, 3).ShouldBe([0.5, 0.5]);

    [Fact]
    public void Zero_and_negative_zero_are_a_tie() => GradientsOf<Max>(0, -0.0).ShouldBe([0.5, 0.5]);

    [Fact]
    public void Two_equal_infinities_are_a_tie() =>
        GradientsOf<Max>(double.PositiveInfinity, double.PositiveInfinity).ShouldBe([0.5, 0.5]);

    [Fact]
    public void Off_the_tie_the_larger_takes_all_of_Max_and_the_smaller_all_of_Min()
    {
        GradientsOf<Max>(3, 2).ShouldBe([1, 0]);
        GradientsOf<Min>(3, 2).ShouldBe([0, 1]);
    }

    [Fact]
    public void Max_and_Min_of_a_value_with_itself_give_1_in_all()
    {
        var a = new Value(1.5);
        Derivative.Gradient(Value.Max(a, a), a).ShouldBe(1);
        Derivative.Gradient(Value.Min(a, a), a).ShouldBe(1);
    }

    [Fact]
    public void Max_with_a_constant_at_the_tie_gives_0_on_either_side()
    {
        GradientOf(x => Value.Max(x, 2), 2).ShouldBe(0);
        GradientOf(x => Value.Max(2, x), 2).ShouldBe(0);
        GradientOf(x => Value.Max(x, Value.Constant(2)), 2).ShouldBe(0);
        GradientOf(x => Value.Max(Value.Constant(2), x), 2).ShouldBe(0);
    }

    [Fact]
    public void Min_with_a_constant_at_the_tie_gives_0_on_either_side()
    {
        GradientOf(x => Value.Min(x, 2), 2).ShouldBe(0);
        GradientOf(x => Value.Min(2, x), 2).ShouldBe(0);
        GradientOf(x => Value.Min(x, Value.Constant(2)), 2).ShouldBe(0);
        GradientOf(x => Value.Min(Value.Constant(2), x), 2).ShouldBe(0);
    }

    // Of the slopes 1 and 0.01 on either side 0.01 is the smaller; -0 is 0.
    [Theory]
    [InlineData(-1000, -10, 0.01)]
    [InlineData(-0.0, 0, 0.01)]
    [InlineData(0, 0, 0.01)]
    [InlineData(1000, 1000, 1)]
    [InlineData(double.NegativeInfinity, double.NegativeInfinity, 0.01)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity, 1)]
    [InlineData(double.NaN, double.NaN, double.NaN)]
    public void LeakyRelu_has_the_smaller_slope_at_0_and_NaN_for_NaN(double at, double value, double slope)
    {
        ValueOf<LeakyRelu>(at).ShouldBe(value);
        GradientOf<LeakyRelu>(at).ShouldBe(slope);
    }

    [Fact]
    public void Off_the_bound_Max_and_Min_with_a_constant_give_1_or_0()
    {
        GradientOf(x => Value.Max(x, 2), 2.5).ShouldBe(1);
        GradientOf(x => Value.Max(x, 2), 1.5).ShouldBe(0);
        GradientOf(x => Value.Min(x, 2), 2.5).ShouldBe(0);
        GradientOf(x => Value.Min(x, 2), 1.5).ShouldBe(1);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-0.0)]
    [InlineData(0)]
    [InlineData(1)]
    public void Max_with_0_is_Relu(double at)
    {
        Value.Max(new Value(at), 0).Data.ShouldBe(new Value(at).Relu().Data);
        GradientOf(x => Value.Max(x, 0), at).ShouldBe(GradientOf<Relu>(at));
    }

    [Fact]
    public void Relu_at_0_has_gradient_0() => GradientOf<Relu>(0).ShouldBe(0);

    [Fact]
    public void Abs_at_0_has_gradient_0() => GradientOf<Abs>(0).ShouldBe(0);

    [Fact]
    public void NaN_into_Relu_is_NaN_in_value_and_gradient() => ShouldBeNaN<Relu>();

    [Fact]
    public void NaN_into_Abs_is_NaN_in_value_and_gradient() => ShouldBeNaN<Abs>();

    [Fact]
    public void NaN_into_a_bound_is_NaN_in_value_and_gradient()
    {
        Value.Max(new Value(double.NaN), 1).Data.ShouldBe(double.NaN);
        Value.Min(new Value(double.NaN), 1).Data.ShouldBe(double.NaN);
        GradientWithConstant<AtLeast>(double.NaN, 1).ShouldBe(double.NaN);
        GradientWithConstant<AtMost>(double.NaN, 1).ShouldBe(double.NaN);
    }

    [Fact]
    public void A_bound_that_varies_has_gradient_0_at_the_tie_and_NaN_for_NaN()
    {
        GradientsOf<AtLeast>(2, 2).ShouldBe([0, 0]);
        GradientsOf<AtMost>(2, 2).ShouldBe([0, 0]);
        GradientsOf<AtLeast>(1, double.NaN).ShouldBe([double.NaN, double.NaN]);
        GradientsOf<AtMost>(1, double.NaN).ShouldBe([double.NaN, double.NaN]);
    }

    [Theory]
    [InlineData(double.NaN, 1)]
    [InlineData(1, double.NaN)]
    public void NaN_into_Max_or_Min_is_NaN_in_value_and_both_gradients(double a, double b)
    {
        ValueOf<Max>(a, b).ShouldBe(double.NaN);
        ValueOf<Min>(a, b).ShouldBe(double.NaN);
        GradientsOf<Max>(a, b).ShouldBe([double.NaN, double.NaN]);
        GradientsOf<Min>(a, b).ShouldBe([double.NaN, double.NaN]);
    }

    [Fact]
    public void Forward_mode_keeps_the_conventions_of_Max_and_Min()
    {
        Dual x = new(2, 1), other = new(2, 0);
        Dual.Max(x, other).Tangent.ShouldBe(0.5);
        Dual.Min(x, other).Tangent.ShouldBe(0.5);
        Dual.Max(x, x).Tangent.ShouldBe(1);
        Dual.Min(x, x).Tangent.ShouldBe(1);
        Dual.Max(x, 2).Tangent.ShouldBe(0);
        Dual.Max(2, x).Tangent.ShouldBe(0);
        Dual.Min(x, 2).Tangent.ShouldBe(0);
        Dual.Min(2, x).Tangent.ShouldBe(0);
    }

    [Fact]
    public void Forward_mode_keeps_the_conventions_of_Relu_and_Abs()
    {
        TangentOf<Relu>(new Dual(0, 1)).ShouldBe(0);
        TangentOf<Abs>(new Dual(0, 1)).ShouldBe(0);
        TangentOf<Relu>(new Dual(double.NaN, 1)).ShouldBe(double.NaN);
        TangentOf<Abs>(new Dual(double.NaN, 1)).ShouldBe(double.NaN);
    }

    [Fact]
    public void Derivatives_as_graphs_keep_the_conventions()
    {
        Value a = 3, b = 3;
        Derivative.Of(Value.Max(a, b), a).Data.ShouldBe(0.5);
        Derivative.Of(Value.Max(a, 3), a).Data.ShouldBe(0);
        Derivative.Of(Value.Max(a, a), a).Data.ShouldBe(1);
    }

    private static double GradientOf(Func<Value, Value> function, double at)
    {
        var x = new Value(at);
        return Derivative.Gradient(function(x), x);
    }

    private void ShouldBeNaN<TRule>() where TRule : struct
    {
        ValueOf<TRule>(double.NaN).ShouldBe(double.NaN);
        GradientOf<TRule>(double.NaN).ShouldBe(double.NaN);
    }
}
