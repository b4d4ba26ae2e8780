namespace Autograd.Tests.Core;

/// <summary>The backward pass: what accumulates, what starts afresh, what the seed does.</summary>
public class BackwardTests
{
    [Fact]
    public void A_value_used_twice_collects_both_contributions()
    {
        // a + a has two edges, 1 each; a · a has two, a each.
        Value a = 3;
        (a + a).Backward();
        a.Grad.ShouldBe(2);
        a.ZeroGrad();
        (a * a).Backward();
        a.Grad.ShouldBe(6);
    }

    [Fact]
    public void Leaves_add_up_the_passes_until_ZeroGrad()
    {
        // 3x² = 27 at 3, twice, then once.
        Value x = 3;
        var y = x * x * x;
        y.Backward();
        y.Backward();
        x.Grad.ShouldBe(54);
        x.ZeroGrad();
        y.Backward();
        x.Grad.ShouldBe(27);
    }

    [Fact]
    public void Interior_adjoints_start_afresh_at_every_pass()
    {
        Value x = 3;
        var square = x * x;
        var y = square * x;
        y.Backward();
        y.Backward();
        (square.Grad, y.Grad).ShouldBe((3, 1));
    }

    [Fact]
    public void An_interior_adjoint_left_by_another_root_does_not_leak_into_a_pass()
    {
        Value x = 3;
        var shared = 2 * x;
        (5 * shared).Backward();
        (7 * shared).Backward();
        shared.Grad.ShouldBe(7);
        x.Grad.ShouldBe(10 + 14);
    }

    [Fact]
    public void An_adjoint_set_by_hand_on_an_interior_value_does_not_count()
    {
        Value x = 3;
        var square = x * x;
        square.Grad = 100;
        (2 * square).Backward();
        x.Grad.ShouldBe(12);
    }

    [Fact]
    public void The_seed_is_the_adjoint_of_the_root()
    {
        Value x = 3;
        var y = x * x;
        y.Backward(0.5);
        (y.Grad, x.Grad).ShouldBe((0.5, 3));
        y.Backward(seed: -2);
        x.Grad.ShouldBe(3 - 12);
    }

    [Fact]
    public void Backward_on_a_leaf_adds_the_seed()
    {
        Value x = 3;
        x.Backward();
        x.Backward(2);
        x.Grad.ShouldBe(3);
    }

    [Fact]
    public void Backward_from_an_interior_value_leaves_what_is_above_it_alone()
    {
        Value x = 3;
        var inner = x * x;
        var outer = 2 * inner;
        outer.Backward();
        inner.Backward();
        outer.Grad.ShouldBe(1);
        x.Grad.ShouldBe(12 + 6);
    }

    [Fact]
    public void ZeroGrad_of_a_root_clears_everything_below_it()
    {
        Value x = 3, y = 4, other = 5;
        var product = x * y;
        var root = product + other;
        root.Backward();
        product.ZeroGrad();
        (x.Grad, y.Grad, product.Grad).ShouldBe((0, 0, 0));
        (other.Grad, root.Grad).ShouldBe((1, 1));
        root.ZeroGrad();
        (other.Grad, root.Grad).ShouldBe((0, 0));
    }

    [Fact]
    public void A_constant_collects_nothing()
    {
        Value x = 3;
        var c = Value.Constant(4);
        (x * c + c + Value.Sum(x, c) + Value.Dot([x, c], [c, x], c)).Backward();

        // x · 4, then 1, then 4 twice.
        x.Grad.ShouldBe(4 + 1 + 8);
        c.Grad.ShouldBe(0);
        c.Backward();
        c.ZeroGrad();
        c.Grad.ShouldBe(0);
    }

    [Fact]
    public void A_double_converted_to_a_Value_is_a_variable()
    {
        Value x = -2;
        (x.IsConstant, x.IsLeaf).ShouldBe((false, true));
        (3 * x).Backward();
        x.Grad.ShouldBe(3);
    }

    [Fact]
    public void There_is_no_conversion_from_Value_to_double() =>
        typeof(Value).GetMethods()
            .Where(method => method.Name is "op_Implicit" or "op_Explicit")
            .ShouldAllBe(method => method.ReturnType == typeof(Value));

    [Fact]
    public void A_root_that_is_not_finite_is_differentiated_by_IEEE_arithmetic()
    {
        // e⁷¹⁰ overflows, and is its own derivative.
        Value x = 710;
        x.Exp().Backward();
        x.Grad.ShouldBe(double.PositiveInfinity);

        // √−1 is NaN, and so is 1 / 2√−1; the other term keeps its slope of 2.
        Value a = -1, b = 3;
        (Value.Sqrt(a) + 2 * b).Backward();
        a.Grad.ShouldBe(double.NaN);
        b.Grad.ShouldBe(2.0);
    }
}
