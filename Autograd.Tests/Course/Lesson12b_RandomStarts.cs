using System.Collections.Immutable;
using Autograd.Nn;

namespace Autograd.Tests.Course;

/// <summary>
/// How weights do start: at random, of a size that suits the number of inputs. Which start it is decides which minimum is found, since
/// the loss of a network is not convex. And how many weights there are to draw.
/// </summary>
public sealed class Lesson12b_RandomStarts
{
    [Fact]
    public void Two_starts_end_in_two_minima()
    {
        // ŷ = w2·tanh(w1·x) at x = 1, y = ½. tanh is odd, so (w1, w2) and (−w1, −w2) fit equally well.
        var (plus, minus) = (Trained(1, 1), Trained(-1, -1));

        LossAt(plus.W1, plus.W2).ShouldBe(0, 1e-12);
        LossAt(minus.W1, minus.W2).ShouldBe(0, 1e-12);
        minus.W1.ShouldBe(-plus.W1);
        minus.W2.ShouldBe(-plus.W2);

        // On a convex loss everything between two minima would be a minimum. Half way, at (0, 0), ŷ = 0 and the loss is ½·½² = ⅛.
        LossAt((plus.W1 + minus.W1) / 2, (plus.W2 + minus.W2) / 2).ShouldBe(.125);
    }

    [Fact]
    public void The_minima_need_not_be_equally_good()
    {
        // ŷ = relu(w·x) at x = 1, y = 1: from w = ½ descent finds w = 1 and loss 0. From w = −½ the unit is off, the loss ½ and flat.
        TrainedRelu(.5).Loss.ShouldBe(0, 1e-12);
        TrainedRelu(-.5).ShouldBe((-.5, .5));
    }

    [Fact]
    public void Gaussian_weights_have_mean_0_and_deviation_one_over_the_root_of_the_columns()
    {
        // Sums of 400 inputs of size 1: with deviation 1/√400 = .05 the sums have deviation 1 again, layer after layer.
        var weights = Initializer.Gaussian.Draw(100, 400, new Random(12)).Cast<double>().ToArray();

        // Of 40,000 draws the mean errs by .05/√40,000 = .00025, the deviation by .05/√80,000 = .00018: four times that is allowed.
        var mean = weights.Average();
        mean.ShouldBe(0, .001);
        Math.Sqrt(weights.Average(weight => (weight - mean) * (weight - mean))).ShouldBe(.05, .0007);
    }

    [Fact]
    public void Orthogonalised_rows_have_length_1_and_right_angles()
    {
        var w = Initializer.Orthogonal.Draw(8, 20, new Random(12));

        // W·Wᵀ holds the inner product of every row with every row.
        Matrix.Times(w, Matrix.Transpose(w)).ShouldBe(Matrix.Diagonal([1, 1, 1, 1, 1, 1, 1, 1]), 1e-12);
    }

    [Fact]
    public void A_network_has_n_times_next_n_weights_summed_over_its_layers()
    {
        var network = new Mlp([8, 10, 10, 3], Activation.Tanh, seed: 12);

        network.Weights.Length.ShouldBe(210);       // 8·10 + 10·10 + 10·3
        network.Parameters.Length.ShouldBe(233);    // and 10 + 10 + 3 biases
    }

    [Fact]
    public void A_linear_bottleneck_is_cheaper_and_less_expressive()
    {
        var wide = new Mlp([100, 100], Activation.Linear, seed: 12);
        var bottleneck = new Mlp([100, 10, 100], Activation.Linear, seed: 12);

        wide.Weights.Length.ShouldBe(10_000);       // 100·100
        bottleneck.Weights.Length.ShouldBe(2_000);  // 100·10 + 10·100

        // Two linear layers are one: W2·(W1·x) = (W2·W1)·x. But 10 numbers pass in the middle, so the product has rank 10 at most,
        // whatever its weights: the identity, of rank 100, is out of its reach.
        var product = Matrix.Times(bottleneck.Layers[1].WeightData(), bottleneck.Layers[0].WeightData());
        double[] x = [.. Enumerable.Range(0, 100).Select(i => Math.Sin(i))];
        bottleneck.Forward(x).Data().ShouldBe(Matrix.Times(product, x), 1e-12);
        Matrix.Rank(product).ShouldBe(10);
        Matrix.Rank(wide.Layers[0].WeightData()).ShouldBe(100);
    }

    private static double LossAt(double w1, double w2) => .5 * Math.Pow((w2 * Math.Tanh(w1)) - .5, 2);

    private static (double W1, double W2) Trained(double w1, double w2)
    {
        Value first = w1, second = w2;
        var optimizer = new Sgd([first, second], 0.5);
        for (var step = 0; step < 100; step++)
        {
            optimizer.ZeroGrad();
            Loss.SquaredError(second * Value.Tanh(first * 1), .5).Backward();
            optimizer.Step();
        }

        return (first.Data, second.Data);
    }

    private static (double W, double Loss) TrainedRelu(double start)
    {
        ImmutableArray<double> x = [1];
        Value w = start;
        var unit = new Neuron([w], Value.Constant(0), Activation.Relu);
        var optimizer = new Sgd([w], 0.5);
        for (var step = 0; step < 100; step++)
        {
            optimizer.ZeroGrad();
            Loss.SquaredError(unit.Forward(x), 1).Backward();
            optimizer.Step();
        }

        return (w.Data, Loss.SquaredError(unit.Forward(x), 1).Data);
    }
}
