using System.Collections.Immutable;
using Autograd.Nn;

namespace Autograd.Tests.Nn;

public sealed class LayerTests
{
    private static readonly ImmutableArray<double> Numbers = [1, 2, 3];
    private readonly Layer layer = new(new double[,] { { 1, 0, -1 }, { 2, 1, 0 } }, [.5, -.5], Activation.Linear);

    [Fact]
    public void Outputs_are_W_x_plus_b()
    {
        layer.Forward(Numbers).Data().ShouldBe([-1.5, 3.5]); // 1 − 3 + .5 and 2 + 2 − .5
        layer.InputCount.ShouldBe(3);
        layer.OutputCount.ShouldBe(2);
        layer.Activation.ShouldBeSameAs(Activation.Linear);
    }

    [Fact]
    public void Numbers_and_values_as_inputs_give_the_same()
    {
        ImmutableArray<Value> values = [1, 2, 3];

        layer.Forward(values).Data().ShouldBe(layer.Forward(Numbers).Data());
    }

    [Fact]
    public void The_derivative_of_the_outputs_by_the_inputs_is_W()
    {
        ImmutableArray<Value> inputs = [1, 2, 3];
        var outputs = layer.Forward(inputs);

        Derivative.Jacobian([.. outputs], [.. inputs]).ShouldBe(layer.WeightData());
    }

    [Fact]
    public void The_activation_is_on_every_output()
    {
        var relu = new Layer(layer.WeightData(), layer.Biases().Data(), Activation.Relu);

        relu.Forward(Numbers).Data().ShouldBe([0, 3.5]); // relu −1.5, relu 3.5
    }

    [Fact]
    public void Parameters_go_neuron_by_neuron_the_weights_before_the_bias()
    {
        layer.Parameters.Data().ShouldBe([1, 0, -1, .5, 2, 1, 0, -.5]);
        layer.Weights.Data().ShouldBe([1.0, 0, -1, 2, 1, 0]);
    }

    [Fact]
    public void A_new_layer_has_drawn_weights_and_biases_of_0()
    {
        var drawn = new Layer(3, 2, Activation.Tanh, Initializer.Gaussian, new Random(5));

        drawn.WeightData().ShouldBe(Initializer.Gaussian.Draw(2, 3, new Random(5))); // a row for each output
        drawn.Biases().Data().ShouldBe([0.0, 0]);
        drawn.Parameters.ShouldAllBe(parameter => parameter.IsLeaf && !parameter.IsConstant);
    }

    [Fact]
    public void It_prints_its_shape() => layer.ToString().ShouldBe("3 → 2 linear");

    [Fact]
    public void Changing_the_matrix_afterwards_does_not_change_the_layer()
    {
        double[,] weights = { { 1, 2 } };
        var own = new Layer(weights, [0], Activation.Linear);

        weights[0, 0] = 100;

        own.WeightData()[0, 0].ShouldBe(1);
    }

    [Fact]
    public void An_empty_matrix_is_refused()
    {
        foreach (var empty in new[] { new double[0, 3], new double[3, 0] })
        {
            var error = Should.Throw<ArgumentException>(
                () => new Layer(empty, new double[empty.GetLength(0)], Activation.Tanh));

            error.ParamName.ShouldBe("weights");
            error.Message.ShouldContain("at least one neuron with one weight");
        }
    }

    [Fact]
    public void Each_row_needs_a_bias()
    {
        var error = Should.Throw<ArgumentException>(() => new Layer(new double[3, 2], [0, 0], Activation.Tanh));

        error.ParamName.ShouldBe("biases");
        error.Message.ShouldStartWith("There are 2 biases for 3 rows of weights: each neuron needs one.");
    }

    [Fact]
    public void Null_parts_are_refused_by_name()
    {
        Should.Throw<ArgumentNullException>(() => new Layer(null!, [0], Activation.Tanh)).ParamName.ShouldBe("weights");
        Should.Throw<ArgumentNullException>(() => new Layer(new double[1, 1], null!, Activation.Tanh)).ParamName.ShouldBe("biases");
        Should.Throw<ArgumentNullException>(() => new Layer(new double[1, 1], [0], null!)).ParamName.ShouldBe("activation");
        Should.Throw<ArgumentNullException>(() => new Layer(1, 1, null!, Initializer.Zeros, new Random(1)))
            .ParamName.ShouldBe("activation");
        Should.Throw<ArgumentNullException>(() => new Layer(1, 1, Activation.Tanh, null!, new Random(1)))
            .ParamName.ShouldBe("initializer");
        Should.Throw<ArgumentNullException>(() => new Layer(1, 1, Activation.Tanh, Initializer.Zeros, null!))
            .ParamName.ShouldBe("random");
    }

    [Theory]
    [InlineData(0, 1, "inputs")]
    [InlineData(-2, 1, "inputs")]
    [InlineData(1, 0, "outputs")]
    [InlineData(1, -2, "outputs")]
    public void Sizes_below_1_are_refused(int inputs, int outputs, string parameter)
    {
        var error = Should.Throw<ArgumentOutOfRangeException>(
            () => new Layer(inputs, outputs, Activation.Tanh, Initializer.Zeros, new Random(1)));

        error.ParamName.ShouldBe(parameter);
        error.Message.ShouldContain("must be greater than or equal to '1'");
    }

    [Fact]
    public void Inputs_of_another_number_are_refused()
    {
        ImmutableArray<double> numbers = [1, 2];
        ImmutableArray<Value> values = [1, 2, 3, 4];

        var error = Should.Throw<ArgumentException>(() => layer.Forward(numbers));
        error.ParamName.ShouldBe("inputs");
        error.Message.ShouldStartWith("There are 2 inputs for a layer that takes 3.");

        Should.Throw<ArgumentException>(() => layer.Forward(values)).Message.ShouldStartWith("There are 4 inputs");
        Should.Throw<ArgumentException>(() => layer.Forward(default(ImmutableArray<Value>))).Message.ShouldStartWith("There are 0 inputs");
        Should.Throw<ArgumentNullException>(() => layer.Forward([values[0], null!, values[1]])).ParamName.ShouldBe("inputs");
    }
}
