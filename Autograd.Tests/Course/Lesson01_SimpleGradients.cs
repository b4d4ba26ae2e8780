namespace Autograd.Tests.Course;

/// <summary>
/// What a gradient means: the derivative of f by x says how fast f changes with x, where one stands and for small steps.
/// The three simplest functions of two variables show it, then tanh and σ, which every network uses.
/// </summary>
public sealed class Lesson01_SimpleGradients
{
    [Fact]
    public void The_gradient_of_a_product_is_each_factor_for_the_other()
    {
        Value x = 1, y = -2;

        var f = x * y;
        OnFailure.Explain(f, new { x, y });
        f.Data.ShouldBe(-2.0);

        // The local derivatives are there as soon as the node is: ∂(xy)/∂x = y, ∂(xy)/∂y = x.
        f.LocalDerivatives.ShouldBe([-2.0, 1.0]);

        f.Backward();

        // ∇f = [∂f/∂x, ∂f/∂y] = [y, x] = [−2, 1]
        f.Grad.ShouldBe(1.0);
        x.Grad.ShouldBe(-2.0);
        y.Grad.ShouldBe(1.0);
    }

    [Fact]
    public void A_small_step_in_x_changes_the_product_by_y_times_the_step()
    {
        Value x = 1, y = -2;
        var f = x * y;
        OnFailure.Explain(f, new { x, y });
        f.Backward();

        const double Dx = 0.1;
        var change = ((1 + Dx) * -2) - (1 * -2);

        // df = ∂f/∂x · dx = y · dx = −2 · 0.1 = −0.2. The minus says: as x grows, f falls. (1e-12: 0.1 is not a binary number.)
        (x.Grad * Dx).ShouldBe(-0.2, 1e-12);
        change.ShouldBe(-0.2, 1e-12);
    }

    [Fact]
    public void The_rate_of_a_product_depends_on_where_one_stands()
    {
        Value x = 1, y = -2;
        Derivative.Gradient(x * y, x).ShouldBe(-2.0);

        // ∂(xy)/∂x = y: at another y the same step in x does something else.
        y.Data = 5;
        Derivative.Gradient(x * y, x).ShouldBe(5.0);
    }

    [Fact]
    public void The_gradient_of_a_sum_is_1_for_each_term()
    {
        Value x = 1, y = -2;

        var f = x + y;
        OnFailure.Explain(f, new { x, y });
        f.Data.ShouldBe(-1.0);
        f.Backward();

        // ∇f = [1, 1]: whatever x gains, f gains.
        x.Grad.ShouldBe(1.0);
        y.Grad.ShouldBe(1.0);
    }

    [Theory]
    [InlineData(1, -2)]
    [InlineData(-300, 7)]
    [InlineData(0, 0)]
    public void The_rate_of_a_sum_does_not_depend_on_where_one_stands(double atX, double atY)
    {
        Value x = atX, y = atY;

        Derivative.Gradient(x + y, x, y).ShouldBe([1.0, 1.0]);
        (atX + 0.5 + atY - (atX + atY)).ShouldBe(0.5);
    }

    [Fact]
    public void The_gradient_of_a_maximum_goes_to_the_larger_alone()
    {
        Value x = 1, y = -2;

        var f = Value.Max(x, y);
        OnFailure.Explain(f, new { x, y });
        f.Data.ShouldBe(1.0);
        f.Backward();

        // Near (1, −2) the maximum is x: ∇f = [1, 0].
        x.Grad.ShouldBe(1.0);
        y.Grad.ShouldBe(0.0);

        // dx = 0.1 changes it by 0.1, dy = 0.1 by nothing at all.
        Math.Max(1 + 0.1, -2).ShouldBe(1.1);
        Math.Max(1, -2 + 0.1).ShouldBe(1.0);
    }

    [Fact]
    public void A_derivative_speaks_of_small_changes_only()
    {
        Value x = 1, y = -2;
        Value.Max(x, y).Backward();

        // dx = −0.5 stays on the side where x is the larger: the change is ∂f/∂x · dx, exactly.
        (Math.Max(1 - 0.5, -2) - 1).ShouldBe(x.Grad * -0.5);

        // dx = −4 crosses the kink at x = y: f stops falling at −2. The derivative promised −4; the change is −3.
        (x.Grad * -4).ShouldBe(-4.0);
        (Math.Max(1 - 4, -2) - 1).ShouldBe(-3);

        // dy = 4 crosses it from the other side: the derivative promised nothing; the change is 1.
        (y.Grad * 4).ShouldBe(0.0);
        (Math.Max(1, -2 + 4) - 1).ShouldBe(1);
    }

    [Fact]
    public void At_a_tie_each_of_the_two_gets_half()
    {
        Value x = 3, y = 3;

        Value.Max(x, y).Backward();

        x.Grad.ShouldBe(0.5);
        y.Grad.ShouldBe(0.5);
    }

    [Fact]
    public void Indicators_with_at_least_on_both_sides_count_a_tie_twice()
    {
        const double X = 3, Y = 3;

        // Sheets write ∂max/∂x = 1{x ≥ y} and ∂max/∂y = 1{y ≥ x}: at x = y both are 1.
        double sheetX = X >= Y ? 1 : 0, sheetY = Y >= X ? 1 : 0;
        (sheetX + sheetY).ShouldBe(2.0);

        // But when both move by 0.5, the maximum moves by 0.5, not by 1: the two rates have to add up to 1.
        (Math.Max(X + 0.5, Y + 0.5) - Math.Max(X, Y)).ShouldBe(0.5);
        Value x = X, y = Y;
        Derivative.Gradient(Value.Max(x, y), x, y).Sum().ShouldBe(1.0);
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(-0.5)]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(1.5)]
    public void Every_form_of_tanh_has_the_same_value_and_derivative(double at)
    {
        Value x = at;
        var tanh = Value.Tanh(x);
        var sigma = Value.Sigmoid(2 * x);
        Value[] forms =
        [
            Value.Sinh(x) / Value.Cosh(x),
            (Value.Exp(x) - Value.Exp(-x)) / (Value.Exp(x) + Value.Exp(-x)),
            (1 - Value.Exp(-2 * x)) / (1 + Value.Exp(-2 * x)),
            sigma - (1 - sigma),
            (2 * sigma) - 1,
        ];

        // tanh′ = 1 − tanh² = 4σ(2x)(1 − σ(2x)): with t = 2σ − 1, 1 − t² = (1 − t)(1 + t) = (2 − 2σ) · 2σ.
        var slope = 1 - (tanh.Data * tanh.Data);
        slope.ShouldBe(4 * sigma.Data * (1 - sigma.Data), 1e-12);
        Derivative.Gradient(tanh, x).ShouldBe(slope, 1e-12);

        // 1e-12: each form rounds its own exponentials.
        foreach (var form in forms)
        {
            form.Data.ShouldBe(tanh.Data, 1e-12);
            Derivative.Gradient(form, x).ShouldBe(slope, 1e-12);
        }
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(0)]
    [InlineData(0.7)]
    [InlineData(2)]
    public void The_derivative_of_sigma_is_sigma_times_one_minus_sigma(double at)
    {
        Value r = at;

        var sigma = 1 / (1 + Value.Exp(-r));
        OnFailure.Explain(sigma, new { r });
        sigma.Backward();

        // σ′ = e^−r / (1 + e^−r)², by the quotient rule; and 1 − σ = e^−r / (1 + e^−r), so that it is σ(1 − σ).
        var e = Math.Exp(-at);
        r.Grad.ShouldBe(e / ((1 + e) * (1 + e)), 1e-12);
        r.Grad.ShouldBe(sigma.Data * (1 - sigma.Data), 1e-12);

        // The operation of that name gives the same in one node.
        Value.Sigmoid(r).Data.ShouldBe(sigma.Data, 1e-12);
        Derivative.Gradient(Value.Sigmoid(r), r).ShouldBe(r.Grad, 1e-12);
    }
}
