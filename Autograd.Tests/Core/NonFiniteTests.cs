namespace Autograd.Tests.Core;

/// <summary>The search for the place where numbers stop being finite.</summary>
public class NonFiniteTests
{
    [Fact]
    public void Where_all_is_finite_nothing_is_found()
    {
        Value x = 2;
        (x.Exp() / x).FindNonFinite().ShouldBeNull();
        x.FindNonFinite().ShouldBeNull();
        Value.Constant(1).FindNonFinite().ShouldBeNull();
    }

    [Fact]
    public void The_first_value_that_is_not_finite_is_found_with_its_operands()
    {
        // e^800 overflows; what follows is infinite or NaN because of it.
        Value x = 800, y = 1;
        var exp = x.Exp();
        var root = (exp - exp) * y;
        var found = root.FindNonFinite().ShouldNotBeNull();
        found.Node.ShouldBeSameAs(exp);
        found.Operands.ShouldHaveSingleItem().ShouldBeSameAs(x);
    }

    [Fact]
    public void An_input_that_is_not_finite_is_itself_the_first()
    {
        Value x = double.NaN;
        var found = (2 * x + 1).FindNonFinite().ShouldNotBeNull();
        found.Node.ShouldBeSameAs(x);
        found.Operands.ShouldBeEmpty();
    }

    [Fact]
    public void A_finite_value_can_have_an_edge_that_is_not()
    {
        // √0 = 0, and its slope is infinite: adjoint 3 times ∞.
        Value x = 0;
        var root = x.Sqrt();
        var found = (3 * root).FindNonFinite().ShouldNotBeNull();
        found.Node.ShouldBeNull();
        found.Operands.ShouldBeEmpty();
        var edge = found.Edge.ShouldNotBeNull();
        edge.Result.ShouldBeSameAs(root);
        edge.Operand.ShouldBeSameAs(x);
        (edge.Adjoint, edge.LocalDerivative, edge.Product).ShouldBe((3, double.PositiveInfinity, double.PositiveInfinity));
    }

    [Fact]
    public void The_first_edge_is_the_first_of_the_backward_pass()
    {
        // 0 · ∞ arises at the upper root; below it everything is NaN.
        Value x = 0;
        var lower = x.Sqrt();
        var upper = lower.Sqrt();
        var edge = (0 * upper).FindNonFinite().ShouldNotBeNull().Edge.ShouldNotBeNull();
        edge.Result.ShouldBeSameAs(upper);
        edge.Operand.ShouldBeSameAs(lower);
        edge.Product.ShouldBe(double.NaN);
    }

    [Fact]
    public void Adjoints_that_overflow_on_the_way_down_are_found()
    {
        // Forward 1e-300, 1e-100, 1e100; backward 1e200, then 1e200 · 1e200, which is beyond the doubles.
        Value x = 1e-300;
        var first = 1e200 * x;
        var found = (1e200 * first).FindNonFinite().ShouldNotBeNull();
        found.Node.ShouldBeNull();
        var edge = found.Edge.ShouldNotBeNull();
        edge.Operand.ShouldBeSameAs(x);
        (edge.Adjoint, edge.LocalDerivative).ShouldBe((1e200, 1e200));
    }

    [Fact]
    public void Constants_have_no_edge_to_be_blamed()
    {
        // 1 / b for b = 0: the edge to the constant numerator would be infinite, but there is none.
        Value b = 0;
        var found = (1 / b).FindNonFinite().ShouldNotBeNull();
        found.Edge.ShouldNotBeNull().Operand.ShouldBeSameAs(b);
        Value.Constant(double.NaN).FindNonFinite().ShouldNotBeNull().Edge.ShouldBeNull();
    }

    [Fact]
    public void Nothing_is_changed_by_the_search()
    {
        Value x = 0;
        var root = x.Sqrt();
        var y = 3 * root;
        y.FindNonFinite();
        (x.Grad, root.Grad, y.Grad).ShouldBe((0, 0, 0));
    }

    [Fact]
    public void The_report_says_in_words_what_was_found()
    {
        var x = new Value(0, "x");
        var root = x.Sqrt().Named("root");
        root.FindNonFinite()!.ToString().ShouldBe(
            "Every value is finite." + Environment.NewLine
            + "The first product that is not finite: 1 * Infinity = Infinity, from root (sqrt) to x");
        Value.Log(Value.Constant(0)).FindNonFinite()!.ToString().ShouldBe(
            "The first value that is not finite: -Infinity, constant" + Environment.NewLine
            + "Every product of the backward pass is finite.");
    }
}
