using Autograd.Nn;

namespace Autograd.Tests.Nn;

/// <summary>What the page of a network asks for; what it shows is tested in a browser.</summary>
public sealed class MlpPageTests
{
    [Fact]
    public void Of_several_outputs_one_number_has_to_be_made() =>
        Should.Throw<ArgumentException>(() => new Mlp([2, 3], Activation.Tanh, seed: 1).ToHtml([1, 2]))
            .Message.ShouldStartWith("The network has 3 outputs, and one number is differentiated: say which, as in outputs => outputs[0], or a loss of them.");

    [Fact]
    public void Neurons_that_the_root_does_not_depend_on_are_left_out()
    {
        var page = new Mlp([2, 3], Activation.Tanh, seed: 1).ToHtml([1, 2], outputs => outputs[1]);
        page.ShouldContain("layer1.neuron2.w[1]");
        page.ShouldNotContain("layer1.neuron1.w[1]");
    }

    [Fact]
    public void A_neuron_of_which_something_else_uses_the_sum_is_drawn_as_the_values_that_it_is()
    {
        var network = new Mlp([2, 3, 1], Activation.Tanh, seed: 1);
        var hidden = Array.Empty<Value>();
        var page = network.ToHtml([1, 2], outputs => outputs[0] + (hidden = [.. outputs[0].Operands.Where(value => !value.IsLeaf)])[0].Operands[0]);

        var drawing = page[..page.IndexOf("<template", StringComparison.Ordinal)];
        hidden[0].Name.ShouldBe("layer1.neuron1");
        drawing.ShouldContain("<title>layer1.neuron1.sum: dot</title>");
        drawing.ShouldContain("<title>layer1.neuron1.w[1]</title>");
        drawing.ShouldNotContain("Open layer1.neuron1");
        drawing.ShouldContain("Open layer1.neuron2");
    }

    [Fact]
    public void As_many_inputs_as_the_first_layer_takes() =>
        Should.Throw<ArgumentException>(() => new Mlp([2, 1], Activation.Tanh, seed: 1).ToHtml([1, 2, 3])).ParamName.ShouldBe("inputs");

    [Fact]
    public void A_network_too_large_says_how_to_ask_for_it()
    {
        // 2 inputs, 3 · 2 + 3 + 3 + 1 parameters, 3 sums, 3 activations, 1 output
        Should.Throw<InvalidOperationException>(() => new Mlp([2, 3, 1], Activation.Tanh, seed: 1).ToHtml([1, 2], maximumNodes: 20))
            .Message.ShouldBe("The graph has 22 values, and a page holds at most 20. Show a part of the graph, or ask for all: maximumNodes: 22.");
    }

    [Fact]
    public void The_same_network_gives_the_same_page_and_a_file_holds_it()
    {
        using var folder = new TemporaryFolder();
        var network = new Mlp([2, 3, 1], Activation.Tanh, seed: 1);

        var file = network.SaveHtml(folder["new/page.html"], [1, 2]);

        File.ReadAllText(file).ShouldBe(network.ToHtml([1, 2]));
    }
}
