using Autograd.Nn;
using Autograd.Tests.Core;

namespace Autograd.Tests.Nn.Training;

/// <summary>A network with what it takes to use it.</summary>
public sealed class ModelTests
{
    [Fact]
    public void It_takes_inputs_as_measured_and_standardises_them()
    {
        // Features 10, 30 and 0, 4: means 20 and 2, deviations 10 and 2; the row (25, 6) becomes (0.5, 2).
        var data = Dataset.OfTargets([[10, 0], [30, 4]], [0.0, 1.0], featureNames: ["height", "age"]);
        var network = new Mlp(new Layer(new double[,] { { 2, 3 } }, [1], Activation.Linear));

        var model = Model.For(network, data);

        model.Predict(25, 6).ShouldBe([8.0]); // 2 · 0.5 + 3 · 2 + 1
        model.FeatureNames.ShouldBe(["height", "age"]);
        model.Predict(data).Cast<double>().ShouldBe([-4, 6]); // (-1, -1) and (1, 1)
    }

    [Fact]
    public void Without_standardisation_they_go_in_as_they_come()
    {
        var data = Dataset.OfTargets([[10, 0], [30, 4]], [0.0, 1.0]);
        var network = new Mlp(new Layer(new double[,] { { 2, 3 } }, [1], Activation.Linear));

        Model.For(network, data, standardization: null).Predict(25, 6).ShouldBe([69.0]); // 2 · 25 + 3 · 6 + 1
    }

    [Fact]
    public void A_row_belongs_to_the_class_of_its_largest_output_the_first_of_equals()
    {
        // Outputs x, -x and 1.
        var network = new Mlp(new Layer(new double[,] { { 1 }, { -1 }, { 0 } }, [0, 0, 1], Activation.Linear));
        var model = new Model(network, classNames: ["right", "left", "middle"]);

        model.Classify(2).ShouldBe(0);
        model.Classify(-2).ShouldBe(1);
        model.Classify(.5).ShouldBe(2);
        model.Classify(1).ShouldBe(0);
        model.Classify(Dataset.OfClasses([[2], [-2], [.5], [1]], [0, 0, 0, 0])).ShouldBe([0, 1, 2, 0]);
    }

    [Fact]
    public void Of_a_single_output_above_zero_means_the_second_class()
    {
        var network = new Mlp(new Layer(new double[,] { { 1 } }, [0], Activation.Linear));
        var model = new Model(network, classNames: ["no", "yes"]);

        model.Classify(1e-300).ShouldBe(1);
        model.Classify(0).ShouldBe(0);
        model.Classify(-1).ShouldBe(0);
        model.Probabilities(0).ShouldBe([.5, .5]);
        model.Probabilities(Math.Log(3)).ShouldAgreeWith([.25, .75], 1e-15); // σ(ln 3) = 3 / 4
    }

    [Fact]
    public void Probabilities_of_a_dataset_are_those_of_its_rows()
    {
        var rows = Dataset.OfTargets([[0], [Math.Log(3)], [-40]], [0.0, 0, 0]);
        foreach (var outputs in new[] { 1, 3 })
        {
            var model = new Model(new([1, outputs], Activation.Tanh, seed: 1), classNames: outputs == 1 ? ["a", "b"] : ["a", "b", "c"]);
            var probabilities = model.Probabilities(rows);
            probabilities.GetLength(0).ShouldBe(3);
            probabilities.Cast<double>().ShouldBe(Enumerable.Range(0, 3).SelectMany(row => model.Probabilities(rows.Inputs(row))));
        }
    }

    [Fact]
    public void Probabilities_are_the_softmax_of_the_outputs_however_large()
    {
        var network = new Mlp(new Layer(new double[,] { { 1 }, { 0 }, { 0 } }, [0, 0, 0], Activation.Linear));
        var model = new Model(network, classNames: ["a", "b", "c"]);

        model.Probabilities(Math.Log(2)).ShouldAgreeWith([.5, .25, .25], 1e-15); // 2 : 1 : 1
        model.Probabilities(1000).ShouldAgreeWith([1, 0, 0], 1e-15);
    }

    [Fact]
    public void Parts_of_different_sizes_are_refused()
    {
        var network = new Mlp([2, 3], Activation.Linear, seed: 1);

        Refusal.Of(() => new Model(network, featureNames: ["x"])).ShouldBe(
            ("featureNames", "There is 1 feature name for 2 inputs of the network: each needs one."));
        Refusal.Of(() => new Model(network, classNames: ["a", "b"])).ShouldBe(
            ("classNames", "There are 2 class names for 3 outputs of the network: each needs one."));
        Refusal.Of(() => new Model(network, new Standardization([0.0], [1.0]))).ShouldBe(
            ("standardization", "There is 1 standardised feature for 2 inputs of the network: each needs one."));
        Refusal.Of(() => new Model(network, classNames: ["a", "b", "a"])).Parameter.ShouldBe("classNames");
        Refusal.Of(() => Model.For(network, ToyData.Moons(10, 0, seed: 1))).Parameter.ShouldBe("classNames");
        Refusal.Of(() => Model.For(network, Dataset.OfTargets([[1, 2, 3]], [1.0]))).ShouldBe(
            ("training", "There are 3 features for 2 inputs of the network: each needs one."));
        Should.Throw<ArgumentNullException>(() => new Model(null!)).ParamName.ShouldBe("network");
    }

    [Fact]
    public void A_single_class_is_refused()
    {
        // Of a single output, above 0 would mean a second class.
        Refusal.Of(() => new Model(new Mlp([2, 1], Activation.Linear, seed: 1), classNames: ["all"])).ShouldBe(
            ("classNames", "'all' is the only class: a model decides between two or more."));
    }

    [Fact]
    public void Rows_of_another_length_and_classes_of_a_model_without_are_refused()
    {
        var model = new Model(new Mlp([2, 3], Activation.Linear, seed: 1));

        Refusal.Of(() => model.Predict(1.0)).ShouldBe(("inputs", "There is 1 number for 2 inputs of the network: each needs one."));
        Refusal.Of(() => model.Predict(Dataset.OfTargets([[1]], [1.0]))).ShouldBe(("data", "There is 1 feature for 2 inputs of the network: each needs one."));
        Should.Throw<InvalidOperationException>(() => model.Classify(1, 2)).Message.ShouldBe("The model has no classes, its outputs are numbers: use Predict.");
        Should.Throw<InvalidOperationException>(() => model.Probabilities(1, 2));
        Should.Throw<InvalidOperationException>(() => model.Probabilities(Dataset.OfTargets([[1, 2]], [1.0])));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_number_that_is_not_finite_has_no_class(double number)
    {
        var model = new Model(new Mlp([2, 3], Activation.Linear, seed: 1), classNames: ["a", "b", "c"]);

        Refusal.Of(() => model.Classify(1, number)).ShouldBe(("inputs", "Input 1 must be a finite number."));
        Refusal.Of(() => model.Probabilities(number, 1)).ShouldBe(("inputs", "Input 0 must be a finite number."));
    }
}
