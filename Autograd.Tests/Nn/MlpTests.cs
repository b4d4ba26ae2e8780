using System.Collections.Immutable;
using Autograd.Nn;

namespace Autograd.Tests.Nn;

public sealed class MlpTests
{
    [Fact]
    public void Each_layer_takes_the_outputs_of_the_one_before()
    {
        var network = new Mlp(
            new Layer(new double[,] { { 1, -1 }, { 2, 0 } }, [0, 1], Activation.Relu),
            new Layer(new double[,] { { 3, 1 } }, [-1], Activation.Linear));

        // h = [relu(1 − 2), relu(2 + 1)] = [0, 3], ŷ = 3·0 + 3 − 1
        network.Forward(1, 2).Data().ShouldBe([2.0]);
    }

    [Fact]
    public void The_last_layer_of_a_new_network_is_linear_and_the_others_are_as_asked()
    {
        var network = new Mlp([2, 5, 4, 3], Activation.Tanh, seed: 1);

        network.Layers.Select(layer => layer.ToString()).ShouldBe(["2 → 5 tanh", "5 → 4 tanh", "4 → 3 linear"]);
        new Mlp([2, 1], Activation.Tanh, seed: 1).Layers.Single().Activation.ShouldBeSameAs(Activation.Linear);
    }

    [Fact]
    public void It_prints_its_architecture_as_a_table()
    {
        var network = new Mlp([64, 32, 10], Activation.Tanh, seed: 1);

        // 64 weights and a bias for each of 32 neurons, 32 and a bias for each of 10.
        network.ToString().ShouldBe(string.Join(
            '\n',
            "layer  inputs  outputs  activation  parameters",
            "    1      64       32  tanh              2080",
            "    2      32       10  linear             330",
            "                                          2410"));
    }

    [Fact]
    public void Parameters_have_names_that_count_from_one()
    {
        var network = new Mlp([2, 3, 1], Activation.Tanh, seed: 1);

        network.NamedParameters.Select(named => named.Parameter).ShouldBe(network.Parameters);
        network.NamedParameters.Select(named => named.Name).Take(4).ShouldBe(
            ["layer1.neuron1.w[1]", "layer1.neuron1.w[2]", "layer1.neuron1.b", "layer1.neuron2.w[1]"]);
        network.NameOf(network.Layers[1].Neurons[0].Weights[2]).ShouldBe("layer2.neuron1.w[3]");
        network.NameOf(network.Layers[1].Neurons[0].Bias).ShouldBe("layer2.neuron1.b");
        network.NameOf(new(0)).ShouldBeNull();
    }

    [Fact]
    public void Named_parameters_show_in_printed_graphs()
    {
        var network = new Mlp(new Layer(new double[,] { { 2, 3 } }, [1], Activation.Linear));
        network.Parameters.ShouldAllBe(parameter => parameter.Name == null);

        network.Named().ShouldBeSameAs(network);

        network.Forward(1, 0)[0].ToString().ShouldContain("layer1.neuron1.w[2]");
    }

    [Fact]
    public void Each_layer_may_have_an_activation_of_its_own()
    {
        var network = new Mlp([2, 5, 4, 3], [Activation.Relu, Activation.Sigmoid, Activation.Softplus], seed: 1);

        network.Layers.Select(layer => layer.Activation.Name).ShouldBe(["relu", "sigmoid", "softplus"]);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits()
    {
        var first = new Mlp([3, 8, 2], Activation.Tanh, seed: 7);
        var second = new Mlp([3, 8, 2], Activation.Tanh, seed: 7);
        var other = new Mlp([3, 8, 2], Activation.Tanh, seed: 8);

        second.Parameters.Data().ShouldBe(first.Parameters.Data());
        other.Weights.Data().ShouldNotBe(first.Weights.Data());
    }

    [Fact]
    public void Layers_draw_one_after_the_other_from_one_source()
    {
        var network = new Mlp([3, 3, 3], Activation.Tanh, seed: 7);
        var random = new Random(7);

        network.Layers[0].WeightData().ShouldBe(Initializer.Gaussian.Draw(3, 3, random));
        network.Layers[1].WeightData().ShouldBe(Initializer.Gaussian.Draw(3, 3, random));
    }

    [Fact]
    public void Another_initializer_may_draw_the_weights()
    {
        var network = new Mlp([2, 3, 1], Activation.Tanh, seed: 7, Initializer.Constant(.25));

        network.Weights.ShouldAllBe(weight => weight.Data == .25);
        network.Parameters.Except(network.Weights).ShouldAllBe(bias => bias.Data == 0);
    }

    [Fact]
    public void Parameters_are_those_of_the_layers_in_order_and_weights_leave_the_biases_out()
    {
        var network = new Mlp([2, 3, 1], Activation.Tanh, seed: 7);

        network.Parameters.ShouldBe([.. network.Layers[0].Parameters, .. network.Layers[1].Parameters]);
        network.Weights.ShouldBe([.. network.Layers[0].Weights, .. network.Layers[1].Weights]);
        network.Parameters.Length.ShouldBe(13); // 2·3 + 3 + 3·1 + 1
        network.Weights.Length.ShouldBe(9);
    }

    [Fact]
    public void Values_as_inputs_collect_gradients_and_change_no_output()
    {
        var network = new Mlp([2, 4, 1], Activation.Tanh, seed: 7);
        Value x = .3, y = -.8;

        var ofValues = network.Forward(x, y)[0];
        ofValues.Backward();

        ofValues.Data.ShouldBe(network.Forward(.3, -.8)[0].Data);
        var h = 1e-6;
        x.Grad.ShouldBe((network.Forward(.3 + h, -.8)[0].Data - network.Forward(.3 - h, -.8)[0].Data) / (2 * h), 1e-6);
        y.Grad.ShouldBe((network.Forward(.3, -.8 + h)[0].Data - network.Forward(.3, -.8 - h)[0].Data) / (2 * h), 1e-6);
    }

    [Fact]
    public void The_gradient_by_every_parameter_agrees_with_differences()
    {
        // Smooth activations: a difference across a kink would say little.
        var network = new Mlp([2, 3, 3, 2], [Activation.Tanh, Activation.Sigmoid, Activation.Softplus], seed: 7, Initializer.Orthogonal);
        Value CurrentLoss() => Loss.CrossEntropy(network.Forward(.7, -1.2), 1);
        CurrentLoss().Backward();

        foreach (var parameter in network.Parameters)
        {
            const double H = 1e-6;
            var at = parameter.Data;
            parameter.Data = at + H;
            var right = CurrentLoss().Data;
            parameter.Data = at - H;
            var left = CurrentLoss().Data;
            parameter.Data = at;

            parameter.Grad.ShouldBe((right - left) / (2 * H), 1e-6);
        }
    }

    [Fact]
    public void No_layers_are_refused()
    {
        var error = Should.Throw<ArgumentException>(() => new Mlp());

        error.ParamName.ShouldBe("layers");
        error.Message.ShouldStartWith("A network needs at least one layer.");
    }

    [Fact]
    public void A_layer_listed_twice_would_share_its_parameters_and_is_refused()
    {
        var layer = new Layer(new double[,] { { 1, 2 }, { 3, 4 } }, [0, 0], Activation.Tanh);

        var error = Should.Throw<ArgumentException>(() => new Mlp(layer, layer));

        error.ParamName.ShouldBe("layers");
        error.Message.ShouldContain("Layer 2 is listed before");
    }

    [Fact]
    public void Inputs_may_be_numbers_or_values_in_any_kind_of_list()
    {
        var network = new Mlp([2, 3, 1], Activation.Tanh, seed: 4);
        double[] numbers = [0.5, -1];
        Value[] values = [0.5, -1];

        var expected = network.Forward(numbers)[0].Data;

        network.Forward(0.5, -1)[0].Data.ShouldBe(expected);
        network.Forward(values)[0].Data.ShouldBe(expected);
        network.Forward(ImmutableArray.Create(numbers))[0].Data.ShouldBe(expected);
        network.Forward(ImmutableArray.Create(values))[0].Data.ShouldBe(expected);

        var layer = network.Layers[0];
        var hidden = layer.Neurons[1].Forward(numbers).Data;
        layer.Forward(numbers)[1].Data.ShouldBe(hidden);
        layer.Forward(values)[1].Data.ShouldBe(hidden);
        layer.Neurons[1].Forward(values).Data.ShouldBe(hidden);
    }

    [Fact]
    public void Layers_that_do_not_fit_together_are_refused()
    {
        var three = new Layer(new double[3, 2], new double[3], Activation.Tanh);
        var four = new Layer(new double[1, 4], new double[1], Activation.Linear);

        var error = Should.Throw<ArgumentException>(() => new Mlp(three, four));

        error.ParamName.ShouldBe("layers");
        error.Message.ShouldStartWith("Layer 2 takes 4 inputs, but layer 1 has 3 outputs: the two numbers must be equal.");
        Should.Throw<ArgumentNullException>(() => new Mlp(three, null!)).ParamName.ShouldBe("layers");
    }

    [Fact]
    public void Sizes_and_activations_must_make_sense()
    {
        var tooFew = Should.Throw<ArgumentException>(() => new Mlp([2], Activation.Tanh, seed: 1));
        tooFew.ParamName.ShouldBe("sizes");
        tooFew.Message.ShouldStartWith("A network needs at least two sizes, of its input and its output, and there are 1.");

        var belowOne = Should.Throw<ArgumentOutOfRangeException>(() => new Mlp([2, 0, 1], Activation.Tanh, seed: 1));
        belowOne.ParamName.ShouldBe("sizes");
        belowOne.Message.ShouldStartWith("The size of layer 1 must be 1 or more.");
        Should.Throw<ArgumentOutOfRangeException>(() => new Mlp([0, 1], Activation.Tanh, seed: 1))
            .Message.ShouldStartWith("The number of inputs must be 1 or more.");

        var unequal = Should.Throw<ArgumentException>(() => new Mlp([2, 3, 1], [Activation.Tanh], seed: 1));
        unequal.ParamName.ShouldBe("activations");
        unequal.Message.ShouldStartWith("There is 1 activation for 2 layers: each layer needs one.");
    }

    [Fact]
    public void Null_activations_are_refused_by_name()
    {
        Activation none = null!;

        Should.Throw<ArgumentNullException>(() => new Mlp([2, 3, 1], none, seed: 1)).ParamName.ShouldBe("hidden");
        Should.Throw<ArgumentNullException>(() => new Mlp([2, 1], none, seed: 1)).ParamName.ShouldBe("hidden");
        Should.Throw<ArgumentNullException>(() => new Mlp([2, 3, 1], [Activation.Tanh, none], seed: 1)).ParamName.ShouldBe("activations");
    }

    [Fact]
    public void A_sample_of_another_length_is_refused()
    {
        var network = new Mlp([2, 3, 1], Activation.Tanh, seed: 1);

        var error = Should.Throw<ArgumentException>(() => network.Forward(1.0, 2.0, 3.0));

        error.ParamName.ShouldBe("inputs");
        error.Message.ShouldStartWith("There are 3 inputs for a layer that takes 2.");
    }
}
