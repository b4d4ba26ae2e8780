using System.Collections.Immutable;
using Autograd.Nn;

namespace Autograd.Tests.Course;

/// <summary>
/// Where training starts decides what it can reach. From all zeros hardly anything moves, and units that start alike stay alike: why
/// weights must start unlike each other.
/// </summary>
public sealed class Lesson12a_Symmetry
{
    private static readonly double[][] Xs = [[1, 2], [-1, .5], [.3, -2], [2, 1], [-.7, -.4]];
    private static readonly double[] Targets = [1, 4, 2, 5, 3]; // their mean is 3

    [Fact]
    public void From_all_zeros_relu_and_tanh_under_squared_error_only_fit_the_mean_of_the_targets()
    {
        foreach (var activation in new[] { Activation.Relu, Activation.Tanh })
        {
            var network = new Mlp([2, 3, 1], activation, seed: 0, Initializer.Zeros);

            // h = 0, so ∂L/∂W2 = dz2·hᵀ = 0; W2 = 0, so ∂L/∂h = 0 and nothing arrives at W1 and b1. Only ∂L/∂b2 = dz2 is left.
            // On the full batch it is the mean of b2 − y: every step of 0.5 halves the distance to the mean of y.
            Train(network, 0.5, steps: 60, () => BatchLoss(network));

            AllButLastBias(network).Data().ShouldAllBe(number => number == 0);
            network.Layers[1].Neurons[0].Bias.Data.ShouldBe(3.0, 1e-12);
            network.Forward(7, -7)[0].Data.ShouldBe(3.0, 1e-12); // whatever the input is
        }
    }

    [Fact]
    public void From_all_zeros_with_cross_entropy_softmax_of_the_last_bias_becomes_the_share_of_each_class()
    {
        int[] labels = [0, 1, 1, 2, 1]; // shares 1/5, 3/5, 1/5
        foreach (var activation in new[] { Activation.Relu, Activation.Tanh })
        {
            var network = new Mlp([2, 3, 3], activation, seed: 0, Initializer.Zeros);

            // ∂L/∂b2 is the mean of softmax(b2) − y over the batch: softmax(b2) minus the shares.
            Train(network, 1, steps: 300, () => Value.Mean(Xs.Select((x, i) => Loss.CrossEntropy(network.Forward(x), labels[i]))));

            AllButLastBias(network).Data().ShouldAllBe(number => number == 0);
            Value.Softmax(network.Layers[1].Biases()).Data().ShouldBe([.2, .6, .2], 1e-12);
        }
    }

    [Fact]
    public void From_all_zeros_sigmoid_units_move_but_all_alike()
    {
        var network = new Mlp([2, 3, 1], Activation.Sigmoid, seed: 0, Initializer.Zeros);

        // σ(0) = ½, so W2 has a gradient at once: ½ · mean of (0 − y) = −1.5.
        BatchLoss(network).Backward();
        network.Layers[1].Weights.Grad().ShouldBe([-1.5, -1.5, -1.5], 1e-12);
        network.Layers[0].Parameters.Grad().ShouldAllBe(gradient => gradient == 0); // through W2 = 0 still nothing

        Train(network, 0.1, steps: 50, () => BatchLoss(network));

        network.Layers[0].Parameters.Data().ShouldAllBe(number => number != 0);
        UnitsShouldBeEqual(network, 0, 1, 2);
    }

    [Fact]
    public void With_W1_and_b1_zero_relu_is_off_for_ever()
    {
        var hidden = new Layer(Matrix.Filled(3, 2, 0), [0, 0, 0], Activation.Relu);
        var last = new Layer(new[,] { { .5, -1, 2 } }, [0], Activation.Linear);
        var network = new Mlp(hidden, last);

        // z = 0 and relu′(0) = 0: ∂L/∂z = 0 although W2 passes ∂L/∂h ≠ 0 down; h = 0, so ∂L/∂W2 = 0.
        Train(network, 0.5, steps: 60, () => BatchLoss(network));

        hidden.Parameters.Data().ShouldAllBe(number => number == 0);
        last.Weights.Data().ShouldBe([.5, -1, 2]);
        last.Neurons[0].Bias.Data.ShouldBe(3.0, 1e-12);
    }

    [Fact]
    public void With_W2_and_b2_zero_and_a_live_unit_training_starts_a_step_late()
    {
        var hidden = new Layer(new[,] { { .4, .3 }, { -1, -1 } }, [0, 0], Activation.Relu);
        var last = new Layer(new double[,] { { 0, 0 } }, [0], Activation.Linear);
        var network = new Mlp(hidden, last);
        var optimizer = new Sgd(network.Parameters, 0.1);
        Value SampleLoss() => Loss.SquaredError(network.Forward(1, 2)[0], 1);

        // x = (1, 2): h = [.4 + .6, relu(−3)] = [1, 0], ŷ = 0, dŷ = −1. W2 = 0 lets nothing through to the hidden layer.
        SampleLoss().Backward();
        last.WeightGrad().ShouldBe(new double[,] { { -1, 0 } }, 1e-12);
        last.Biases().Grad().ShouldBe([-1.0]);
        hidden.Parameters.Grad().ShouldAllBe(gradient => gradient == 0);
        optimizer.Step();

        // W2 = [.1, 0], b2 = .1, ŷ = .2, dŷ = −.8: now .1·−.8 = −.08 arrives at the live unit.
        optimizer.ZeroGrad();
        SampleLoss().Backward();
        hidden.WeightGrad().ShouldBe(new[,] { { -.08, -.16 }, { 0, 0 } }, 1e-12);
        hidden.Biases().Grad().ShouldBe([-.08, 0], 1e-12);

        Train(network, 0.1, steps: 200, SampleLoss);
        SampleLoss().Data.ShouldBeLessThan(1e-9);
    }

    [Fact]
    public void Units_with_equal_weights_in_and_out_stay_equal_for_ever_and_are_as_good_as_one()
    {
        var hidden = new Layer(new[,] { { .4, .3 }, { .4, .3 }, { -.2, .6 } }, [.1, .1, .2], Activation.Tanh);
        var last = new Layer(new[,] { { .5, .5, -.3 } }, [.1], Activation.Linear);
        var network = new Mlp(hidden, last);

        // Units 0 and 1 compute the same, receive the same and so move the same: to the last bit, at every step.
        Train(network, 0.1, steps: 300, () => BatchLoss(network));

        UnitsShouldBeEqual(network, 0, 1);
        hidden.Neurons[0].Weights.Data().ShouldNotBe([.4, .3]);
        hidden.Neurons[2].Weights.Data().ShouldNotBe(hidden.Neurons[0].Weights.Data());

        // One unit with twice the outgoing weight does as well: w·h + w·h = 2w·h.
        var smaller = new Mlp(
            new Layer(Rows(hidden, 0, 2), [hidden.Neurons[0].Bias.Data, hidden.Neurons[2].Bias.Data], Activation.Tanh),
            new Layer(
                new[,] { { 2 * last.Neurons[0].Weights[0].Data, last.Neurons[0].Weights[2].Data } },
                [last.Neurons[0].Bias.Data],
                Activation.Linear));
        foreach (var x in Xs)
        {
            smaller.Forward(x)[0].Data.ShouldBe(network.Forward(x)[0].Data, 1e-12);
        }
    }

    [Fact]
    public void Any_one_constant_for_all_weights_is_such_a_start()
    {
        foreach (var constant in new[] { -1, .1, 2 })
        {
            var network = new Mlp([2, 4, 1], Activation.Tanh, seed: 0, Initializer.Constant(constant));

            Train(network, 0.1, steps: 100, () => BatchLoss(network));

            UnitsShouldBeEqual(network, 0, 1, 2, 3);
            network.Layers[0].Weights.Data().ShouldAllBe(weight => weight != constant);
        }
    }

    [Fact]
    public void Equal_incoming_weights_alone_are_not_enough_under_squared_error()
    {
        var hidden = new Layer(new[,] { { .4, .3 }, { .4, .3 } }, [.5, .5], Activation.Relu);
        var last = new Layer(new[,] { { .5, -.2 } }, [.1], Activation.Linear);
        ImmutableArray<double> x = [1, 2];
        var prediction = last.Forward(hidden.Forward(x))[0];
        var loss = Loss.SquaredError(prediction, 1);
        OnFailure.Explain(loss, new { hidden, last, prediction });
        loss.Backward();

        // h = .4 + .6 + .5 = 1.5 twice, ŷ = .75 − .3 + .1 = .55, dŷ = −.45.
        prediction.Data.ShouldBe(.55, 1e-12);
        prediction.Grad.ShouldBe(-.45, 1e-12);

        // dh = W2ᵀ·dŷ = [−.225, .09] = dz, times xᵀ = [1, 2]: the rows differ, and part at the first step.
        hidden.WeightGrad().ShouldBe(new[,] { { -.225, -.45 }, { .09, .18 } }, 1e-12);
    }

    [Fact]
    public void Under_softmax_equal_incoming_weights_are_enough_where_the_outgoing_ones_differ_by_a_constant()
    {
        // Column 1 is column 0 plus 1. Softmax minus target adds up to 0, so both columns hand down the same W2ᵀ·dz2.
        var hidden = new Layer(new[,] { { .4, .3 }, { .4, .3 } }, [.5, .5], Activation.Relu);
        var last = new Layer(new[,] { { .5, 1.5 }, { -.2, .8 }, { 0, 1 } }, [.1, 0, 0], Activation.Linear);
        ImmutableArray<double> x = [1, 2];
        var loss = Loss.CrossEntropy(last.Forward(hidden.Forward(x)), 1);
        OnFailure.Explain(loss, new { hidden, last });
        loss.Backward();

        hidden.Neurons[0].Bias.Grad.ShouldNotBe(0);
        hidden.Neurons[1].Weights.Grad().ShouldBe(hidden.Neurons[0].Weights.Grad(), 1e-12);
        hidden.Neurons[1].Bias.Grad.ShouldBe(hidden.Neurons[0].Bias.Grad, 1e-12);
    }

    /// <summary>The mean of the squared errors over all five examples.</summary>
    private static Value BatchLoss(Mlp network) =>
        Value.Mean(Xs.Select((x, i) => Loss.SquaredError(network.Forward(x)[0], Targets[i])));

    private static void Train(Mlp network, double rate, int steps, Func<Value> loss)
    {
        var optimizer = new Sgd(network.Parameters, rate);
        for (var step = 0; step < steps; step++)
        {
            optimizer.ZeroGrad();
            loss().Backward();
            optimizer.Step();
        }
    }

    private static void UnitsShouldBeEqual(Mlp network, int first, params int[] others)
    {
        Layer hidden = network.Layers[0], last = network.Layers[1];
        foreach (var other in others)
        {
            hidden.Neurons[other].Weights.Data().ShouldBe(hidden.Neurons[first].Weights.Data());
            hidden.Neurons[other].Bias.Data.ShouldBe(hidden.Neurons[first].Bias.Data);
            last.Neurons.Select(neuron => neuron.Weights[other]).Data()
                .ShouldBe(last.Neurons.Select(neuron => neuron.Weights[first]).Data());
        }
    }

    private static IEnumerable<Value> AllButLastBias(Mlp network) => network.Parameters.Except(network.Layers[^1].Biases());

    private static double[,] Rows(Layer layer, int first, int second) => new[,]
    {
        { layer.Neurons[first].Weights[0].Data, layer.Neurons[first].Weights[1].Data },
        { layer.Neurons[second].Weights[0].Data, layer.Neurons[second].Weights[1].Data },
    };
}
