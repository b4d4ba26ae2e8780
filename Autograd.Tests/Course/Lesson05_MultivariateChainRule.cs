using Autograd.Nn;

namespace Autograd.Tests.Course;

/// <summary>
/// The chain rule with several variables: a sum over the ways from input to output, or a product of Jacobian matrices, and what
/// must hold for it to make sense.
/// </summary>
public sealed class Lesson05_MultivariateChainRule
{
    [Fact]
    public void Nine_local_partials_make_five_totals()
    {
        Value w = 1, x = 2, y = -1, z = 0.5, c = 3;

        // v = c(a − b)², a = (w + x + y)², b = (x − y − z)²
        var p = w + x + y;
        var q = x - y - z;
        var a = p.Square();
        var b = q.Square();
        var v = c * Value.Square(a - b);
        OnFailure.Explain(v, new { w, x, y, z, c, p, q, a, b });

        p.Data.ShouldBe(2.0);
        q.Data.ShouldBe(2.5);
        a.Data.ShouldBe(4.0);
        b.Data.ShouldBe(6.25);
        v.Data.ShouldBe(15.1875); // 3 · (−2.25)² = 3 · 5.0625

        // The local partials of v: 2c(a − b) = −13.5, −2c(a − b) = 13.5, (a − b)² = 5.0625
        Derivative.Gradient(v, a, b, c).ShouldBe([-13.5, 13.5, 5.0625]);

        // of a: 2p by each of w, x, y
        Derivative.Gradient(a, w, x, y).ShouldBe([4.0, 4.0, 4.0]);

        // and of b: 2q by x, −2q by y and by z.
        Derivative.Gradient(b, x, y, z).ShouldBe([5.0, -5.0, -5.0]);

        v.Backward();

        // The totals sum over the ways; with k = 4c(a − b) = −27:
        w.Grad.ShouldBe(-54.0);  // through a:         −13.5 · 4               = kp
        x.Grad.ShouldBe(13.5);   // through a and b:   −13.5 · 4 + 13.5 · 5    = k(p − q)
        y.Grad.ShouldBe(-121.5); // through a and b:   −13.5 · 4 + 13.5 · (−5) = k(p + q)
        z.Grad.ShouldBe(-67.5);  // through b:         13.5 · (−5)             = kq
        c.Grad.ShouldBe(5.0625); // directly:          (a − b)²

        var k = 4 * c.Data * (a.Data - b.Data);
        k.ShouldBe(-27.0);
        double[] totals = [w.Grad, x.Grad, y.Grad, z.Grad];
        totals.ShouldBe([k * p.Data, k * (p.Data - q.Data), k * (p.Data + q.Data), k * q.Data]);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    [InlineData(0)]
    public void The_product_rule_is_the_chain_rule_with_two_ways(double at)
    {
        Value t = at;

        var u = t.Square();
        var v = (3 * t) + 1;
        var r = u * v;
        OnFailure.Explain(r, new { t, u, v });
        r.Backward();

        // dr/dt = ∂r/∂u · du/dt + ∂r/∂v · dv/dt = v · 2t + u · 3 = (3t + 1)2t + 3t² = 9t² + 2t; at t = 2: 40.
        u.Grad.ShouldBe(v.Data);
        v.Grad.ShouldBe(u.Data);
        t.Grad.ShouldBe((9 * at * at) + (2 * at));
    }

    [Fact]
    public void From_one_number_to_n_and_back_to_one_is_a_sum_over_n_ways()
    {
        Value t = 2;

        // g: R → R³, f: R³ → R
        Value[] y = [2 * t, t * t, t * t * t];
        var f = (y[0] * y[1]) + y[2];
        OnFailure.Explain(f, new { t, y });
        f.Data.ShouldBe(24.0); // 4 · 4 + 8

        var df = Derivative.Gradient(f, y);
        df.ShouldBe([4.0, 4.0, 1.0]); // [y1, y0, 1]
        double[] dy = [.. y.Select(part => Derivative.Gradient(part, t))];
        dy.ShouldBe([2.0, 4.0, 12.0]); // [2, 2t, 3t²]

        // df/dt = Σⱼ ∂f/∂yⱼ · dyⱼ/dt = 4·2 + 4·4 + 1·12 = 36. Without the stages: f = 3t³, 9t² = 36.
        var sum = 0.0;
        for (var j = 0; j < y.Length; j++)
        {
            sum += df[j] * dy[j];
        }

        sum.ShouldBe(36.0);
        Derivative.Gradient(f, t).ShouldBe(sum);
    }

    [Fact]
    public void The_Jacobian_of_a_composition_is_the_product_of_the_Jacobians()
    {
        Value[] x = [2, 3];
        var y = G(x);
        var z = F(y);

        // J_g is n × ℓ = 3 × 2, at x; J_f is m × n = 4 × 3, at y = g(x) = (6, 5, 9).
        var jg = Derivative.Jacobian(y, x);
        var jf = Derivative.Jacobian(z, y);
        Shape(jg).ShouldBe((3, 2));
        Shape(jf).ShouldBe((4, 3));
        jg.ShouldBe(new double[,] { { 3, 2 }, { 1, 1 }, { 0, 6 } });
        jf.ShouldBe(new double[,] { { 5, 6, 0 }, { -1, 0, 1 }, { 0, 10, 0 }, { 1, 1, 1 } });

        // (m × n)(n × ℓ) = m × ℓ; the first entry is 5·3 + 6·1 + 0·0 = 21.
        var product = Matrix.Times(jf, jg);
        Shape(product).ShouldBe((4, 2));
        product.ShouldBe(new double[,] { { 21, 16 }, { -3, 4 }, { 10, 10 }, { 4, 9 } });
        Derivative.Jacobian(z, x).ShouldBe(product);
    }

    [Fact]
    public void In_the_other_layout_the_product_runs_the_other_way_with_the_same_numbers()
    {
        Value[] x = [2, 3];
        var y = G(x);
        var z = F(y);

        // Here dy/dx is p × r, with dyⱼ/dxᵢ in row i: p = 2 inputs x, r = 3 numbers y; and dz/dy is r × 4.
        var dydx = Matrix.Transpose(Derivative.Jacobian(y, x));
        var dzdy = Matrix.Transpose(Derivative.Jacobian(z, y));

        // dzₖ/dxᵢ = Σⱼ dyⱼ/dxᵢ · dzₖ/dyⱼ: what comes first in the computation now stands first.
        var dzdx = Matrix.Times(dydx, dzdy);
        Shape(dzdx).ShouldBe((2, 4));
        dzdx.ShouldBe(new double[,] { { 21, -3, 10, 4 }, { 16, 4, 10, 9 } });
        dzdx.ShouldBe(Matrix.Transpose(Derivative.Jacobian(z, x)));
    }

    [Fact]
    public void Inner_sizes_that_differ_are_an_error_that_says_so()
    {
        // f takes as many numbers as g gives, or there is no f∘g. A row of three weights, applied to two outputs:
        Value[] row = [1, 2, 3];
        Value[] two = [4, 5];
        Should.Throw<ArgumentException>(() => Value.Dot(row, two))
            .Message.ShouldStartWith("There are 2 inputs for 3 weights: both lists must be of one length.");

        // Layers that do not chain, 2 → 3 and then 4 → 1:
        var first = new Layer(new double[3, 2], new double[3], Activation.Tanh);
        var second = new Layer(new double[1, 4], new double[1], Activation.Linear);
        Should.Throw<ArgumentException>(() => new Mlp(first, second))
            .Message.ShouldStartWith("Layer 2 takes 4 inputs, but layer 1 has 3 outputs: the two numbers must be equal.");

        // A direction for J·v needs a component for each variable.
        Should.Throw<ArgumentException>(() => Derivative.JacobianVector(two, row, [1.0, 0.0]))
            .Message.ShouldStartWith("There are 2 components for 3 variables: both lists must be of one length.");
    }

    [Fact]
    public void Both_functions_must_be_differentiable_or_the_rule_says_nothing()
    {
        Value t = 0;

        // relu(t) − relu(−t) is t itself, with derivative 1; but at 0 each part has a kink, where relu′ is set to 0.
        var f = Value.Relu(t) - Value.Relu(-t);
        OnFailure.Explain(f, new { t });

        f.Data.ShouldBe(0.0);
        Derivative.Gradient(f, t).ShouldBe(0.0);

        // Beside the kink both are differentiable, and the rule holds.
        t.Data = 0.001;
        Derivative.Gradient(Value.Relu(t) - Value.Relu(-t), t).ShouldBe(1.0);
    }

    [Fact]
    public void The_derivative_of_a_vector_by_a_matrix_has_three_indices()
    {
        // y = Wx, W 2 × 3
        double[] x = [7, 8, 9];
        Value[][] w = [[1, 2, 3], [4, 5, 6]];
        Value[] y = [Value.Dot(w[0], x), Value.Dot(w[1], x)];

        // ∂yᵢ/∂Wⱼₖ = xₖ where i = j, else 0: row j of W makes yⱼ and nothing else.
        for (var i = 0; i < 2; i++)
        {
            for (var j = 0; j < 2; j++)
            {
                for (var k = 0; k < 3; k++)
                {
                    Derivative.Gradient(y[i], w[j][k]).ShouldBe(i == j ? x[k] : 0);
                }
            }
        }

        // It is a matrix only once the weights are laid out as a vector, row after row; lesson 11 goes on from there.
        Value[] asVector = [.. w[0], .. w[1]];
        var jacobian = Derivative.Jacobian(y, asVector);
        Shape(jacobian).ShouldBe((2, 6));
        jacobian.ShouldBe(new double[,] { { 7, 8, 9, 0, 0, 0 }, { 0, 0, 0, 7, 8, 9 } });
    }

    private static Value[] G(Value[] x) => [x[0] * x[1], x[0] + x[1], x[1].Square()];

    private static Value[] F(Value[] y) => [y[0] * y[1], y[2] - y[0], y[1].Square(), y[0] + y[1] + y[2]];

    private static (int Rows, int Columns) Shape(double[,] a) => (a.GetLength(0), a.GetLength(1));
}
