using Autograd.Tests.Core;

namespace Autograd.Tests.Tapes;

/// <summary>Choices are decided anew at each point, and the side that is not taken contributes nothing.</summary>
public class MachineCodeChoiceTests
{
    [Theory]
    [InlineData(4, 2, 0.25)]
    [InlineData(0, 0, 1)]
    [InlineData(-9, -9, 1)]
    [InlineData(double.NaN, double.NaN, 1)]
    public void An_infinite_or_undefined_derivative_of_the_side_not_taken_does_not_leak(double at, double y, double dy)
    {
        // √x for x > 0, else x: ∂√x = 1 / 2√x is ∞ at 0 and NaN below.
        var x = new Value(1);
        var (value, gradient) = CompiledGraph.Gradient(Value.Where(x > 0, x.Sqrt(), x), [x]).At(at);
        value.ShouldHaveTheBitsOf(y);
        gradient[0].ShouldHaveTheBitsOf(dy);
    }

    [Theory]
    [InlineData(1, 2, 0)]
    [InlineData(2, 2, 1)]
    [InlineData(3, 2, 1)]
    [InlineData(double.NaN, 2, 0)]
    [InlineData(2, double.NaN, 0)]
    public void At_least_holds_at_equality_and_never_for_NaN(double a, double b, double expected) =>
        Decided((x, y) => x >= y, a, b).ShouldBe(expected);

    [Theory]
    [InlineData(1, 2, 0)]
    [InlineData(2, 2, 0)]
    [InlineData(3, 2, 1)]
    [InlineData(double.NaN, 2, 0)]
    [InlineData(2, double.NaN, 0)]
    public void Above_does_not_hold_at_equality_nor_for_NaN(double a, double b, double expected) =>
        Decided((x, y) => x > y, a, b).ShouldBe(expected);

    [Theory]
    [InlineData(1, 2, 1)]
    [InlineData(2, 1, 0)]
    [InlineData(-1, 2, 0)]
    [InlineData(double.NaN, 2, 0)]
    public void Conditions_are_joined_by_and(double a, double b, double expected) =>
        Decided((x, y) => x > 0 && x < y, a, b).ShouldBe(expected);

    [Theory]
    [InlineData(1, 2, 1)]
    [InlineData(-2, -1, 1)]
    [InlineData(-1, -2, 0)]
    [InlineData(double.NaN, 2, 0)]
    public void Conditions_are_joined_by_or(double a, double b, double expected) =>
        Decided((x, y) => x > 0 || x < y, a, b).ShouldBe(expected);

    [Theory]
    [InlineData(1, 2, 1)]
    [InlineData(3, 2, 0)]
    [InlineData(double.NaN, 2, 1)]
    public void A_condition_is_turned_round_by_not(double a, double b, double expected) =>
        Decided((x, y) => !(x > y), a, b).ShouldBe(expected);

    [Theory]
    [InlineData(-3, 0)]
    [InlineData(0, 0)]
    [InlineData(2, 10)]
    public void A_choice_may_stand_inside_a_choice(double at, double slope)
    {
        // 0 up to 0; above it x² up to 1 and 5x² from there: at 2 the derivative is 2 · 5.
        var x = new Value(1);
        var y = Value.Where(x > 0, Value.Where(x < 1, Value.Square(x), 5 * Value.Square(x)), Value.Constant(0));
        CompiledGraph.Gradient(y, [x]).At(at).Results[0].ShouldBe(2 * slope);
    }

    [Theory]
    [InlineData(0, 3, 0)]
    [InlineData(0, 0, 0)]
    [InlineData(0, -1, double.NegativeInfinity)]
    public void A_power_of_0_has_its_convention_for_a_varying_exponent(double a, double b, double byExponent)
    {
        // aᵇ · ln a has the limit 0 for b above 0, and −∞ for b below.
        var inputs = Numbers.Variables(1, 1);
        CompiledGraph.Gradient(Value.Pow(inputs[0], inputs[1]), inputs).At(a, b).Results[1].ShouldBe(byExponent);
    }

    private static double Decided(Func<Value, Value, Condition> condition, double a, double b)
    {
        var inputs = Numbers.Variables(1, 1);
        return CompiledGraph.Values([Value.Where(condition(inputs[0], inputs[1]), 1, 0)], inputs).At(a, b).Value;
    }
}
