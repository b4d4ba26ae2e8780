namespace Autograd.Tests.Course;

/// <summary>
/// The derivative of a derivative: how the slope itself changes. A gradient here is a graph, so it can be differentiated again, as often
/// as one likes; with all second derivatives at hand, Newton's method jumps to the bottom of a quadratic in one step.
/// </summary>
public sealed class Lesson14_Curvature
{
    [Fact]
    public void A_derivative_that_is_a_graph_can_be_differentiated_again()
    {
        Value x = 2;
        var y = x * x * x;
        OnFailure.Explain(y, new { x });

        var first = Derivative.Of(y, x);
        var second = Derivative.Of(first, x);
        var third = Derivative.Of(second, x);
        var fourth = Derivative.Of(third, x);

        first.Data.ShouldBe(12);   // 3x²
        second.Data.ShouldBe(12);  // 6x
        third.Data.ShouldBe(6);
        fourth.Data.ShouldBe(0);
    }

    [Fact]
    public void A_hessian_holds_every_second_derivative()
    {
        Value x = 2, y = 3;
        var f = (x * x * y) + (y * y * y);
        OnFailure.Explain(f, new { x, y });

        // ∇f = [2xy, x² + 3y²], so H = [[2y, 2x], [2x, 6y]]: symmetric, as the order of differentiation does not matter.
        Derivative.Gradient(f, x, y).ShouldBe([12.0, 31.0]);
        Derivative.Hessian(f, x, y).ShouldBe(new double[,] { { 6, 4 }, { 4, 18 } });

        // Its product with a direction needs no matrix: [6·1 + 4·−1, 4·1 + 18·−1].
        Derivative.HessianVector(f, [x, y], [1, -1]).ShouldBe([2.0, -14.0]);

        // Element by element it is the derivative of a derivative.
        Derivative.Gradient(Derivative.Of(f, x), y).ShouldBe(4.0);
        Derivative.Gradient(Derivative.Of(f, y), x).ShouldBe(4.0);
    }

    [Fact]
    public void Newtons_method_finds_the_bottom_of_a_quadratic_in_one_step()
    {
        Value x = 2, y = 1;
        var f = Bowl(x, y);
        OnFailure.Explain(f, new { x, y });
        var g = Derivative.Gradient(f, x, y);
        var h = Derivative.Hessian(f, x, y);
        g.ShouldBe([8.0, 3.0]);                              // [4x + y − 1, x + 3y − 2]
        h.ShouldBe(new double[,] { { 4, 1 }, { 1, 3 } });    // the same everywhere

        // The gradient is linear, g + H·step, and 0 where H·step = −g. By Cramer's rule, det H = 4·3 − 1·1 = 11:
        var det = (h[0, 0] * h[1, 1]) - (h[0, 1] * h[1, 0]);
        var stepX = -((g[0] * h[1, 1]) - (h[0, 1] * g[1])) / det;    // −(8·3 − 1·3)/11 = −21/11
        var stepY = -((h[0, 0] * g[1]) - (g[0] * h[1, 0])) / det;    // −(4·3 − 8·1)/11 = −4/11
        x.Data += stepX;
        y.Data += stepY;

        x.Data.ShouldBe(1.0 / 11, 1e-12);
        y.Data.ShouldBe(7.0 / 11, 1e-12);
        Derivative.Gradient(Bowl(x, y), x, y).ShouldBe([0.0, 0.0], 1e-12);
    }

    [Fact]
    public void Gradient_descent_which_knows_no_curvature_takes_many_steps()
    {
        Value x = 2, y = 1;
        var steps = 0;
        while (Derivative.Gradient(Bowl(x, y), x, y) is var g && Math.Abs(g[0]) + Math.Abs(g[1]) > 1e-6)
        {
            x.Data -= 0.1 * g[0];
            y.Data -= 0.1 * g[1];
            steps++;
        }

        // The flattest direction has curvature (7 − √5)/2 = 2.38, so a step of 0.1 takes away a factor of .762:
        // from about 10 to a millionth that is ln(10⁷)/−ln .762, some 60 steps.
        steps.ShouldBeInRange(50, 65);
        x.Data.ShouldBe(1.0 / 11, 1e-6);
    }

    [Fact]
    public void Relu_has_no_curvature()
    {
        foreach (var point in new[] { -3, -.5, 0, .5, 3 })
        {
            Value x = point;
            var slope = Derivative.Of(Value.Relu(x), x);

            slope.Data.ShouldBe(point > 0 ? 1 : 0);        // a step, flat on both sides
            Derivative.Gradient(slope, x).ShouldBe(0);
        }
    }

    [Fact]
    public void Sin_has_it_for_ever()
    {
        Value x = .7;
        var y = Value.Sin(x);

        // sin → cos → −sin → −cos → sin: every fourth derivative is the function again.
        for (var round = 0; round < 3; round++)
        {
            y.Data.ShouldBe(Math.Sin(.7), 1e-12);
            y = Derivative.Of(y, x);
            y.Data.ShouldBe(Math.Cos(.7), 1e-12);
            y = Derivative.Of(y, x);
            y.Data.ShouldBe(-Math.Sin(.7), 1e-12);
            y = Derivative.Of(y, x);
            y.Data.ShouldBe(-Math.Cos(.7), 1e-12);
            y = Derivative.Of(y, x);
        }

        y.Data.ShouldBe(Math.Sin(.7), 1e-12);
    }

    /// <summary>2x² + xy + 1.5y² − x − 2y, with its bottom at (1/11, 7/11).</summary>
    private static Value Bowl(Value x, Value y) => (2 * x * x) + (x * y) + (1.5 * y * y) - x - (2 * y);
}
