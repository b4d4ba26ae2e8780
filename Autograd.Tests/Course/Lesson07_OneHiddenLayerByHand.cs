using Autograd.Nn;

namespace Autograd.Tests.Course;

/// <summary>
/// A network with one hidden layer, y = W1·σ(W0·x + b0) + b1 with two inputs and four hidden units: each derivative as a formula,
/// in plain numbers, and from the engine.
/// </summary>
public sealed class Lesson07_OneHiddenLayerByHand
{
    private static readonly double Ln3 = Math.Log(3);
    private static readonly double Ln4 = Math.Log(4);

    // The biases are chosen so that W0·x + b0 = [0, ln 3, −ln 3, ln 4]; σ(ln k) = k / (k + 1).
    private readonly double[] x = [2, 1];
    private readonly double[,] w0 = { { 1, -2 }, { 1, 1 }, { -1, 3 }, { 0.5, -1 } };
    private readonly double[] b0 = [0, Ln3 - 3, -Ln3 - 1, Ln4];
    private readonly double[,] w1 = { { 2, -4, 8, 5 } };
    private readonly double[] b1 = [-1];

    [Fact]
    public void The_outputs_layer_by_layer()
    {
        var hidden = new Layer(w0, b0, Activation.Sigmoid);
        var output = new Layer(w1, b1, Activation.Linear);

        var z = hidden.Forward([.. x]);
        var y = output.Forward(z)[0];
        OnFailure.Explain(y, new { hidden, output, z });

        // z = σ([0, ln 3, −ln 3, ln 4]) = [1/2, 3/4, 1/4, 4/5]. (1e-12: ln and exp round.)
        Matrix.Data(z).ShouldBe([0.5, 0.75, 0.25, 0.8], 1e-12);

        // y = 2/2 − 4·3/4 + 8/4 + 5·4/5 − 1 = 1 − 3 + 2 + 4 − 1
        y.Data.ShouldBe(3, 1e-12);
    }

    [Fact]
    public void The_output_by_its_own_weights_is_z_by_its_bias_1_and_by_z_the_weights()
    {
        var hidden = new Layer(w0, b0, Activation.Sigmoid);
        var output = new Layer(w1, b1, Activation.Linear);
        var z = hidden.Forward([.. x]);
        var y = output.Forward(z)[0];
        OnFailure.Explain(y, new { hidden, output, z });

        y.Backward();

        // y = Σᵢ W1ᵢ·zᵢ + b1
        Matrix.Grad(output.Neurons[0].Weights).ShouldBe([0.5, 0.75, 0.25, 0.8], 1e-12); // ∂y/∂W1 = zᵀ
        output.Neurons[0].Bias.Grad.ShouldBe(1.0);                                   // ∂y/∂b1 = 1
        Matrix.Grad(z).ShouldBe([2.0, -4.0, 8.0, 5.0]);                                 // ∂y/∂z = W1ᵀ
    }

    [Fact]
    public void A_hidden_unit_does_not_depend_on_the_weights_of_another()
    {
        var hidden = new Layer(w0, b0, Activation.Sigmoid);
        var z = hidden.Forward([.. x]);

        for (var j = 0; j < 4; j++)
        {
            for (var i = 0; i < 4; i++)
            {
                // zⱼ = σ(W0ⱼ·x + b0ⱼ): by row j of W0, zⱼ(1 − zⱼ)xᵀ; by any other row, 0.
                var derivative = Derivative.Gradient(z[j], hidden.Neurons[i].Weights.AsSpan());
                var slope = i == j ? z[j].Data * (1 - z[j].Data) : 0;
                derivative.ShouldBe([slope * x[0], slope * x[1]], 1e-12);
            }
        }
    }

    [Fact]
    public void The_output_by_row_i_of_the_first_weights_is_W1_times_the_slope_times_x()
    {
        var hidden = new Layer(w0, b0, Activation.Sigmoid);
        var output = new Layer(w1, b1, Activation.Linear);
        var y = output.Forward(hidden.Forward([.. x]))[0];
        OnFailure.Explain(y, new { hidden, output });

        y.Backward();

        // W1ᵢ·zᵢ(1 − zᵢ): 2 · 1/4 = 0.5, −4 · 3/16 = −0.75, 8 · 3/16 = 1.5, 5 · 4/25 = 0.8.
        // ∂y/∂W0 has that times xᵀ = [2, 1] in row i, ∂y/∂b0ᵢ that times 1.
        Matrix.Grad(hidden.Neurons[0].Weights).ShouldBe([1.0, 0.5], 1e-12);
        Matrix.Grad(hidden.Neurons[1].Weights).ShouldBe([-1.5, -0.75], 1e-12);
        Matrix.Grad(hidden.Neurons[2].Weights).ShouldBe([3.0, 1.5], 1e-12);
        Matrix.Grad(hidden.Neurons[3].Weights).ShouldBe([1.6, 0.8], 1e-12);
        Matrix.Grad(hidden.Neurons.Select(neuron => neuron.Bias)).ShouldBe([0.5, -0.75, 1.5, 0.8], 1e-12);
    }

    [Fact]
    public void The_same_by_hand_in_plain_numbers()
    {
        // Forward: a = W0·x + b0, z = σ(a), y = W1·z + b1
        var z = new double[4];
        var y = b1[0];
        for (var i = 0; i < 4; i++)
        {
            var a = (w0[i, 0] * x[0]) + (w0[i, 1] * x[1]) + b0[i];
            z[i] = 1 / (1 + Math.Exp(-a));
            y += w1[0, i] * z[i];
        }

        // Back: ∂y/∂zᵢ = W1ᵢ, then ∂y/∂aᵢ = ∂y/∂zᵢ · zᵢ(1 − zᵢ), then ∂y/∂W0ᵢₖ = ∂y/∂aᵢ · xₖ
        var dw0 = new double[4, 2];
        var db0 = new double[4];
        for (var i = 0; i < 4; i++)
        {
            var da = w1[0, i] * z[i] * (1 - z[i]);
            dw0[i, 0] = da * x[0];
            dw0[i, 1] = da * x[1];
            db0[i] = da;
        }

        var hidden = new Layer(w0, b0, Activation.Sigmoid);
        var output = new Layer(w1, b1, Activation.Linear);
        var root = output.Forward(hidden.Forward([.. x]))[0];
        OnFailure.Explain(root, new { hidden, output });
        root.Backward();

        root.Data.ShouldBe(y, 1e-12);
        for (var i = 0; i < 4; i++)
        {
            Matrix.Grad(hidden.Neurons[i].Weights).ShouldBe([dw0[i, 0], dw0[i, 1]], 1e-12);
            hidden.Neurons[i].Bias.Grad.ShouldBe(db0[i], 1e-12);
            output.Neurons[0].Weights[i].Grad.ShouldBe(z[i], 1e-12);
        }
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(-70, 0.3)]
    [InlineData(0, 0)]
    public void With_all_weights_and_biases_0_only_the_last_layer_has_a_gradient(double x0, double x1)
    {
        var hidden = new Layer(new double[4, 2], new double[4], Activation.Sigmoid);
        var output = new Layer(new double[1, 4], new double[1], Activation.Linear);

        var z = hidden.Forward([x0, x1]);
        var y = output.Forward(z)[0];
        OnFailure.Explain(y, new { hidden, output, z });
        y.Backward();

        Matrix.Data(z).ShouldBe([0.5, 0.5, 0.5, 0.5]); // σ(0)
        y.Data.ShouldBe(0.0);
        Matrix.Grad(output.Weights).ShouldBe([0.5, 0.5, 0.5, 0.5]); // zᵀ
        output.Neurons[0].Bias.Grad.ShouldBe(1.0);

        // W1ᵢ = 0 cuts everything below it off, whatever x is.
        Matrix.Grad(z).ShouldAllBe(adjoint => adjoint == 0);
        Matrix.Grad(hidden.Parameters).ShouldAllBe(adjoint => adjoint == 0);
    }
}
