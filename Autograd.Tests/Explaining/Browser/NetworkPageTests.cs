using Autograd.Nn;

namespace Autograd.Tests.Explaining.Browser;

/// <summary>The page of a network: its neurons are boxes that open.</summary>
[Collection(BrowserTests.Name)]
public sealed class NetworkPageTests(Browser browser)
{
    private readonly Mlp network = new([2, 3, 1], Activation.Tanh, seed: 1);

    [Fact]
    public async Task A_neuron_is_one_box_until_it_is_opened()
    {
        await using var page = await Open();
        (await Names(page)).ShouldBe(["layer1.neuron1", "layer1.neuron2", "layer1.neuron3", "layer2.neuron1", "loss", "v8", "x1", "x2"], ignoreOrder: true);

        await page.Page.ClickAsync("[aria-label='Open layer1.neuron2']");
        (await Names(page)).ShouldContain("layer1.neuron2.sum");
        (await Names(page)).ShouldContain("layer1.neuron2.b");
        (await Names(page)).ShouldNotContain("layer1.neuron1.sum");

        await page.Page.Keyboard.PressAsync("Enter"); // the sign has kept the focus
        (await Names(page)).ShouldNotContain("layer1.neuron2.sum");
        page.Troubles.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Closed_or_open_it_shows_the_numbers_of_the_engine(bool isOpen)
    {
        await using var page = await Open();
        if (isOpen)
        {
            await page.Page.ClickAsync("#more");
        }

        await page.Page.ClickAsync("#last");
        var nodes = await page.Evaluate<string[][]>("""
            () => [...document.querySelectorAll("svg.graph [data-node]")].map(node =>
                [node.querySelector("title").textContent.split(":")[0], node.querySelector(".primal").textContent, node.querySelector(".adjoint").textContent])
            """);

        // The same values by name, computed and differentiated by the engine; biases can be seen where boxes are open.
        Value x1 = new(0.5, "x1"), x2 = new(-1, "x2");
        Value[] values = [x1, x2, .. network.Parameters.Where(value => isOpen || network.Weights.Contains(value))];
        var output = network.Forward(x1, x2)[0];
        var gradient = Derivative.Gradient(Value.Square(output - 1), values);
        foreach (var (value, adjoint) in values.Zip(gradient))
        {
            nodes.Single(node => node[0] == value.Name)[1..].ShouldBe([ShownNumbers.InDrawing(value.Data), $"grad {ShownNumbers.InDrawing(adjoint)}"], value.Name);
        }

        nodes.Single(node => node[0] == "layer2.neuron1")[1].ShouldBe(ShownNumbers.InDrawing(output.Data));
        page.Troubles.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_step_inside_of_a_closed_box_lights_the_box()
    {
        await using var page = await Open();

        await page.Page.ClickAsync("#forward"); // layer1.neuron1.sum

        (await page.Evaluate<string[]>("() => [...document.querySelectorAll('.neuron.lit .name')].map(name => name.textContent)")).ShouldBe(["layer1.neuron1"]);
    }

    [Fact]
    public async Task A_weight_that_a_penalty_uses_too_stays_a_node()
    {
        var weight = network.Layers[0].Neurons[0].Weights[0];
        await using var page = await browser.Open(network.ToHtml([0.5, -1], outputs => outputs[0] + weight.Square()));

        (await Names(page)).ShouldContain("layer1.neuron1.w[1]");
        await page.Page.ClickAsync("#last");
        page.Troubles.ShouldBeEmpty();
    }

    private Task<OpenedPage> Open() => browser.Open(network.ToHtml([0.5, -1], outputs => Value.Square(outputs[0] - 1).Named("loss")));

    private static Task<string[]> Names(OpenedPage page) =>
        page.Evaluate<string[]>("() => [...document.querySelectorAll('svg.graph [data-node] > .name')].map(name => name.textContent)");
}
