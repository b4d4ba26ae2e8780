using Autograd.Nn;

namespace Autograd.Tests.Nn.Training;

/// <summary>What training says and leaves when its numbers are no longer finite.</summary>
public sealed class TrainerDivergenceTests
{
    [Theory]
    [InlineData(false), InlineData(true)]
    public void A_loss_that_overflows_names_epoch_batch_row_and_node(bool eager)
    {
        // Row 3 in row order; its input of 1e200 is squared in the loss.
        var network = new Mlp(new Layer(new double[,] { { 1 } }, [0], Activation.Linear));
        var data = Dataset.OfTargets([[1], [1], [1], [1e200]], [1.0, 1.0, 1.0, 1.0]);
        var trainer = new Trainer(network, Objective.SquaredError, new Sgd(network.Parameters, .1)) { Eager = eager };

        var error = Should.Throw<TrainingDivergedException>(() => trainer.Fit(data, epochs: 5));

        (error.Epoch, error.Batch).ShouldBe((1, 1));
        error.Finding!.Node!.Operation.ShouldBe("square");
        error.Message.ShouldStartWith(
            "Training diverged in epoch 1, batch 1: the loss is Infinity. In row 3 of the training part, the first value that is not finite is square(");
        network.Parameters.Select(parameter => parameter.Data).ShouldBe([1, 0]);
    }

    [Fact]
    public void Neurons_and_parameters_are_named_where_the_numbers_leave_the_finite()
    {
        // A rate of 1e200 throws the parameters far out in the first step; exp overflows in the second.
        var network = new Mlp([1, 2, 1], Activation.Of<Exp>(), seed: 1);
        var data = Dataset.OfTargets([[1], [2]], [3.0, 5.0]);
        var trainer = new Trainer(network, Objective.SquaredError, new Sgd(network.Parameters, 1e200));

        var error = Should.Throw<TrainingDivergedException>(() => trainer.Fit(data, epochs: 5));

        (error.Epoch, error.Batch).ShouldBe((2, 1));
        error.Message.ShouldMatch(@"the first value that is not finite is layer1\.neuron\d = exp\(");
        error.History.Count.ShouldBe(1);
    }

    [Fact]
    public void A_parameter_that_overflows_in_the_last_step_is_named()
    {
        // The gradient by the weight is -4, by the bias -2 (errors -2 and -2 at 1 and 3): the rate makes 4e308 of the first.
        var network = new Mlp(new Layer(new double[,] { { 1 } }, [0], Activation.Linear));
        var data = Dataset.OfTargets([[1], [3]], [3.0, 5.0]);
        var trainer = new Trainer(network, Objective.SquaredError, new Sgd(network.Parameters, 1e308));

        var error = Should.Throw<TrainingDivergedException>(() => trainer.Fit(data, epochs: 1));

        error.Message.ShouldContain("The first number that is not finite is the parameter layer1.neuron1.w[1] = Infinity.");
        network.Parameters.Select(parameter => parameter.Data).ShouldBe([1, 0]);
    }

    [Fact]
    public void A_gradient_that_is_infinite_where_the_loss_is_not_is_found_too()
    {
        // √0 = 0 is finite, its slope is not.
        var network = new Mlp(new Layer(new double[,] { { 1 } }, [0], Activation.Of<Sqrt>()));
        var data = Dataset.OfTargets([[0]], [1.0]);
        var trainer = new Trainer(network, Objective.SquaredError, new Sgd(network.Parameters, .1));

        var error = Should.Throw<TrainingDivergedException>(() => trainer.Fit(data, epochs: 1));

        error.Message.ShouldContain("the norm of the gradient is not finite. In row 0 of the training part, the first product of the backward pass that is not finite is");
        error.Finding!.Edge!.Result.Name.ShouldBe("layer1.neuron1");
    }

    [Fact]
    public void An_infinite_validation_loss_is_said_to_be_one()
    {
        var network = new Mlp([1, 1], Activation.Linear, seed: 1);
        var trainer = new Trainer(network, Objective.SquaredError, new CountingOptimizer(network.Parameters));

        var error = Should.Throw<TrainingDivergedException>(() => trainer.Fit(Targets(10), epochs: 1, validation: Targets(1e200)));

        error.Batch.ShouldBeNull();
        error.Message.ShouldContain("the validation loss is Infinity. In row 0 of the validation part");
    }

    [Fact]
    public void Training_that_diverges_leaves_the_parameters_that_the_lowest_loss_was_measured_with()
    {
        // The bias goes 1, 2, 3, ...: the loss towards 2.4 falls to epoch 3, and is measured before each step.
        var network = new Mlp(new Layer(new double[,] { { 0 } }, [0], Activation.Linear));
        var trainer = new Trainer(network, Objective.SquaredError, new SteppingOptimizer(network.Layers[0].Neurons[0].Bias, network.Parameters, explodeAt: 6));

        var error = Should.Throw<TrainingDivergedException>(() => trainer.Fit(Targets(2.4), epochs: 50));

        error.Epoch.ShouldBe(7);
        error.History.Best!.Epoch.ShouldBe(3); // starts at 2, 0.4 away
        network.Layers[0].Neurons[0].Bias.Data.ShouldBe(2); // the step from there, to 3, made it worse
    }

    [Fact]
    public void Training_that_diverges_in_batches_leaves_what_the_last_batch_of_the_best_epoch_was_measured_with()
    {
        // Two steps an epoch: the loss towards 2.4 is measured at 0 and 1, at 2 and 3, at 4 and 5.
        var network = new Mlp(new Layer(new double[,] { { 0 } }, [0], Activation.Linear));
        var optimizer = new SteppingOptimizer(network.Layers[0].Neurons[0].Bias, network.Parameters, explodeAt: 6);
        var trainer = new Trainer(network, Objective.SquaredError, optimizer) { BatchSize = 1 };

        var error = Should.Throw<TrainingDivergedException>(() => trainer.Fit(Dataset.OfTargets([[0], [0]], [2.4, 2.4]), epochs: 50));

        error.History.Best!.Epoch.ShouldBe(2);
        network.Layers[0].Neurons[0].Bias.Data.ShouldBe(3);
    }

    [Fact]
    public void Training_whose_every_step_is_too_long_leaves_the_parameters_that_it_began_with()
    {
        // For y = 2x from w = 1: with a rate of 1,000 the first step is thousands too far, and each after it farther.
        var network = new Mlp(new Layer(new double[,] { { 1 } }, [0], Activation.Linear));
        var trainer = new Trainer(network, Objective.SquaredError, new Sgd(network.Parameters, 1e3));

        var error = Should.Throw<TrainingDivergedException>(() => trainer.Fit(Dataset.OfTargets([[1], [2]], [2.0, 4.0]), epochs: 1000));

        error.History.Best!.Epoch.ShouldBe(1);
        network.Parameters.Data().ShouldBe([1, 0]);
    }

    [Fact]
    public void A_line_search_may_try_what_overflows_but_not_start_there()
    {
        // e^(w x) at x = 100 overflows from w = 7.1 on; the first step of length 1 along a slope of 1e3 or more would be beyond.
        static Trainer New(double start)
        {
            var network = new Mlp(new Layer(new double[,] { { start } }, [0], Activation.Of<Exp>()));
            return new(network, Objective.SquaredError, new Lbfgs(network.Parameters, learningRate: 1e4));
        }

        var data = Dataset.OfTargets([[100]], [20.0]);

        New(.02).Fit(data, epochs: 60)[^1].TrainingLoss.ShouldBeLessThan(1e-6);
        Should.Throw<TrainingDivergedException>(() => New(8).Fit(data, epochs: 60)).Message.ShouldContain("layer1.neuron1 = exp(");
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public void Rows_that_are_finite_but_for_their_sum_are_said_to_be_so(bool eager)
    {
        // Huber's loss of an error of -1e308 is 1e308; two of them are beyond 1.8e308, where doubles end.
        var network = new Mlp(new Layer(new double[,] { { 0 } }, [0], Activation.Linear));
        var trainer = new Trainer(network, Objective.Huber(1), new Sgd(network.Parameters, .1)) { Eager = eager };

        var error = Should.Throw<TrainingDivergedException>(() => trainer.Fit(Dataset.OfTargets([[0], [0]], [1e308, 1e308]), epochs: 1));

        (error.Batch, error.Finding).ShouldBe((1, null));
        error.Message.ShouldContain("the loss is Infinity. Every number in the graph of each row is finite; what they add up to is not.");
    }

    [Theory]
    [InlineData("adam"), InlineData("clipped"), InlineData("lbfgs")]
    public void A_gradient_whose_square_overflows_does_not_stand_still(string name)
    {
        // At 0 for y = 1 with x = 1e160 the derivative by the weight is -1e160: its square is infinite, and a step divided by that would be 0.
        var network = new Mlp(new Layer(new double[,] { { 0 } }, [0], Activation.Linear));
        Optimizer optimizer = name switch
        {
            "adam" => new Adam(network.Parameters),
            "clipped" => new Sgd(network.Parameters, .1),
            _ => new Lbfgs(network.Parameters),
        };
        var trainer = new Trainer(network, Objective.SquaredError, optimizer) { MaximumNorm = name == "clipped" ? 1 : null };

        Should.Throw<TrainingDivergedException>(() => trainer.Fit(Dataset.OfTargets([[1e160]], [1.0]), epochs: 3)).Message.ShouldContain(
            "epoch 1, batch 1: the norm of the gradient is not finite. Every number in the graph of each row is finite; what they add up to is not.");
    }

    // With inputs of 0 the weight has no say.
    private static Dataset Targets(double target) => Dataset.OfTargets([[0]], [target]);
}
