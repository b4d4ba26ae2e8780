using Autograd.Nn;
using Autograd.Tests.Core;
using Schedule = Autograd.Nn.Schedule; // the engine has an internal Schedule, which the tests see

namespace Autograd.Tests.Nn.Training;

/// <summary>What training comes to.</summary>
public sealed class TrainerTests
{
    [Fact]
    public void An_epoch_in_one_batch_is_one_step_along_the_gradient_of_the_mean_loss()
    {
        // ŷ = w x + b from w = 1, b = 0 at the points (1, 3) and (3, 5): errors -2 and -2, mean of ½e² is 2.
        // ∂/∂w = (-2·1 + -2·3) / 2 = -4, ∂/∂b = -2; a step of 0.1 gives w = 1.4 and b = 0.2.
        var network = new Mlp(new Layer(new double[,] { { 1 } }, [0], Activation.Linear));
        var data = Dataset.OfTargets([[1], [3]], [3.0, 5.0]);

        var history = new Trainer(network, Objective.SquaredError, new Sgd(network.Parameters, .1)).Fit(data, epochs: 1);

        history.Single().ShouldBe(new EpochResult(1, TrainingLoss: 2, LearningRate: .1));
        network.Parameters.Data().ShouldAgreeWith([1.4, .2], 1e-15);
    }

    [Fact]
    public void A_batch_is_a_step_and_the_last_has_what_remains()
    {
        var network = Line();
        var optimizer = new CountingOptimizer(network.Parameters);

        new Trainer(network, Objective.SquaredError, optimizer) { BatchSize = 4 }.Fit(Points(10), epochs: 3);

        optimizer.Steps.ShouldBe(9); // 4 + 4 + 2 rows, three times
    }

    [Fact]
    public void The_training_loss_is_the_mean_over_rows_however_they_are_cut_into_batches()
    {
        // An optimizer that moves nothing: each epoch sees the same losses.
        var whole = Fit(batch: null);
        var cut = Fit(batch: 3);

        cut[0].TrainingLoss.ShouldBe(whole[0].TrainingLoss, 1e-14);
        cut[1].TrainingLoss.ShouldBe(whole[0].TrainingLoss, 1e-14);

        static History Fit(int? batch)
        {
            var network = Line();
            return new Trainer(network, Objective.SquaredError, new CountingOptimizer(network.Parameters)) { BatchSize = batch, L2 = .5 }.Fit(Points(10), 2);
        }
    }

    [Fact]
    public void A_penalty_pulls_on_the_weights_and_is_not_in_the_reported_loss()
    {
        // The points lie on the line already: the loss and its gradient are 0, what remains is the penalty's, 0.5 · w on the weight alone.
        var network = new Mlp(new Layer(new double[,] { { 2 } }, [1], Activation.Linear));
        var data = Dataset.OfTargets([[0], [1]], [1.0, 3.0]);

        var history = new Trainer(network, Objective.SquaredError, new Sgd(network.Parameters, .1)) { L2 = .5 }.Fit(data, 1);

        history[0].TrainingLoss.ShouldBe(0, 1e-15);
        network.Parameters.Data().ShouldAgreeWith([1.9, 1], 1e-15); // 2 - 0.1 · 0.5 · 2
    }

    [Fact]
    public void Both_penalties_add_up()
    {
        var network = new Mlp(new Layer(new double[,] { { 2 } }, [1], Activation.Linear));
        var data = Dataset.OfTargets([[0], [1]], [1.0, 3.0]);

        new Trainer(network, Objective.SquaredError, new Sgd(network.Parameters, .1)) { L1 = .3, L2 = .5 }.Fit(data, 1);

        network.Weights[0].Data.ShouldBe(1.87, 1e-15); // 2 - 0.1 · (0.5 · 2 + 0.3)
    }

    [Fact]
    public void A_long_gradient_is_shortened()
    {
        // As in the first test the gradient is (-4, -2), of length √20; of length 1 a step of 0.1 is 0.1 long.
        var network = new Mlp(new Layer(new double[,] { { 1 } }, [0], Activation.Linear));
        var data = Dataset.OfTargets([[1], [3]], [3.0, 5.0]);

        new Trainer(network, Objective.SquaredError, new Sgd(network.Parameters, .1)) { MaximumNorm = 1 }.Fit(data, 1);

        // 1e-7: clipping adds 1e-6 to the norm.
        network.Parameters.Data().ShouldAgreeWith([1 + (.4 / Math.Sqrt(20)), .2 / Math.Sqrt(20)], 1e-7);
    }

    [Fact]
    public void A_schedule_counts_steps_over_all_epochs()
    {
        var network = Line();
        var trainer = new Trainer(network, Objective.SquaredError, new Sgd(network.Parameters, 1)) { BatchSize = 5, Schedule = Schedule.StepDecay(.1, .5, every: 2) };

        var history = trainer.Fit(Points(10), epochs: 3);

        history.Select(epoch => epoch.LearningRate).ShouldBe([.1, .05, .025]); // two steps an epoch
    }

    [Fact]
    public void Inputs_are_standardised_by_the_model()
    {
        // 10 and 30 become -1 and 1; ŷ = 2x + 1 then meets -1 and 3 exactly.
        var network = new Mlp(new Layer(new double[,] { { 2 } }, [1], Activation.Linear));
        var data = Dataset.OfTargets([[10], [30]], [-1.0, 3.0]);
        var model = Model.For(network, data);

        var history = new Trainer(model, Objective.SquaredError, new Sgd(network.Parameters, .1)).Fit(data, 1, validation: data);

        history[0].TrainingLoss.ShouldBe(0, 1e-15);
        history[0].ValidationLoss!.Value.ShouldBe(0, 1e-15);
        model.Predict(20)[0].ShouldBe(1, 1e-15);
    }

    [Theory]
    [InlineData(false), InlineData(true)]
    public void Layers_that_the_optimizer_does_not_have_stay_as_they_are(bool eager)
    {
        var data = ToyData.Moons(60, noise: .1, seed: 1);
        var network = new Mlp([2, 4, 2], Activation.Tanh, seed: 1);
        var first = network.Layers[0].Parameters.Data();
        var last = network.Layers[1].Parameters.Data();

        var history = new Trainer(network, Objective.CrossEntropy, new Adam(network.Layers[1].Parameters.Reverse())) { Eager = eager }.Fit(data, epochs: 50);

        network.Layers[0].Parameters.Data().ShouldBe(first);
        network.Layers[1].Parameters.Data().ShouldNotBe(last);
        history[^1].TrainingLoss.ShouldBeLessThan(history[0].TrainingLoss);
    }

    [Fact]
    public void Validation_counts_the_rows_whose_class_is_found()
    {
        // The score is x: above 0 for 1, 2, not for -1. Labels 1, 0, 0: two of three are right.
        var network = new Mlp(new Layer(new double[,] { { 1 } }, [0], Activation.Linear));
        var data = Dataset.OfClasses([[1], [2], [-1]], [1, 0, 0]);

        var history = new Trainer(network, Objective.BinaryCrossEntropy, new CountingOptimizer(network.Parameters)).Fit(data, 1, validation: data);

        history[0].ValidationAccuracy.ShouldBe(2 / 3.0);
        // ln(1 + e⁻¹), ln(1 + e²), ln(1 + e⁻¹)
        history[0].ValidationLoss!.Value.ShouldBe((.31326168751822286 + 2.1269280110429727 + .31326168751822286) / 3, 1e-12);
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public void Every_objective_of_classes_learns_two_moons(int which)
    {
        var data = ToyData.Moons(200, noise: .1, seed: 1);
        var objective = which == 1 ? Objective.CrossEntropy : which == 2 ? Objective.BinaryCrossEntropy : Objective.Hinge;
        var network = new Mlp([2, 16, 16, which == 1 ? 2 : 1], Activation.Tanh, seed: 1);
        var model = Model.For(network, data);

        new Trainer(model, objective, new Adam(network.Parameters, .01)) { BatchSize = 20, Seed = 1 }.Fit(data, epochs: 60);

        model.Classify(data).Zip(data.Labels).Count(pair => pair.First == pair.Second).ShouldBeGreaterThan(196);
    }

    private static Mlp Line() => new([1, 1], Activation.Linear, seed: 1);

    private static Dataset Points(int count) => Dataset.OfTargets(
        [.. Enumerable.Range(0, count).Select(i => new[] { i / 10.0 })], [.. Enumerable.Range(0, count).Select(i => 1 - (i / 5.0))]);
}
