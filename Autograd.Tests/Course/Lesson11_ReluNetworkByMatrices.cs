using System.Collections.Immutable;
using Autograd.Nn;

namespace Autograd.Tests.Course;

/// <summary>
/// One hidden layer of relu: z = W1·x + b1, h = relu z, ŷ = W2·h + b2. Its gradients as products of matrices, each step of the
/// chain rule a Jacobian, and why the outer products and elementwise products of the formulas are those Jacobians.
/// </summary>
public sealed class Lesson11_ReluNetworkByMatrices
{
    private static readonly ImmutableArray<double> X = [1, 2];
    private static readonly double[] Y = [1, 0];
    private static readonly double[,] W2 = { { 1, -1 }, { 2, .5 } };

    private readonly Layer first = new(new double[,] { { 1, -1 }, { .5, 1 } }, [.5, 0], Activation.Relu);
    private readonly Layer second = new(W2, [0, 1], Activation.Linear);

    [Fact]
    public void Squared_error_in_five_formulas()
    {
        var h = first.Forward(X);
        Value[] z = [.. h.Select(unit => unit.Operands[0])];
        var prediction = second.Forward(h);
        var loss = Loss.SquaredError(prediction, Y);
        OnFailure.Explain(loss, new { first, second, z, h, prediction });

        z.Data().ShouldBe([-.5, 2.5]);              // 1·1 − 1·2 + .5 and .5·1 + 1·2
        h.Data().ShouldBe([0, 2.5]);                // the first unit is off
        prediction.Data().ShouldBe([-2.5, 2.25]);   // −2.5 and .5·2.5 + 1
        loss.Data.ShouldBe(8.65625);                // ½(3.5² + 2.25²)

        loss.Backward();

        var error = Matrix.Minus(prediction.Data(), Y);                                 // ŷ − y
        var g = Matrix.Elementwise(Matrix.Times(error, W2), ReluSlope(z));              // gᵀ = ((ŷ − y)ᵀW2) ⊙ relu′(z)ᵀ
        error.ShouldBe([-3.5, 2.25]);
        Derivative.Jacobian([.. h], z).ShouldBe(Matrix.Diagonal(ReluSlope(z)));         // relu′ = [0, 1], on a diagonal
        g.ShouldBe([0, 4.625]);                                                         // the second: 3.5·1 + 2.25·.5

        first.WeightGrad().ShouldBe(Matrix.Outer(g, [.. X]), 1e-12);                    // ∇W1 = g·xᵀ
        first.Biases().Grad().ShouldBe(g, 1e-12);                                       // ∇b1 = g
        second.WeightGrad().ShouldBe(Matrix.Outer(error, h.Data()), 1e-12);             // ∇W2 = (ŷ − y)·hᵀ
        second.Biases().Grad().ShouldBe(error, 1e-12);                                  // ∇b2 = ŷ − y

        first.WeightGrad().ShouldBe(new double[,] { { 0, 0 }, { 4.625, 9.25 } }, 1e-12);
        second.WeightGrad().ShouldBe(new double[,] { { 0, -8.75 }, { 0, 5.625 } }, 1e-12);
    }

    [Fact]
    public void Cross_entropy_on_softmax_has_the_same_five()
    {
        var h = first.Forward(X);
        Value[] z = [.. h.Select(unit => unit.Operands[0])];
        var scores = second.Forward(h);
        var loss = Loss.CrossEntropy(scores, Y);
        OnFailure.Explain(loss, new { first, second, z, h, scores });
        loss.Backward();

        // ŷ is softmax(scores) now, and the gradient by the scores is ŷ − y again: all the rest follows as before.
        var error = Matrix.Minus(Value.Softmax(scores).Data(), Y);
        var g = Matrix.Elementwise(Matrix.Times(error, W2), ReluSlope(z));

        first.WeightGrad().ShouldBe(Matrix.Outer(g, [.. X]), 1e-12);
        first.Biases().Grad().ShouldBe(g, 1e-12);
        second.WeightGrad().ShouldBe(Matrix.Outer(error, h.Data()), 1e-12);
        second.Biases().Grad().ShouldBe(error, 1e-12);
    }

    [Fact]
    public void Step_by_step_each_formula_is_a_product_of_jacobians()
    {
        // An input at which both units are on: z = [2 − 1 + .5, 1 + 1] = [1.5, 2].
        ImmutableArray<double> x = [2, 1];
        var h = first.Forward(x);
        Value[] z = [.. h.Select(unit => unit.Operands[0])];
        Value[] prediction = [.. second.Forward(h)];
        Value[] units = [.. h];
        var loss = Loss.SquaredError(prediction, Y);
        OnFailure.Explain(loss, new { first, second, z, h, prediction });

        // W1 laid out as a vector, row by row: w11, w12, w21, w22. Only so is the derivative of a vector by it a matrix.
        Value[] w1 = [.. first.Weights];

        // ∂ŷ/∂h = W2
        var yByH = Derivative.Jacobian(prediction, units);
        yByH.ShouldBe(W2);

        // ∂h/∂z is diagonal: a unit depends on its own sum alone. relu′ is 1 here, twice.
        var hByZ = Derivative.Jacobian(units, z);
        hByZ.ShouldBe(Matrix.Diagonal([1, 1]));

        // ∂z/∂W1 = [[x1, x2, 0, 0], [0, 0, x1, x2]]: a sum depends on its own row of W1 alone.
        var zByW1 = Derivative.Jacobian(z, w1);
        zByW1.ShouldBe(new double[,] { { 2, 1, 0, 0 }, { 0, 0, 2, 1 } });

        // From the loss to W1, row vector times matrix: (ŷ − y)ᵀ · ∂ŷ/∂h · ∂h/∂z · ∂z/∂W1.
        var error = Matrix.Minus(prediction.Data(), Y);
        var g = Matrix.Times(Matrix.Times(error, yByH), hByZ);
        var byW1 = Matrix.Times(g, zByW1);
        byW1.ShouldBe(Derivative.Gradient(loss, w1), 1e-12);

        // [g1x1, g1x2, g2x1, g2x2]: the outer product g·xᵀ, row by row.
        byW1.ShouldBe([g[0] * x[0], g[0] * x[1], g[1] * x[0], g[1] * x[1]], 1e-12);
        byW1.ShouldBe(Matrix.Outer(g, [.. x]).Cast<double>(), 1e-12);
    }

    [Fact]
    public void Multiplying_by_a_diagonal_matrix_is_the_elementwise_product()
    {
        double[] row = [3, -4, 5];
        double[] slopes = [1, 0, .5];

        Matrix.Times(row, Matrix.Diagonal(slopes)).ShouldBe([3.0, 0, 2.5]);
        Matrix.Elementwise(row, slopes).ShouldBe([3.0, 0, 2.5]);
    }

    [Fact]
    public void A_backward_pass_shares_the_products_that_the_gradients_have_in_common()
    {
        // z1 → relu → z2 → relu → z3 → relu → ŷ, every layer with the same W and no bias to start with.
        double[,] w = { { .5, 1 }, { 2, .25 } };
        Layer[] layers =
        [
            new(w, [0, 0], Activation.Relu), new(w, [0, 0], Activation.Relu), new(w, [0, 0], Activation.Relu),
            new(w, [0, 0], Activation.Linear),
        ];
        var prediction = new Mlp(layers).Forward(X.AsSpan());
        var loss = Loss.SquaredError(prediction, Y);
        OnFailure.Explain(loss, new { layers, prediction });
        loss.Backward();
        var error = Matrix.Minus(prediction.Data(), Y);
        var products = 0;

        // Every unit is on (all weights and inputs are positive), so relu′ is 1 and each step down is a product with W.
        double[] Down(double[] row)
        {
            products++;
            return Matrix.Times(row, w);
        }

        // Each gradient written out from the loss: 0, 1, 2 and 3 products, 6 in all.
        double[][] apart = [error, Down(error), Down(Down(error)), Down(Down(Down(error)))];
        products.ShouldBe(6);

        // Each starting from the one before it: one product for each layer passed.
        products = 0;
        var g3 = Down(error);
        var g2 = Down(g3);
        var g1 = Down(g2);
        products.ShouldBe(3);

        double[][] shared = [error, g3, g2, g1];
        for (var i = 0; i < shared.Length; i++)
        {
            shared[i].ShouldBe(apart[i]);
            layers[^(i + 1)].Biases().Grad().ShouldBe(shared[i], 1e-12); // ∇b = g, found by the engine
        }
    }

    private static double[] ReluSlope(IEnumerable<Value> z) => [.. z.Select(sum => sum.Data > 0 ? 1.0 : 0.0)];
}
