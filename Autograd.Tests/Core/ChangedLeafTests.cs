namespace Autograd.Tests.Core;

/// <summary>
/// A leaf is given new Data after a graph was recorded: edges hold what was recorded, so first derivatives are those of the
/// recording, and what would mix old numbers with new ones is refused.
/// </summary>
public class ChangedLeafTests
{
    [Fact]
    public void Backward_gives_the_gradient_at_the_recorded_point()
    {
        // x²y at (3, 2): 2xy = 12 and x² = 9, wherever x is moved afterwards.
        Value x = 3, y = 2;
        var f = x * x * y;
        x.Data = 100;
        y.Data = -5;
        f.Backward();
        (f.Data, x.Grad, y.Grad).ShouldBe((18, 12, 9));
    }

    [Fact]
    public void The_pure_gradient_and_J_v_are_those_at_the_recorded_point()
    {
        Value x = 3, y = 2;
        var f = x * x * y;
        x.Data = 100;
        Derivative.Gradient(f, x, y).ShouldBe([12, 9]);
        Derivative.JacobianVector([f], [x, y], [1, 1]).ShouldBe([21]);
    }

    [Fact]
    public void Every_kind_of_dot_product_keeps_the_recorded_numbers()
    {
        Value w = 3, x = 2;
        var ofValues = Value.Dot([w], [x]);
        var withNumbers = Value.Dot([w], [5.0]);
        var withItself = Value.Dot([w], [w]);
        (w.Data, x.Data) = (100, 200);
        Derivative.Gradient(ofValues, w, x).ShouldBe([2, 3]);
        Derivative.Gradient(withNumbers, w).ShouldBe(5);
        Derivative.Gradient(withItself, w).ShouldBe(6);
        (ofValues + withItself).Backward();
        (w.Grad, x.Grad).ShouldBe((8, 3));
    }

    [Theory]
    [InlineData(nameof(Derivative.Of))]
    [InlineData(nameof(Derivative.Hessian))]
    [InlineData(nameof(Derivative.HessianVector))]
    public void Higher_derivatives_of_a_graph_with_a_changed_leaf_are_refused(string name)
    {
        var x = new Value(3, "x");
        foreach (var y in new[] { x.Exp(), x * 2, 2 / x, x * new Value(4), Value.Sum(x, x), Value.Dot([x], [x]), Value.Where(true, x, 0) })
        {
            x.Data = 4;
            var error = Should.Throw<InvalidOperationException>(() => Differentiate(y), $"{name} of {y}");
            error.Message.ShouldContain("'x'");
            error.Message.ShouldContain("Build the expression again");

            x.Data = 3;
            Should.NotThrow(() => Differentiate(y));
        }

        object Differentiate(Value y) => name switch
        {
            nameof(Derivative.Of) => Derivative.Of(y, x),
            nameof(Derivative.Hessian) => Derivative.Hessian(y, x),
            _ => Derivative.HessianVector(y, [x], [1]),
        };
    }

    [Fact]
    public void A_change_to_a_leaf_that_the_graph_does_not_use_is_none_of_its_business()
    {
        Value x = 3, other = 1;
        var y = x.Square();
        other.Data = 2;
        Derivative.Of(y, x).Data.ShouldBe(6);
    }

    [Fact]
    public void NaN_in_a_leaf_is_no_change()
    {
        Value x = double.NaN;
        Derivative.Of(x.Square(), x).Data.ShouldBe(double.NaN);
    }
}
