using System.Collections.Immutable;
using Autograd.Nn;

namespace Autograd.Tests.Nn;

public sealed class NeuronTests
{
    private static readonly ImmutableArray<double> Numbers = [1, 2];

    [Fact]
    public void A_neuron_is_a_dot_product_with_a_bias_and_an_activation_on_it()
    {
        var neuron = new Neuron([3, -1], .5, Activation.Tanh);

        var output = neuron.Forward(Numbers);

        output.Data.ShouldBe(Math.Tanh(1.5), 1e-12); // 3·1 − 1·2 + .5
        output.Operation.ShouldBe("tanh");
        output.Operands.Single().Operation.ShouldBe("dot");
        output.Operands.Single().Data.ShouldBe(1.5);
    }

    [Fact]
    public void Numbers_and_values_as_inputs_give_the_same()
    {
        var neuron = new Neuron([3, -1], .5, Activation.Sigmoid);
        ImmutableArray<Value> values = [1, 2];
        Value[] parameters = [.. neuron.Weights, neuron.Bias];

        var (ofNumbers, ofValues) = (neuron.Forward(Numbers), neuron.Forward(values));

        ofValues.Data.ShouldBe(ofNumbers.Data);
        Derivative.Gradient(ofValues, parameters).ShouldBe(Derivative.Gradient(ofNumbers, parameters));
    }

    [Fact]
    public void Its_gradients_are_the_inputs_the_weights_and_1()
    {
        var neuron = new Neuron([3, -1], .5, Activation.Linear);
        ImmutableArray<Value> inputs = [1, 2];

        neuron.Forward(inputs).Backward();

        neuron.Weights.Grad().ShouldBe([1.0, 2]);
        neuron.Bias.Grad.ShouldBe(1);
        inputs.Grad().ShouldBe([3.0, -1]);
    }

    [Fact]
    public void It_keeps_the_very_parameters_that_it_was_given()
    {
        Value weight = 3, bias = .5;

        var neuron = new Neuron([weight], bias, Activation.Relu);

        neuron.Weights.ShouldBe([weight]);
        neuron.Bias.ShouldBeSameAs(bias);
        neuron.Activation.ShouldBeSameAs(Activation.Relu);
    }

    [Fact]
    public void One_without_weights_is_refused()
    {
        foreach (var none in new[] { [], default(ImmutableArray<Value>) })
        {
            var error = Should.Throw<ArgumentException>(() => new Neuron(none, 0, Activation.Tanh));

            error.ParamName.ShouldBe("weights");
            error.Message.ShouldContain("needs a weight for each of its inputs");
        }
    }

    [Fact]
    public void Null_parts_are_refused_by_name()
    {
        Should.Throw<ArgumentNullException>(() => new Neuron([1, null!], 0, Activation.Tanh)).ParamName.ShouldBe("weights");
        Should.Throw<ArgumentNullException>(() => new Neuron([1], null!, Activation.Tanh)).ParamName.ShouldBe("bias");
        Should.Throw<ArgumentNullException>(() => new Neuron([1], 0, null!)).ParamName.ShouldBe("activation");
    }

    [Fact]
    public void Inputs_of_another_number_than_the_weights_are_refused()
    {
        var neuron = new Neuron([3, -1, 2], 0, Activation.Tanh);
        ImmutableArray<Value> values = [1];

        var error = Should.Throw<ArgumentException>(() => neuron.Forward(Numbers));
        error.ParamName.ShouldBe("inputs");
        error.Message.ShouldStartWith("There are 2 inputs for 3 weights: both lists must be of one length.");

        Should.Throw<ArgumentException>(() => neuron.Forward(values)).ParamName.ShouldBe("inputs");
        Should.Throw<ArgumentException>(() => neuron.Forward(default(ImmutableArray<double>))).ParamName.ShouldBe("inputs");
        Should.Throw<ArgumentNullException>(() => neuron.Forward([values[0], null!, values[0]])).ParamName.ShouldBe("inputs");
    }
}
