using Autograd.Nn;

namespace Autograd.Tests.Course;

/// <summary>
/// Weight decay: half the squared norm of every weight matrix is added to the loss, so each weight's gradient gains the weight itself
/// and every step pulls it towards 0. Biases are left out.
/// </summary>
public sealed class Lesson13_L2Regularisation
{
    private static readonly double[][] Xs = [[1, 2], [-1, .5], [.3, -2]];
    private static readonly int[] Labels = [0, 1, 1];

    [Fact]
    public void The_penalty_is_half_the_squared_Frobenius_norm_of_each_weight_matrix()
    {
        var network = NewNetwork();

        var penalty = Loss.L2Penalty(network.Weights, 1);
        OnFailure.Explain(penalty, new { network });

        // ‖W1‖² = .5² + 1² + 1.5² + .2² = 3.54 and ‖W2‖² = 1² + .4² + .7² + .3² = 1.74; the biases .1, −.2, .3, 0 do not count.
        Matrix.SquaredNorm(network.Layers[0].WeightData()).ShouldBe(3.54, 1e-12);
        Matrix.SquaredNorm(network.Layers[1].WeightData()).ShouldBe(1.74, 1e-12);
        penalty.Data.ShouldBe((.5 * 3.54) + (.5 * 1.74), 1e-12);
    }

    [Fact]
    public void Each_weights_gradient_gains_the_weight_itself()
    {
        // f = −1/n ΣΣ y ln ŷ + ½‖W1‖² + ½‖W2‖²
        var plain = NewNetwork();
        var network = NewNetwork();
        CrossEntropy(plain).Backward();
        var loss = CrossEntropy(network) + Loss.L2Penalty(network.Weights, 1);
        OnFailure.Explain(loss, new { network });
        loss.Backward();

        for (var l = 0; l < 2; l++)
        {
            var weights = network.Layers[l].Weights.ToArray();

            // ∂/∂w ½w² = w
            weights.Grad().ShouldBe(Matrix.Plus(plain.Layers[l].Weights.ToArray().Grad(), weights.Data()), 1e-12);
            network.Layers[l].Biases().Grad().ShouldBe(plain.Layers[l].Biases().Grad(), 1e-12);
        }
    }

    [Fact]
    public void By_the_penalty_alone_every_weight_shrinks_by_the_same_factor()
    {
        var network = NewNetwork();
        var before = network.Weights.Data();
        var biases = network.Layers[0].Biases().Data();
        Loss.L2Penalty(network.Weights, 1).Backward();

        new Sgd(network.Parameters, 0.1).Step();

        // w − .1·w = .9·w
        network.Weights.Data().ShouldBe(before.Select(weight => .9 * weight), 1e-12);
        network.Layers[0].Biases().Data().ShouldBe(biases);
    }

    [Fact]
    public void Trained_with_the_penalty_the_weights_end_smaller()
    {
        var (plain, decayed) = (NewNetwork(), NewNetwork());

        Train(plain, strength: 0);
        Train(decayed, strength: .1);

        // The data alone would have the weights grow without end: larger scores make the right answers ever more certain.
        var start = NormOf(NewNetwork());
        NormOf(plain).ShouldBeGreaterThan(start);
        NormOf(decayed).ShouldBeLessThan(start);
        CrossEntropy(decayed).Data.ShouldBeGreaterThan(CrossEntropy(plain).Data); // the price: a worse fit of these examples
    }

    private static Mlp NewNetwork() => new(
        new Layer(new[,] { { .5, -1 }, { 1.5, .2 } }, [.1, -.2], Activation.Tanh),
        new Layer(new[,] { { 1, .4 }, { -.7, .3 } }, [.3, 0], Activation.Linear));

    private static Value CrossEntropy(Mlp network) =>
        Value.Mean(Xs.Select((x, i) => Loss.CrossEntropy(network.Forward(x), Labels[i])));

    private static double NormOf(Mlp network) => Math.Sqrt(network.Weights.Sum(weight => weight.Data * weight.Data));

    private static void Train(Mlp network, double strength)
    {
        var optimizer = new Sgd(network.Parameters, 0.5);
        for (var step = 0; step < 200; step++)
        {
            optimizer.ZeroGrad();
            (CrossEntropy(network) + Loss.L2Penalty(network.Weights, strength)).Backward();
            optimizer.Step();
        }
    }
}
