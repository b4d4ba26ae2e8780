namespace Autograd.Tests.Course;

/// <summary>
/// A neuron, f = 1 / (1 + e^−(w0·x0 + w1·x1 + w2)): first from primitive operations, one derivative at a time, then with
/// <see cref="Value.Sigmoid(Value)"/>, whose derivative F(1 − F) does the work of four of them at once.
/// </summary>
public sealed class Lesson03_SigmoidCircuit
{
    // e^−1 = 0.36787944, F = 1 / 1.36787944 = 0.73105858, F(1 − F) = 0.19661193
    private static readonly double F = 1 / (1 + Math.Exp(-1));
    private static readonly double Slope = F * (1 - F);

    [Fact]
    public void The_circuit_from_primitives_forward_and_back()
    {
        Value w0 = 2, w1 = -3, w2 = -3;
        Value x0 = -1, x1 = -2;

        // Forward.
        var m0 = w0 * x0;
        var m1 = w1 * x1;
        var s = m0 + m1;
        var y = s + w2;
        var n = -y;
        var e = Value.Exp(n);
        var d = 1 + e;
        var f = 1 / d;
        OnFailure.Explain(f, new { w0, w1, w2, x0, x1, m0, m1, s, y, n, e, d });

        m0.Data.ShouldBe(-2.0); // 2 · −1
        m1.Data.ShouldBe(6.0);  // −3 · −2
        s.Data.ShouldBe(4.0);   // −2 + 6
        y.Data.ShouldBe(1.0);   // 4 − 3
        n.Data.ShouldBe(-1.0);
        e.Data.ShouldBe(0.36787944, 1e-8); // e^−1
        d.Data.ShouldBe(1.36787944, 1e-8);
        f.Data.ShouldBe(0.73105858, 1e-8); // 1 / 1.36787944

        // Back, from the last stage to the first. (Asserted to the eight printed decimals.)
        f.Backward();

        f.Grad.ShouldBe(1.0);
        d.Grad.ShouldBe(-0.53444665, 1e-8); // ∂(1/d)/∂d = −1/d² = −1 / 1.36787944²
        e.Grad.ShouldBe(-0.53444665, 1e-8); // ∂(1 + e)/∂e = 1
        n.Grad.ShouldBe(-0.19661193, 1e-8); // ∂exp(n)/∂n = exp(n): −0.53444665 · 0.36787944
        y.Grad.ShouldBe(0.19661193, 1e-8);  // ∂(−y)/∂y = −1
        s.Grad.ShouldBe(0.19661193, 1e-8);  // a sum hands its adjoint to both terms
        w2.Grad.ShouldBe(0.19661193, 1e-8);
        m0.Grad.ShouldBe(0.19661193, 1e-8);
        m1.Grad.ShouldBe(0.19661193, 1e-8);
        w0.Grad.ShouldBe(-0.19661193, 1e-8); // x0 · 0.19661193
        x0.Grad.ShouldBe(0.39322387, 1e-8);  // w0 · 0.19661193
        w1.Grad.ShouldBe(-0.39322387, 1e-8); // x1 · 0.19661193
        x1.Grad.ShouldBe(-0.58983580, 1e-8); // w1 · 0.19661193
    }

    [Fact]
    public void The_primitives_are_mul_add_neg_exp_add_and_a_reciprocal()
    {
        Value w = 2, x = -1, b = 3;

        var f = 1 / (1 + Value.Exp(-((w * x) + b)));
        OnFailure.Explain(f, new { w, x, b });

        // Operands come before results; the leaves are w, x and b. The reciprocal is a division of the constant 1.
        TopologicalOrder.Of(f).Where(node => !node.IsLeaf).Select(node => node.Operation)
            .ShouldBe(["mul", "add", "neg", "exp", "add", "div"]);
    }

    [Fact]
    public void The_circuit_with_the_sigmoid_as_one_operation()
    {
        Value w0 = 2, w1 = -3, w2 = -3;
        Value x0 = -1, x1 = -2;

        var y = (w0 * x0) + (w1 * x1) + w2;
        var f = Value.Sigmoid(y);
        OnFailure.Explain(f, new { w0, w1, w2, x0, x1, y });

        y.Data.ShouldBe(1.0);
        f.Data.ShouldBe(F, 1e-12);
        f.Data.ShouldBe(0.7311, 5e-5);

        f.Backward();

        // df/dY = F(1 − F) = 0.7311 · 0.2689 = 0.1966, the product of the four stages neg, exp, add and reciprocal.
        y.Grad.ShouldBe(Slope, 1e-12);
        y.Grad.ShouldBe(0.1966, 5e-5);

        // df/dw = df/dY · [x0, x1, 1], df/dx = df/dY · [w0, w1]
        double[] dw = [w0.Grad, w1.Grad, w2.Grad];
        double[] dx = [x0.Grad, x1.Grad];
        dw.ShouldBe([-1 * Slope, -2 * Slope, Slope], 1e-12);
        dx.ShouldBe([2 * Slope, -3 * Slope], 1e-12);

        // To the four decimals that one computes by hand: −3 · 0.1966 = −0.5898.
        dw.ShouldBe([-0.1966, -0.3932, 0.1966], 5e-5);
        dx.ShouldBe([0.3932, -0.5898], 5e-5);
    }

    [Fact]
    public void A_neuron_is_a_dot_product_and_a_sigmoid()
    {
        Value w0 = 2, w1 = -3, w2 = -3;

        // The same again as a network has it: two nodes, with the inputs as plain numbers and w2 as the bias.
        var y = Value.Dot([w0, w1], [-1.0, -2.0], w2);
        var f = Value.Sigmoid(y);
        OnFailure.Explain(f, new { w0, w1, w2, y });
        f.Backward();

        y.Data.ShouldBe(1.0);
        f.Data.ShouldBe(F, 1e-12);
        double[] dw = [w0.Grad, w1.Grad, w2.Grad];
        dw.ShouldBe([-1 * Slope, -2 * Slope, Slope], 1e-12);
    }
}
