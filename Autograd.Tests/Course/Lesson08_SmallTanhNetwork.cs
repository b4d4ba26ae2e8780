using Autograd.Nn;

namespace Autograd.Tests.Course;

/// <summary>
/// A network with three tanh units, its loss and every gradient: α (3 × 3) and β (4) hold the weights, each with its bias first,
/// since the inputs are extended by x0 = 1 and the hidden values by z0 = 1. Then what biases and tanh are there for.
/// </summary>
public sealed class Lesson08_SmallTanhNetwork
{
    private static readonly double[,] Alpha = { { 0, 1, 2 }, { 2, 1, 0 }, { 0, 2, 0 } };
    private static readonly double[] Beta = [0, 1, 2, 2];

    // Printed to nine decimals and more: asserted to 1e-9, ∂ℓ/∂a to 1e-11.
    private static readonly double[] DBeta = [1.918073872, 1.917899719, 1.908588524, 1.849076113];
    private static readonly double[] Da = [0.00034829005, 0.03784757621, 0.27102700234];

    [Fact]
    public void Forward_and_back_with_the_bias_folded_in()
    {
        double[] x = [1, 1, 2]; // x0 = 1 for the bias, then x = (1, 2)
        Value[][] alpha = [[0, 1, 2], [2, 1, 0], [0, 2, 0]];
        Value[] beta = [0, 1, 2, 2];

        // a = α·x: 0 + 1 + 4 = 5, 2 + 1 + 0 = 3, 0 + 2 + 0 = 2
        var a1 = Value.Dot(alpha[0], x);
        var a2 = Value.Dot(alpha[1], x);
        var a3 = Value.Dot(alpha[2], x);
        a1.Data.ShouldBe(5.0);
        a2.Data.ShouldBe(3.0);
        a3.Data.ShouldBe(2.0);

        // z = tanh a
        var z1 = Value.Tanh(a1);
        var z2 = Value.Tanh(a2);
        var z3 = Value.Tanh(a3);
        z1.Data.ShouldBe(0.999909204, 1e-9);
        z2.Data.ShouldBe(0.995054754, 1e-9);
        z3.Data.ShouldBe(0.964027580, 1e-9);

        // ŷ = β·z = 0 + 0.999909204 + 2 · 0.995054754 + 2 · 0.964027580, ℓ = ½(ŷ − y)² with y = 3
        var prediction = Value.Dot(beta, [Value.Constant(1), z1, z2, z3]);
        var loss = 0.5 * Value.Square(prediction - 3);
        OnFailure.Explain(loss, new { alpha, beta, a1, a2, a3, z1, z2, z3, prediction });
        prediction.Data.ShouldBe(4.918073872, 1e-9);
        loss.Data.ShouldBe(1.839503689, 1e-9);

        loss.Backward();

        // ∂ℓ/∂ŷ = ŷ − y; ∂ℓ/∂β = (ŷ − y)·z, with z0 = 1
        prediction.Grad.ShouldBe(1.918073872, 1e-9);
        Matrix.Grad(beta).ShouldBe(DBeta, 1e-9);

        // ∂ℓ/∂zⱼ = (ŷ − y)βⱼ
        Matrix.Grad([z1, z2, z3]).ShouldBe([1.918073872, 3.836147744, 3.836147744], 1e-9);

        // ∂ℓ/∂aⱼ = ∂ℓ/∂zⱼ · (1 − zⱼ²): 1.918 · 0.000181583, 3.836 · 0.009866037, 3.836 · 0.070650825
        Matrix.Grad([a1, a2, a3]).ShouldBe(Da, 1e-11);

        // ∂ℓ/∂α = ∂ℓ/∂a · xᵀ: row j is ∂ℓ/∂aⱼ times [1, 1, 2].
        Matrix.Grad(alpha[0]).ShouldBe([0.00034829, 0.00034829, 0.00069658], 1e-8);
        Matrix.Grad(alpha[1]).ShouldBe([0.03784758, 0.03784758, 0.07569515], 1e-8);
        Matrix.Grad(alpha[2]).ShouldBe([0.27102700, 0.27102700, 0.54205400], 1e-8);
    }

    [Fact]
    public void The_same_by_hand_in_plain_numbers_and_from_two_layers()
    {
        double[] x = [1, 1, 2];

        // Forward: a = α·x, z = tanh a, ŷ = β·z
        var z = new double[3];
        var prediction = Beta[0];
        for (var j = 0; j < 3; j++)
        {
            z[j] = Math.Tanh((Alpha[j, 0] * x[0]) + (Alpha[j, 1] * x[1]) + (Alpha[j, 2] * x[2]));
            prediction += Beta[j + 1] * z[j];
        }

        // Back: ∂ℓ/∂ŷ, then ∂ℓ/∂a.
        var error = prediction - 3;
        var da = new double[3];
        for (var j = 0; j < 3; j++)
        {
            da[j] = error * Beta[j + 1] * (1 - (z[j] * z[j]));
        }

        da.ShouldBe(Da, 1e-11);

        // As layers the first column of α and the first entry of β are the biases.
        var (hidden, output) = Network(Activation.Tanh);
        var loss = Loss.SquaredError(output.Forward(hidden.Forward([1.0, 2.0]))[0], 3);
        OnFailure.Explain(loss, new { hidden, output });
        loss.Backward();

        loss.Data.ShouldBe(0.5 * error * error, 1e-12);
        for (var j = 0; j < 3; j++)
        {
            var unit = hidden.Neurons[j];
            Matrix.Grad([unit.Bias, .. unit.Weights]).ShouldBe([da[j] * x[0], da[j] * x[1], da[j] * x[2]], 1e-12);
        }

        var last = output.Neurons[0];
        Matrix.Grad([last.Bias, .. last.Weights]).ShouldBe([error, error * z[0], error * z[1], error * z[2]], 1e-12);
    }

    [Fact]
    public void A_rounded_table_of_tanh_spoils_the_fifth_decimal()
    {
        // Sheets print ∂ℓ/∂β2 = 1.90857 and ∂ℓ/∂β3 = 1.84908, from tanh 3 = 0.99505 and tanh 2 = 0.96403 out of a table.
        const double Error = 0.99991 + (2 * 0.99505) + (2 * 0.96403) - 3;
        (Error * 0.99505).ShouldBe(1.90857, 1e-5);
        (Error * 0.96403).ShouldBe(1.84908, 1e-5);

        // 1.84908 is right to its five decimals; the other should be 1.90859. The table is 4.75e-6 short at tanh 3, which
        // counts 1.918 times, and its ŷ is 3.9e-6 short.
        var exact = (Math.Tanh(5) + (2 * Math.Tanh(3)) + (2 * Math.Tanh(2)) - 3) * Math.Tanh(3);
        exact.ShouldBe(1.908588524, 1e-9);
        Math.Round(exact, 5).ShouldBe(1.90859);
        (exact - (Error * 0.99505)).ShouldBe(1.3e-5, 1e-6);
    }

    [Fact]
    public void The_Jacobian_of_an_elementwise_function_is_diagonal()
    {
        Value[] a = [5, 3, 2];
        Value[] z = [.. a.Select(Value.Tanh)];

        // Scalar form: ∂zⱼ/∂aⱼ = 1 − zⱼ², and zⱼ does not depend on the other a.
        double[] slope = [.. z.Select(unit => 1 - (unit.Data * unit.Data))];
        slope.ShouldBe([0.00018158, 0.00986604, 0.07065082], 1e-8);

        // Vector form: ∂z/∂a = diag(1 − tanh² a).
        var jacobian = Derivative.Jacobian(z, a);
        jacobian.ShouldBe(new double[,] { { slope[0], 0, 0 }, { 0, slope[1], 0 }, { 0, 0, slope[2] } });

        // ∂ℓ/∂z = (ŷ − y)·[1, 2, 2] goes through either with the same result.
        double[] dz = [1.918073872, 3.836147744, 3.836147744];
        for (var j = 0; j < 3; j++)
        {
            var scalar = dz[j] * slope[j];
            var vector = (dz[0] * jacobian[0, j]) + (dz[1] * jacobian[1, j]) + (dz[2] * jacobian[2, j]);
            scalar.ShouldBe(Da[j], 1e-9);
            vector.ShouldBe(scalar);
        }
    }

    [Fact]
    public void Only_the_gradients_of_weights_and_biases_update_anything()
    {
        var (hidden, output) = Network(Activation.Tanh);
        Value[] x = [1, 2];
        var z = hidden.Forward([.. x]);
        var loss = Loss.SquaredError(output.Forward(z)[0], 3);
        OnFailure.Explain(loss, new { hidden, output, x, z });
        loss.Backward();

        // The gradients of z and x were needed on the way, and x has one too; but they are of this sample, not of the network.
        var parameters = new Mlp(hidden, output).Parameters;
        new Sgd(parameters, 0.1).Step();

        // β1 ← 1 − 0.1 · 1.917899719, the bias of the first unit ← 0 − 0.1 · 0.00034829005
        output.Neurons[0].Weights[0].Data.ShouldBe(0.8082100281, 1e-9);
        hidden.Neurons[0].Bias.Data.ShouldBe(-0.000034829005, 1e-12);

        // x stays, though ∂ℓ/∂x = Σⱼ ∂ℓ/∂aⱼ · αⱼ is not 0; z is a result, and cannot be moved.
        x[0].Grad.ShouldBe((1 * Da[0]) + (1 * Da[1]) + (2 * Da[2]), 1e-10);
        x[0].Data.ShouldBe(1.0);
        Should.Throw<InvalidOperationException>(() => z[0].Data -= 0.1 * z[0].Grad);

        // One such step takes ŷ from 4.918 to 4.141.
        var next = Loss.SquaredError(output.Forward(hidden.Forward([.. x]))[0], 3);
        OnFailure.Explain(next, new { hidden, output, x });
        next.Data.ShouldBe(0.651434852, 1e-9);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Without_biases_every_fit_passes_through_the_origin(int seed)
    {
        // New networks have biases of 0, and any weights: at x = (0, 0) the sums are 0, tanh 0 = 0, ŷ = 0.
        var mlp = new Mlp([2, 3, 1], Activation.Tanh, seed);
        var prediction = mlp.Forward(0.0, 0.0)[0];
        OnFailure.Explain(prediction, new { mlp });
        prediction.Data.ShouldBe(0.0);

        // And no weight can mend it: to a target of 3 there, ∂ℓ/∂β = (ŷ − y)·z = 0 and ∂ℓ/∂α = ∂ℓ/∂a · xᵀ = 0.
        Loss.SquaredError(prediction, 3).Backward();
        Matrix.Grad(mlp.Weights).ShouldAllBe(adjoint => adjoint == 0);

        // A bias can: ∂ℓ/∂β0 = ŷ − y = −3.
        mlp.Layers[^1].Neurons[0].Bias.Grad.ShouldBe(-3.0);
    }

    [Fact]
    public void Without_a_non_linearity_two_layers_are_one_row_of_weights()
    {
        var (hidden, output) = Network(Activation.Linear);
        Value[] x = [1, 2];

        // ŷ = β·[1, 5, 3, 2] = 0 + 5 + 6 + 4
        var prediction = output.Forward(hidden.Forward([.. x]))[0];
        OnFailure.Explain(prediction, new { hidden, output, x });
        prediction.Data.ShouldBe(15.0);

        // β1·α1 + β2·α2 + β3·α3 = 1·[0, 1, 2] + 2·[2, 1, 0] + 2·[0, 2, 0] = [4, 7, 2], and β0 = 0 joins the bias.
        var row = new double[3];
        row[0] = Beta[0];
        for (var k = 0; k < 3; k++)
        {
            for (var j = 0; j < 3; j++)
            {
                row[k] += Beta[j + 1] * Alpha[j, k];
            }
        }

        row.ShouldBe([4.0, 7.0, 2.0]);
        (row[0] + (row[1] * 1) + (row[2] * 2)).ShouldBe(15.0);

        // So the slope is the same everywhere: at (1, 2), and at (−30, 8).
        Derivative.Gradient(prediction, x).ShouldBe([7.0, 2.0]);
        Value[] far = [-30, 8];
        Derivative.Gradient(output.Forward(hidden.Forward([.. far]))[0], far).ShouldBe([7.0, 2.0]);
    }

    [Fact]
    public void Any_other_graph_goes_the_same_way()
    {
        Value x = 1, y = 2, z = 0.5;

        // sin(xy)/z + e^{xz}/(xy) at (1, 2, ½), to ten printed decimals
        var p = x * y;
        var s = Value.Sin(p);
        var q = s / z;
        var r = x * z;
        var e = Value.Exp(r);
        var t = e / p;
        var f = q + t;
        OnFailure.Explain(f, new { x, y, z, p, s, q, r, e, t });

        p.Data.ShouldBe(2.0);
        s.Data.ShouldBe(0.9092974268, 1e-10);
        q.Data.ShouldBe(1.8185948537, 1e-10);
        r.Data.ShouldBe(0.5);
        e.Data.ShouldBe(1.6487212707, 1e-10);
        t.Data.ShouldBe(0.8243606354, 1e-10);
        f.Data.ShouldBe(2.6429554890, 1e-10);

        f.Backward();

        t.Grad.ShouldBe(1.0);
        e.Grad.ShouldBe(0.5);                  // 1/p
        r.Grad.ShouldBe(0.8243606354, 1e-10);  // 0.5 · e
        q.Grad.ShouldBe(1.0);
        s.Grad.ShouldBe(2.0);                  // 1/z
        p.Grad.ShouldBe(-1.2444739908, 1e-10); // 2 · cos p − t/p = −0.8322936731 − 0.4121803177
        x.Grad.ShouldBe(-2.0767676639, 1e-10); // y · −1.2444739908 + z · 0.8243606354
        y.Grad.ShouldBe(-1.2444739908, 1e-10); // x · −1.2444739908
        z.Grad.ShouldBe(-2.8128290720, 1e-10); // −q/z + x · 0.8243606354 = −3.6371897073 + 0.8243606354
    }

    private static (Layer Hidden, Layer Output) Network(Activation activation) =>
        (new(new double[,] { { 1, 2 }, { 1, 0 }, { 2, 0 } }, [0, 2, 0], activation),
            new(new double[,] { { 1, 2, 2 } }, [0], Activation.Linear));
}
