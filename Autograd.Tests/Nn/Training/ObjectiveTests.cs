using Autograd.Nn;

namespace Autograd.Tests.Nn.Training;

/// <summary>A loss of one's own trains as one of the library does.</summary>
public sealed class ObjectiveTests
{
    private static readonly Dataset Moons = ToyData.Moons(40, noise: .1, seed: 1);
    private static readonly Dataset Line = Dataset.OfTargets([[1], [2], [3]], [1.0, 3, 5]);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_loss_of_your_own_for_classes_is_given_outputs_and_a_1_for_the_class(bool eager)
    {
        var own = Objective.ForClasses("own", (scores, targets) => Loss.CrossEntropy(scores, targets));
        Trained(own, Moons, 2, eager).ShouldBe(Trained(Objective.CrossEntropy, Moons, 2, eager));
        (own.Name, own.Classifies).ShouldBe(("own", true));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_loss_of_your_own_for_numbers_is_given_outputs_and_targets(bool eager)
    {
        var own = Objective.ForNumbers("own", (outputs, targets) => Loss.SquaredError(outputs, targets));
        Trained(own, Line, 1, eager).ShouldBe(Trained(Objective.SquaredError, Line, 1, eager));
        (own.ToString(), own.Classifies).ShouldBe(("own", false));
    }

    [Fact]
    public void A_choice_by_the_target_is_made_for_every_row()
    {
        // Three times the error where the output is too low, and else the error: y = w from 0 at the targets −1 and 2 has slopes 1 and −3, in
        // the mean −1. A step of 0.1 leads to 0.1, and there to the same slopes.
        var quantile = Objective.ForNumbers("quantile", (outputs, targets) =>
        {
            var error = outputs[0] - targets[0];
            return Value.Where(error > 0, error, -3 * error);
        });
        var network = new Mlp(new Layer(new double[,] { { 0 } }, [0], Activation.Linear));
        var data = Dataset.OfTargets([[1], [1]], [-1.0, 2]);

        new Trainer(network, quantile, new Sgd(network.Layers[0].Neurons[0].Weights, .1)).Fit(data, epochs: 2);

        network.Parameters[0].Data.ShouldBe(.2, 1e-15);
    }

    [Fact]
    public void A_name_and_a_loss_are_required()
    {
        foreach (var make in new Func<string, Func<IReadOnlyList<Value>, IReadOnlyList<Value>, Value>, Objective>[]
            { Objective.ForNumbers, Objective.ForClasses })
        {
            Should.Throw<ArgumentException>(() => make(" ", Loss.SquaredError)).ParamName.ShouldBe("name");
            Should.Throw<ArgumentNullException>(() => make("own", null!)).ParamName.ShouldBe("loss");
        }
    }

    private static double[] Trained(Objective objective, Dataset data, int outputs, bool eager)
    {
        var network = new Mlp([data.FeatureNames.Length, 3, outputs], Activation.Tanh, seed: 1);
        var trainer = new Trainer(network, objective, new Sgd(network.Parameters, .1))
        {
            Eager = eager,
            Threads = 1,
        };
        trainer.Fit(data, epochs: 3);
        return [.. network.Parameters.Select(parameter => parameter.Data)];
    }
}
