using Autograd.Nn;
using Microsoft.Playwright;

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

    [Fact]
    public async Task A_step_inside_of_a_closed_box_says_so()
    {
        await using var page = await Open();

        await page.Page.ClickAsync("#forward");
        (await page.Page.TextContentAsync("#sentences"))!.ShouldEndWith("layer1.neuron1.sum is inside the box of layer1.neuron1.");
        await page.Page.ClickAsync("#more");

        (await page.Page.TextContentAsync("#sentences"))!.ShouldNotContain("inside");
    }

    [Fact]
    public async Task Nothing_is_written_over_a_weight_and_its_arrow()
    {
        await using var page = await Open();

        await page.Page.ClickAsync("#last");

        // The two arrows that are left have labels: from the output to v8, and from v8 to the loss.
        (await page.Evaluate<int>("() => document.querySelectorAll('svg.graph .derivative').length")).ShouldBe(2);
        (await page.Evaluate<int>("() => document.querySelectorAll('svg.graph .weight text').length")).ShouldBe(9);
    }

    [Fact]
    public async Task The_box_that_opens_stays_where_it_was_in_its_size()
    {
        await using var page = await Open();
        await page.Page.ClickAsync("#zoom-out");
        var sign = page.Page.Locator("[data-neuron]").Nth(1);
        var before = (await sign.BoundingBoxAsync())!;

        await sign.ClickAsync();

        // The box is wider and higher than it was, and its middle stays; its sign is in its corner.
        var after = (await sign.BoundingBoxAsync())!;
        Math.Abs(after.X - before.X).ShouldBeLessThan(60);
        Math.Abs(after.Y - before.Y).ShouldBeLessThan(60);
        after.Width.ShouldBe(before.Width, 0.01);
    }

    [Fact]
    public async Task A_button_that_goes_leaves_the_focus_to_its_opposite()
    {
        await using var page = await Open();

        await page.Page.FocusAsync("#more");
        await page.Page.Keyboard.PressAsync("Enter");
        (await page.Evaluate<string>("() => document.activeElement.id")).ShouldBe("fewer");
        await page.Page.Keyboard.PressAsync("Enter");

        (await page.Evaluate<string>("() => document.activeElement.id")).ShouldBe("more");
    }

    [Fact]
    public async Task A_quiz_goes_on_when_a_neuron_is_opened()
    {
        await using var page = await Open();
        await page.Page.ClickAsync("#quiz");
        await page.Page.FillAsync("#quiz-answer", "7");
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.Keyboard.PressAsync("Enter");

        await page.Page.ClickAsync("#more");

        (await page.Page.TextContentAsync("#score")).ShouldBe("0 of 1 right");
        (await page.Page.TextContentAsync("#quiz-question"))!.ShouldStartWith("Question 2 of");
        page.Troubles.ShouldBeEmpty();
    }

    // An image is one thing to a screen reader, and hides the buttons in it.
    [Fact]
    public async Task A_drawing_with_signs_to_press_is_no_image()
    {
        await using var page = await Open();

        (await page.Page.GetByRole(AriaRole.Button, new() { Name = "Open layer1.neuron2" }).CountAsync()).ShouldBe(1);
        (await page.Page.GetAttributeAsync("svg.graph", "role")).ShouldBe("group");
    }

    [Fact]
    public async Task A_sign_that_the_focus_comes_to_is_brought_into_sight()
    {
        await using var page = await browser.Open(new Mlp([2, 8, 8, 1], Activation.Tanh, seed: 1).ToHtml([0.5, -1]));
        await page.Page.ClickAsync("#fit");
        for (var i = 0; i < 6; i++)
        {
            await page.Page.ClickAsync("#zoom-in");
        }

        await page.Page.FocusAsync("[data-neuron] >> nth=0");
        for (var i = 0; i < 7; i++)
        {
            await page.Page.Keyboard.PressAsync("Tab");
        }

        await page.Page.WaitForFunctionAsync("""
            () => {
                const [sign, frame] = [document.activeElement, document.getElementById("viewport")].map(one => one.getBoundingClientRect());
                return sign.top >= frame.top && sign.bottom <= frame.bottom && sign.left >= frame.left && sign.right <= frame.right;
            }
            """);
        (await page.Page.EvaluateAsync<string>("() => document.activeElement.getAttribute('aria-label')")).ShouldBe("Open layer1.neuron8");
    }

    private Task<OpenedPage> Open() => browser.Open(network.ToHtml([0.5, -1], outputs => Value.Square(outputs[0] - 1).Named("loss")));

    private static Task<string[]> Names(OpenedPage page) =>
        page.Evaluate<string[]>("() => [...document.querySelectorAll('svg.graph [data-node] > .name')].map(name => name.textContent)");
}
