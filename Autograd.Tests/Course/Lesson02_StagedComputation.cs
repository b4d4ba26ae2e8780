namespace Autograd.Tests.Course;

/// <summary>
/// A formula computed in stages, f = (x + y)·z + x, and its derivatives from the last stage back to the first.
/// x reaches f on two ways, so its derivative is a sum of two.
/// </summary>
public sealed class Lesson02_StagedComputation
{
    [Fact]
    public void The_stages_forward_and_the_chain_rule_back()
    {
        Value x = -2, y = 5, z = -4;

        // Forward: each stage is one operation.
        var g = x + y;
        var h = g * z;
        var f = h + x;
        OnFailure.Explain(f, new { x, y, z, g, h });

        g.Data.ShouldBe(3.0);   // −2 + 5
        h.Data.ShouldBe(-12.0); // 3 · −4
        f.Data.ShouldBe(-14.0); // −12 − 2

        // Each stage knows its local derivatives already.
        f.LocalDerivatives.ShouldBe([1.0, 1.0]);  // ∂f/∂h, ∂f/∂x
        h.LocalDerivatives.ShouldBe([-4.0, 3.0]); // ∂h/∂g = z, ∂h/∂z = g
        g.LocalDerivatives.ShouldBe([1.0, 1.0]);  // ∂g/∂x, ∂g/∂y

        f.Backward();

        f.Grad.ShouldBe(1.0);  // df/df
        h.Grad.ShouldBe(1.0);  // df/dh = 1
        g.Grad.ShouldBe(-4.0); // df/dg = df/dh · ∂h/∂g = 1 · z
        z.Grad.ShouldBe(3.0);  // df/dz = df/dh · ∂h/∂z = 1 · g
        y.Grad.ShouldBe(-4.0); // df/dy = df/dg · ∂g/∂y = −4 · 1
        x.Grad.ShouldBe(-3.0); // df/dx = df/dg · ∂g/∂x + ∂f/∂x = −4 · 1 + 1
    }

    [Fact]
    public void The_gradient_says_how_f_answers_a_step()
    {
        Value x = -2, y = 5, z = -4;
        var f = ((x + y) * z) + x;
        OnFailure.Explain(f, new { x, y, z });
        f.Backward();

        // f is linear in x: a step of 0.5 changes it by exactly −3 · 0.5.
        var moved = ((-1.5 + 5) * -4) - 1.5;
        (moved - f.Data).ShouldBe(x.Grad * 0.5);
    }

    [Fact]
    public void A_value_used_twice_collects_both_contributions()
    {
        Value x = -2, y = 5, z = -4;
        var h = (x + y) * z;
        var f = h + x;
        OnFailure.Explain(f, new { x, y, z, h });

        // One way at a time: through h alone, x counts z = −4; by the last sum alone, 1.
        Derivative.Gradient(h, x).ShouldBe(-4.0);
        f.LocalDerivatives[1].ShouldBe(1.0);

        Derivative.Gradient(f, x).ShouldBe(-4.0 + 1.0);
    }

    [Fact]
    public void A_backward_pass_that_writes_the_derivative_twice_ends_with_the_last_one()
    {
        Value x = -2, y = 5, z = -4;
        var g = x + y;
        var h = g * z;
        var f = h + x;
        OnFailure.Explain(f, new { x, y, z, g, h });

        // By hand, back through f = h + x, h = g·z and g = x + y; dx is the derivative of f by x.
        var dh = f.LocalDerivatives[0];
        var dx = f.LocalDerivatives[1];      // 1, from f = h + x
        var dg = h.LocalDerivatives[0] * dh; // z · 1
        dx = g.LocalDerivatives[0] * dg;     // from g = x + y: overwrites what was there
        dx.ShouldBe(-4.0);

        // The same with the contribution added.
        dx = f.LocalDerivatives[1];
        dx += g.LocalDerivatives[0] * dg;
        dx.ShouldBe(-3.0);
    }
}
