namespace Autograd.Tests.Core;

/// <summary>What the shape of a graph decides: unused inputs, constants, leaves, choices.</summary>
public class StructureConventionsTests
{
    [Fact]
    public void An_input_that_the_output_does_not_use_has_gradient_0()
    {
        Value x = 3, unused = 4;
        var y = x.Sin();
        Derivative.Gradient(y, unused).ShouldBe(0);
        Derivative.Of(y, unused).Data.ShouldBe(0);
        Derivative.Hessian(y, x, unused).Row(1).ShouldBe([0, 0]);
        Derivative.HessianVector(y, [unused], [1]).ShouldBe([0]);
        Derivative.JacobianVector([y], [unused], [1]).ShouldBe([0]);
    }

    [Fact]
    public void A_graph_of_constants_is_one_constant_and_Backward_from_it_does_nothing()
    {
        var y = Value.Exp(Value.Constant(0)) + Value.Sum(Value.Constant(1), Value.Constant(2)) * 2;
        y.IsConstant.ShouldBeTrue();
        y.Data.ShouldBe(7);
        y.Backward();
        y.Grad.ShouldBe(0);
    }

    [Fact]
    public void Backward_on_a_leaf_gives_it_1()
    {
        Value x = 5;
        x.Backward();
        x.Grad.ShouldBe(1);
    }

    [Fact]
    public void A_double_inside_an_expression_is_a_constant_and_has_no_edge()
    {
        Value x = 3;
        var y = 2 * x;
        y.Operands[0].IsConstant.ShouldBeTrue();
        y.LocalDerivatives.ShouldBe([0, 2]);
        TopologicalOrder.Of(y).ShouldBe([x, y]);
    }

    [Theory]
    [InlineData(4, 2, 1, 0)]
    [InlineData(-4, -5, 0, 1)]
    public void Where_follows_the_taken_side_alone(double at, double value, double byA, double byB)
    {
        Value x = at, a = 2, b = -5;
        var y = Value.Where(x > 0, a, b);
        y.Data.ShouldBe(value);
        Derivative.Gradient(y, a, b, x).ShouldBe([byA, byB, 0]);
    }

    [Fact]
    public void Nothing_leaks_from_the_untaken_side_of_Where()
    {
        // d/dx √x at 0 is infinite, and x / x is NaN: linked with an adjoint of 0, either would make the gradient NaN.
        Value x = 0;
        Derivative.Gradient(Value.Where(x > 0, x.Sqrt(), 3 * x), x).ShouldBe(3);
        Derivative.Gradient(Value.Where(x > 0, x / x, 3 * x), x).ShouldBe(3);
        Derivative.Hessian(Value.Where(x > 0, x / x, 3 * x), x)[0, 0].ShouldBe(0);
    }

    [Fact]
    public void Where_takes_numbers_and_constants_on_either_side()
    {
        Value x = 2;
        Derivative.Gradient(Value.Where(x > 0, x, 7), x).ShouldBe(1);
        Derivative.Gradient(Value.Where(x < 0, x, 7), x).ShouldBe(0);
        Derivative.Gradient(Value.Where(x > 0, 7, x), x).ShouldBe(0);

        var constant = Value.Where(true, Value.Constant(1), x);
        constant.Backward();
        constant.Operands.ShouldHaveSingleItem().Grad.ShouldBe(0);
    }

    [Fact]
    public void A_comparison_stands_in_an_if_and_is_false_with_NaN()
    {
        Value x = 1, y = 2, nan = double.NaN;
        bool[] holds = [x < y, x <= y, y > x, y >= x, x >= 1, x <= 1];
        holds.ShouldAllBe(held => held);
        bool[] fails = [x > y, x >= y, nan > x, nan < x, nan >= x, x <= nan];
        fails.ShouldAllBe(held => !held);
    }

    [Fact]
    public void Where_goes_to_the_second_side_with_NaN()
    {
        Value nan = double.NaN, a = 1, b = 2;
        Value.Where(nan > 0, a, b).Data.ShouldBe(2);
    }
}
