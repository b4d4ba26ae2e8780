using Autograd.Nn;
using Autograd.Tests.Core;
using Schedule = Autograd.Nn.Schedule; // the engine has an internal Schedule, which the tests see

namespace Autograd.Tests.Nn.Training;

/// <summary>Where two ways of training must come to the same.</summary>
public sealed class TrainerSamenessTests
{
    public static TheoryData<string> Objectives => ["cross-entropy", "binary cross-entropy", "hinge", "squared error", "mean squared error", "huber"];

    [Theory]
    [MemberData(nameof(Objectives))]
    public void Eager_and_recorded_training_have_the_same_history(string name)
    {
        var recorded = Fit(eager: false);
        var eager = Fit(eager: true);

        recorded.Count.ShouldBe(12);
        for (var i = 0; i < recorded.Count; i++)
        {
            // 1e-9: lanes have elementary functions of their own, and twelve epochs magnify the difference.
            recorded[i].TrainingLoss.ShouldAgreeWith(eager[i].TrainingLoss, 1e-9, $"training, epoch {i}");
            recorded[i].ValidationLoss!.Value.ShouldAgreeWith(eager[i].ValidationLoss!.Value, 1e-9, $"validation, epoch {i}");
            recorded[i].ValidationAccuracy.ShouldBe(eager[i].ValidationAccuracy);
        }

        History Fit(bool eager)
        {
            var (objective, data, outputs) = Task(name);
            var (training, validation) = data.Split(.25, seed: 3);
            var network = new Mlp([2, 8, outputs], Activation.Tanh, seed: 4);
            var trainer = new Trainer(Model.For(network, training), objective, new Adam(network.Parameters, .01))
            {
                BatchSize = 16,
                Seed = 5,
                L1 = 1e-3,
                L2 = 1e-2,
                MaximumNorm = 1,
                Schedule = Schedule.Cosine(.02, 48),
                Eager = eager,
            };
            return trainer.Fit(training, epochs: 12, validation);
        }
    }

    [Fact]
    public void The_number_of_threads_changes_no_bit()
    {
        var one = Fit(threads: 1, out var parameters);

        foreach (var threads in new[] { 2, 3, 8 })
        {
            Fit(threads, out var others).ShouldBe(one);
            others.ShouldBe(parameters);
        }

        static List<EpochResult> Fit(int threads, out double[] parameters)
        {
            var (training, validation) = ToyData.Spirals(600, noise: .05, seed: 1).Split(.25, seed: 3);
            var network = new Mlp([2, 12, 2], Activation.Tanh, seed: 4);
            var trainer = new Trainer(Model.For(network, training), Objective.CrossEntropy, new Adam(network.Parameters, .01)) { BatchSize = 200, Threads = threads };
            var history = trainer.Fit(training, epochs: 5, validation);
            parameters = network.Parameters.Data();
            return [.. history];
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits_and_another_does_not()
    {
        var first = Fit(seed: 7);

        Fit(seed: 7).ShouldBe(first);
        Fit(seed: 8).ShouldNotBe(first);

        static double[] Fit(int seed)
        {
            var data = ToyData.Moons(100, noise: .1, seed: 1);
            var network = new Mlp([2, 6, 2], Activation.Tanh, seed: 4);
            new Trainer(network, Objective.CrossEntropy, new Sgd(network.Parameters, .1)) { BatchSize = 10, Seed = seed }.Fit(data, epochs: 3);
            return network.Parameters.Data();
        }
    }

    [Fact]
    public void Training_that_goes_on_comes_to_the_bits_of_training_in_one_go()
    {
        var data = ToyData.Moons(100, noise: .1, seed: 1);
        var (atOnce, whole) = New();
        var (inParts, part) = New();

        var history = atOnce.Fit(data, epochs: 10);
        List<EpochResult> parts = [.. inParts.Fit(data, epochs: 4), .. inParts.Fit(data, epochs: 6, completed: 4)];

        parts.ShouldBe(history);
        part.Parameters.Data().ShouldBe(whole.Parameters.Data());

        static (Trainer Trainer, Mlp Network) New()
        {
            var network = new Mlp([2, 6, 2], Activation.Tanh, seed: 4);
            return (new(network, Objective.CrossEntropy, new Adam(network.Parameters)) { BatchSize = 15, Seed = 2, Schedule = Schedule.Cosine(.02, 70) }, network);
        }
    }

    [Fact]
    public void Recorded_training_leaves_the_gradients_of_the_parameters_alone_and_eager_training_leaves_the_last()
    {
        var network = new Mlp(new Layer(new double[,] { { 1 } }, [0], Activation.Linear));
        var data = Dataset.OfTargets([[1], [3]], [3.0, 5.0]);

        new Trainer(network, Objective.SquaredError, new CountingOptimizer(network.Parameters)).Fit(data, 1);
        network.Parameters.Select(parameter => parameter.Grad).ShouldBe([0, 0]);

        new Trainer(network, Objective.SquaredError, new CountingOptimizer(network.Parameters)) { Eager = true }.Fit(data, 1);
        network.Parameters.Select(parameter => parameter.Grad).ShouldBe([-4, -2]); // errors -2 and -2 at inputs 1 and 3
    }

    [Fact]
    public void Eager_training_leaves_the_last_gradient_also_in_parameters_that_the_optimizer_does_not_have()
    {
        var network = new Mlp(new Layer(new double[,] { { 1 } }, [0], Activation.Linear));
        var data = Dataset.OfTargets([[1], [3]], [3.0, 5.0]);

        new Trainer(network, Objective.SquaredError, new CountingOptimizer([network.Parameters[1]])) { Eager = true }.Fit(data, epochs: 5);

        network.Parameters.Select(parameter => parameter.Grad).ShouldBe([-4, -2]); // not five times the first
    }

    private static (Objective Objective, Dataset Data, int Outputs) Task(string name)
    {
        var moons = ToyData.Moons(80, noise: .15, seed: 2);
        var blobs = ToyData.Blobs(90, noise: .5, seed: 2, classes: 3);
        var numbers = Dataset.OfTargets(
            [.. Enumerable.Range(0, moons.Count).Select(row => moons.Inputs(row).ToArray())],
            [.. Enumerable.Range(0, moons.Count).Select(row => new[] { moons.Inputs(row)[0] * moons.Inputs(row)[1], moons.Inputs(row)[1] - 3 })]);
        return name switch
        {
            "cross-entropy" => (Objective.CrossEntropy, blobs, 3),
            "binary cross-entropy" => (Objective.BinaryCrossEntropy, moons, 1),
            "hinge" => (Objective.Hinge, moons, 1),
            "squared error" => (Objective.SquaredError, numbers, 2),
            "mean squared error" => (Objective.MeanSquaredError, numbers, 2),
            _ => (Objective.Huber(.5), numbers, 2),
        };
    }
}
