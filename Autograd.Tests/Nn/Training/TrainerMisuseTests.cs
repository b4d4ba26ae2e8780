using Autograd.Nn;

namespace Autograd.Tests.Nn.Training;

/// <summary>What a trainer refuses, and in which words. Nothing has changed then.</summary>
public sealed class TrainerMisuseTests
{
    private static readonly Dataset Moons = ToyData.Moons(20, noise: .1, seed: 1);

    [Fact]
    public void A_batch_larger_than_the_data()
    {
        Refusal.Of(() => For(2, batch: 21).Fit(Moons, 1)).ShouldBe(("training", "A batch of 21 rows is larger than the training part, which has 20."));
        For(2, batch: 20).Fit(Moons, 1).Count.ShouldBe(1);
    }

    [Fact]
    public void Numbers_outside_of_their_range()
    {
        var network = new Mlp([2, 2], Activation.Linear, seed: 1);
        Trainer New() => new(network, Objective.CrossEntropy, new Sgd(network.Parameters, .1));
        var sgd = new Sgd(network.Parameters, .1);

        Message(() => new Trainer(network, Objective.CrossEntropy, sgd) { BatchSize = 0 }).ShouldStartWith("The batch size must be 1 or more.");
        Message(() => new Trainer(network, Objective.CrossEntropy, sgd) { Patience = 0 }).ShouldStartWith("The patience must be 1 or more.");
        Message(() => new Trainer(network, Objective.CrossEntropy, sgd) { MaximumNorm = 0 }).ShouldStartWith("The maximum norm must be more than 0, and finite.");
        Message(() => new Trainer(network, Objective.CrossEntropy, sgd) { L1 = -1 }).ShouldStartWith("The strength of a penalty must be 0 or more, and finite.");
        Message(() => new Trainer(network, Objective.CrossEntropy, sgd) { L2 = double.NaN }).ShouldStartWith("The strength of a penalty must be 0 or more, and finite.");
        Message(() => new Trainer(network, Objective.CrossEntropy, sgd) { Threads = -1 }).ShouldContain("non-negative");
        Message(() => New().Fit(Moons, epochs: 0)).ShouldStartWith("The number of epochs must be 1 or more.");
        Message(() => New().Fit(Moons, epochs: 1, completed: -1)).ShouldContain("completed");
        Message(() => New().Fit(Moons, epochs: 2, completed: int.MaxValue - 1)).ShouldContain("epochs");

        static string Message(Func<object> call) => Should.Throw<ArgumentOutOfRangeException>(call).Message;
    }

    [Fact]
    public void Data_that_does_not_suit_the_network_or_the_objective()
    {
        var numbers = Dataset.OfTargets([[1, 2]], [1.0]);
        var blobs = ToyData.Blobs(9, noise: .1, seed: 1, classes: 3);

        Refusal.Of(() => For(2).Fit(numbers, 1)).ShouldBe(
            ("training", "The cross-entropy is for classes, and the rows have numbers as targets: choose another objective."));
        Refusal.Of(() => For(2, objective: Objective.SquaredError).Fit(Moons, 1)).ShouldBe(
            ("training", "The squared error is for numbers as targets, and the rows have classes: choose another objective."));
        Refusal.Of(() => For(1, objective: Objective.Hinge).Fit(blobs, 1)).ShouldBe(
            ("training", "The hinge is for two classes, and the data has 3: the cross-entropy is for any number."));
        Refusal.Of(() => For(2).Fit(blobs, 1)).ShouldBe(
            ("training", "The cross-entropy of these rows needs 3 outputs, and the network has 2."));
        Refusal.Of(() => For(2).Fit(Dataset.OfClasses([[1], [2]], [0, 1]), 1)).ShouldBe(
            ("training", "There is 1 feature for 2 inputs of the network: each needs one."));
        Refusal.Of(() => For(2).Fit(Moons, 1, validation: blobs)).Parameter.ShouldBe("validation");
        Refusal.Of(() => For(1).Fit(Dataset.OfClasses([[1, 2]], [0], ["all"]), 1)).ShouldBe(
            ("training", "The cross-entropy is for two classes or more, and the data has one: 'all'."));
    }

    [Fact]
    public void Classes_that_are_not_those_of_the_model()
    {
        var network = new Mlp([2, 2], Activation.Linear, seed: 1);
        var trainer = new Trainer(new Model(network, classNames: ["lower", "upper"]), Objective.CrossEntropy, new Sgd(network.Parameters, .1));

        Refusal.Of(() => trainer.Fit(Moons, 1)).ShouldBe(
            ("training", "The rows' classes are upper, lower, and the model's lower, upper: they must be the same, in the same order."));
    }

    [Fact]
    public void Patience_without_a_validation_part()
    {
        var network = new Mlp([2, 2], Activation.Linear, seed: 1);
        var trainer = new Trainer(network, Objective.CrossEntropy, new Sgd(network.Parameters, .1)) { Patience = 2 };

        Refusal.Of(() => trainer.Fit(Moons, 1)).ShouldBe(
            ("validation", "Patience is with the loss of a validation part, and there is none: give one, or leave Patience out."));
    }

    [Fact]
    public void Batches_or_clipping_for_an_optimizer_that_compares_losses_within_a_step()
    {
        var network = new Mlp([2, 2], Activation.Linear, seed: 1);
        Trainer New(int? batch, double? norm) => new(network, Objective.CrossEntropy, new Lbfgs(network.Parameters)) { BatchSize = batch, MaximumNorm = norm };
        const string Message =
            "Lbfgs compares losses within a step, so it needs all 20 rows in one batch and an unclipped gradient: leave BatchSize and MaximumNorm out.";

        Refusal.Of(() => New(10, null).Fit(Moons, 1)).ShouldBe(("training", Message));
        Refusal.Of(() => New(null, 1).Fit(Moons, 1)).ShouldBe(("training", Message));
        New(20, null).Fit(Moons, 1).Count.ShouldBe(1);
    }

    [Fact]
    public void An_optimizer_of_another_network()
    {
        var network = new Mlp([2, 2], Activation.Linear, seed: 1);
        var other = new Mlp([2, 2], Activation.Linear, seed: 1);

        Refusal.Of(() => new Trainer(network, Objective.CrossEntropy, new Sgd(other.Parameters, .1))).ShouldBe(
            ("optimizer", "The optimizer has parameters of another network: make it of model.Network.Parameters."));
    }

    [Fact]
    public void Nothing_at_all()
    {
        var network = new Mlp([2, 2], Activation.Linear, seed: 1);
        var sgd = new Sgd(network.Parameters, .1);

        Should.Throw<ArgumentNullException>(() => new Trainer((Mlp)null!, Objective.Hinge, sgd)).ParamName.ShouldBe("network");
        Should.Throw<ArgumentNullException>(() => new Trainer((Model)null!, Objective.Hinge, sgd)).ParamName.ShouldBe("model");
        Should.Throw<ArgumentNullException>(() => new Trainer(network, null!, sgd)).ParamName.ShouldBe("objective");
        Should.Throw<ArgumentNullException>(() => new Trainer(network, Objective.Hinge, null!)).ParamName.ShouldBe("optimizer");
        Should.Throw<ArgumentNullException>(() => For(2).Fit(null!, 1)).ParamName.ShouldBe("training");
        Should.Throw<ArgumentOutOfRangeException>(() => Objective.Huber(0)).ParamName.ShouldBe("delta");
    }

    private static Trainer For(int outputs, int? batch = null, Objective? objective = null)
    {
        var network = new Mlp([2, outputs], Activation.Linear, seed: 1);
        return new(network, objective ?? Objective.CrossEntropy, new Sgd(network.Parameters, .1)) { BatchSize = batch };
    }
}
