using Autograd.Nn;

namespace Autograd.Tests.Nn.Training;

/// <summary>The ways in which training ends before its last epoch, and what it leaves.</summary>
public sealed class TrainerEndTests
{
    [Fact]
    public void A_history_of_a_loop_of_your_own_has_epochs_and_no_null()
    {
        new History([new(1, .5, .1), new(2, .25, .1)]).Best!.Epoch.ShouldBe(2);
        Should.Throw<ArgumentNullException>(() => new History(null!)).ParamName.ShouldBe("epochs");
        Should.Throw<ArgumentNullException>(() => new History([null!])).ParamName.ShouldBe("epochs");
    }

    [Fact]
    public void Patience_ends_it_and_the_best_parameters_are_kept()
    {
        // ŷ = b, trained towards 10, judged by the distance from 1: b grows by 1 an epoch from 0, so the first epoch is best.
        var (network, trainer) = Bias(patience: 3);

        var history = trainer.Fit(Targets(10), epochs: 50, validation: Targets(1));

        history.Count.ShouldBe(4); // the best, and three that were worse
        history.End.ShouldBe(TrainingEnd.NoImprovement);
        history.Best!.Epoch.ShouldBe(1);
        network.Layers[0].Neurons[0].Bias.Data.ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Without_patience_all_epochs_are_done_and_the_best_parameters_are_kept_still()
    {
        var (network, trainer) = Bias();

        var history = trainer.Fit(Targets(10), epochs: 5, validation: Targets(1));

        history.Count.ShouldBe(5);
        history.End.ShouldBe(TrainingEnd.LastEpoch);
        network.Layers[0].Neurons[0].Bias.Data.ShouldBe(1, 1e-12);
    }

    [Fact]
    public void Without_validation_the_last_parameters_are_kept()
    {
        var (network, trainer) = Bias();

        trainer.Fit(Targets(10), epochs: 5);

        network.Layers[0].Neurons[0].Bias.Data.ShouldBe(5, 1e-12);
    }

    [Fact]
    public void Progress_hears_of_each_epoch_as_it_ends()
    {
        var (_, trainer) = Bias();
        var heard = new Progress();

        var history = trainer.Fit(Targets(10), epochs: 3, progress: heard);

        heard.Epochs.ShouldBe(history);
    }

    [Fact]
    public void Cancelling_ends_it_before_the_next_batch_with_the_steps_taken_so_far()
    {
        var (network, trainer) = Bias();
        using var source = new CancellationTokenSource();
        var progress = new Progress { Then = epoch => source.CancelAfterEpoch(epoch, 2) };

        Should.Throw<OperationCanceledException>(() => trainer.Fit(Targets(10), epochs: 50, progress: progress, cancellation: source.Token));

        network.Layers[0].Neurons[0].Bias.Data.ShouldBe(2, 1e-12);
    }

    [Fact]
    public void Cancelling_within_an_epoch_ends_it_before_the_next_batch()
    {
        // Each of three batches an epoch adds 1 to the bias; the second of the second epoch is the fifth.
        var network = new Mlp(new Layer(new double[,] { { 0 } }, [0], Activation.Linear));
        using var source = new CancellationTokenSource();
        var optimizer = new SteppingOptimizer(network.Layers[0].Neurons[0].Bias, network.Parameters) { Then = step => CancelAt(step, 5) };
        var trainer = new Trainer(network, Objective.SquaredError, optimizer) { BatchSize = 1 };
        var data = Dataset.OfTargets([[0], [0], [0]], [10.0, 10, 10]);

        Should.Throw<OperationCanceledException>(() => trainer.Fit(data, epochs: 50, cancellation: source.Token));
        network.Predict([7])[0].ShouldBe(5, 1e-12);

        trainer.Fit(data, epochs: 1);
        network.Predict([7])[0].ShouldBe(8, 1e-12);

        void CancelAt(int step, int last)
        {
            if (step == last)
            {
                source.Cancel();
            }
        }
    }

    [Fact]
    public void A_network_whose_training_was_cancelled_predicts_and_is_trained_on()
    {
        // The weight is 0, and each epoch adds 1 to the bias: 2 epochs, then 3 more.
        var (network, trainer) = Bias();
        using var source = new CancellationTokenSource();
        var progress = new Progress { Then = epoch => source.CancelAfterEpoch(epoch, 2) };
        Should.Throw<OperationCanceledException>(() => trainer.Fit(Targets(10), epochs: 50, progress: progress, cancellation: source.Token));
        network.Predict([7])[0].ShouldBe(2, 1e-12);

        trainer.Fit(Targets(10), epochs: 3);
        network.Predict([7])[0].ShouldBe(5, 1e-12);
    }

    [Fact]
    public void Cancelling_with_a_validation_part_leaves_the_best()
    {
        var (network, trainer) = Bias();
        using var source = new CancellationTokenSource();
        var progress = new Progress { Then = epoch => source.CancelAfterEpoch(epoch, 4) };

        Should.Throw<OperationCanceledException>(() => trainer.Fit(Targets(10), 50, Targets(1), progress: progress, cancellation: source.Token));

        network.Layers[0].Neurons[0].Bias.Data.ShouldBe(1, 1e-12);
    }

    [Fact]
    public void An_optimizer_that_finds_nothing_lower_ends_it()
    {
        // The least squares of a line through (0, 1), (1, 2), (2, 4): slope 1.5 and intercept 5/6.
        var network = new Mlp(new Layer(new double[,] { { 0 } }, [0], Activation.Linear));
        var data = Dataset.OfTargets([[0], [1], [2]], [1.0, 2.0, 4.0]);

        var history = new Trainer(network, Objective.SquaredError, new Lbfgs(network.Parameters)).Fit(data, epochs: 100);

        history.End.ShouldBe(TrainingEnd.Converged);
        history.Count.ShouldBeLessThan(12);
        network.Parameters[0].Data.ShouldBe(1.5, 1e-6);
        network.Parameters[1].Data.ShouldBe(5 / 6.0, 1e-6);
        history.Zip(history.Skip(1)).ShouldAllBe(pair => pair.Second.TrainingLoss <= pair.First.TrainingLoss);
    }

    private static (Mlp Network, Trainer Trainer) Bias(int? patience = null)
    {
        var network = new Mlp(new Layer(new double[,] { { 0 } }, [0], Activation.Linear));
        return (network, new(network, Objective.SquaredError, new SteppingOptimizer(network.Layers[0].Neurons[0].Bias, network.Parameters)) { Patience = patience });
    }

    // With inputs of 0 the weight has no say.
    private static Dataset Targets(double target) => Dataset.OfTargets([[0]], [target]);

    private sealed class Progress : IProgress<EpochResult>
    {
        public List<EpochResult> Epochs { get; } = [];

        public Action<EpochResult>? Then { get; init; }

        public void Report(EpochResult value)
        {
            Epochs.Add(value);
            Then?.Invoke(value);
        }
    }
}

internal static class Cancelling
{
    public static void CancelAfterEpoch(this CancellationTokenSource source, EpochResult epoch, int last)
    {
        if (epoch.Epoch == last)
        {
            source.Cancel();
        }
    }
}
