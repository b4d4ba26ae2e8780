using Autograd.Nn;
using Autograd.Tests.Nn.Training;

namespace Autograd.Tests.Nn;

/// <summary>What is measured of a model and data is what is measured of its predictions.</summary>
public sealed class ModelMetricsTests
{
    // The class is the sign of the input; the rows are right, wrong, right, right.
    private static readonly Model Sign = new(Linear(1), classNames: ["below", "above"]);
    private static readonly Dataset Classes = Dataset.OfClasses([[-1], [1], [2], [-3]], [0, 0, 1, 0], ["below", "above"]);

    // The output is twice the input, as the targets are but for errors of 1, −2 and 0.
    private static readonly Model Double = new(Linear(2));
    private static readonly Dataset Targets = Dataset.OfTargets([[1], [1.5], [3]], [1.0, 5, 6]);

    [Fact]
    public void Accuracy_and_confusion()
    {
        Metrics.Accuracy(Sign, Classes).ShouldBe(.75);
        var confusion = new ConfusionMatrix(Sign, Classes);
        (confusion[0, 0], confusion[0, 1], confusion[1, 0], confusion[1, 1]).ShouldBe((2, 1, 0, 1));
        confusion.ClassNames.ShouldBe(["below", "above"]);
    }

    [Fact]
    public void Errors()
    {
        // R² as of the numbers alone: squares of 14 from the mean 4, and 5 are left.
        Metrics.MeanAbsoluteError(Double, Targets).ShouldBe(1);
        Metrics.MeanSquaredError(Double, Targets).ShouldBe(5.0 / 3);
        Metrics.RSquared(Double, Targets).ShouldBe(1 - (5.0 / 14), 1e-15);
    }

    [Fact]
    public void Errors_of_several_targets_are_over_all_of_them()
    {
        // Outputs (x, 2x) at 1 against (0, 4): errors 1 and −2.
        var model = new Model(new Mlp(new Layer(new double[,] { { 1 }, { 2 } }, [0, 0], Activation.Linear)));
        var data = Dataset.OfTargets([[1]], [new double[] { 0, 4 }]);
        Metrics.MeanAbsoluteError(model, data).ShouldBe(1.5);
        Metrics.MeanSquaredError(model, data).ShouldBe(2.5);
        Refusal.Of(() => Metrics.RSquared(model, data)).ShouldBe(("data", "R² is of one target, and the rows have 2 targets: ask for each by itself."));
    }

    [Fact]
    public void What_does_not_go_together_is_refused()
    {
        Refusal.Of(() => Metrics.Accuracy(Double, Classes)).ShouldBe(("model", "The model has no classes: make it by Model.For, or give their names."));
        Refusal.Of(() => Metrics.Accuracy(Sign, Targets)).ShouldBe(("data", "The rows have targets, not classes: give data with the model's classes."));
        Refusal.Of(() => Metrics.MeanSquaredError(Sign, Targets)).ShouldBe(("model", "The model has classes: give one whose outputs are numbers."));
        Refusal.Of(() => Metrics.RSquared(Double, Classes)).ShouldBe(("data", "The rows have classes, not targets: give data with a number for each output."));
        Refusal.Of(() => Metrics.MeanAbsoluteError(Double, Dataset.OfTargets([[1]], [new double[] { 1, 2 }])))
            .ShouldBe(("data", "There are 2 targets for 1 output of the network: each needs one."));
        Refusal.Of(() => Metrics.MeanAbsoluteError(Double, Dataset.OfTargets([[1, 2]], [1.0])))
            .ShouldBe(("data", "There are 2 features for 1 input of the network: each needs one."));
        Refusal.Of(() => new ConfusionMatrix(null!, Classes)).Parameter.ShouldBe("model");
        Refusal.Of(() => Metrics.Accuracy(Sign, null!)).Parameter.ShouldBe("data");
    }

    private static Mlp Linear(double weight) => new(new Layer(new double[,] { { weight } }, [0], Activation.Linear));
}
