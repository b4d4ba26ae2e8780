namespace Autograd.Tests.Explaining.Browser;

/// <summary>Stepping through pages of the course in a browser: every number that they show is one of the engine's, and comes when its step does.</summary>
[Collection(BrowserTests.Name)]
public sealed class SteppingTests(Browser browser)
{
    private const string Unknown = "·";

    [Fact]
    public async Task The_staged_computation_of_the_second_lesson_step_by_step()
    {
        await using var page = await browser.Open(Lesson2().ToHtml());
        string[] formulas =
        [
            "x = -2, y = 5, z = -4",
            "v1 = x + y = 3",
            "v2 = v1 · z = -12",
            "f = v2 + x = -14",
            "f.grad = df/df = 1",
            "v2.grad = f.grad · ∂f/∂v2 = 1 · 1 → 1",
            "x.grad = f.grad · ∂f/∂x = 1 · 1 → 1",
            "v1.grad = v2.grad · ∂v2/∂v1 = 1 · (-4) → -4",
            "z.grad = v2.grad · ∂v2/∂z = 1 · 3 → 3",
            "x.grad += v1.grad · ∂v1/∂x = -4 · 1 → -3",
            "y.grad = v1.grad · ∂v1/∂y = -4 · 1 → -4",
        ];

        foreach (var formula in formulas)
        {
            (await ShownNumbers.On(page)).Formula.ShouldBe(formula);
            await page.Page.Keyboard.PressAsync("ArrowRight");
        }

        page.Troubles.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_number_of_the_second_lesson() => await StepThrough(Lesson2());

    [Fact]
    public async Task Every_number_of_the_sigmoid_circuit() => await StepThrough(SigmoidCircuit());

    [Fact]
    public async Task Every_number_of_a_graph_with_lists_kinks_and_repeated_operands()
    {
        Value a = new(0.5, "a"), b = new(-1.25, "b"), c = new(2, "c");
        var f = Value.LogSumExp(a, b, a * a) + (Value.Max(a, b) * Value.Dot([a, b], [c, c], b)) - Value.Pow(c, 3) + Value.Mean(a, a, b).Relu();
        await StepThrough(f);
    }

    [Fact]
    public async Task Buttons_go_to_the_first_and_the_last_step_and_one_on_and_back()
    {
        await using var page = await browser.Open(Lesson2().ToHtml());
        foreach (var (button, position) in new[] { ("last", "10"), ("back", "9"), ("first", "0"), ("forward", "1"), ("forward", "2") })
        {
            await page.Page.ClickAsync($"#{button}");
            (await Position(page)).ShouldBe(position, button);
        }
    }

    [Fact]
    public async Task A_click_on_a_node_leads_to_its_value_and_in_the_backward_phase_to_its_whole_adjoint()
    {
        await using var page = await browser.Open(Lesson2().ToHtml());

        await page.Page.ClickAsync("[data-node='2']"); // v1, the first stage
        (await Position(page)).ShouldBe("1");

        await page.Page.ClickAsync("#last");
        await page.Page.ClickAsync("[data-node='0']"); // x, whose second contribution is the fifth of six, after three stages and the start
        (await Position(page)).ShouldBe("9");
    }

    [Fact]
    public async Task A_click_on_a_row_leads_to_its_step()
    {
        await using var page = await browser.Open(Lesson2().ToHtml());

        await page.Page.ClickAsync("#forward-table [data-stage='2'] button");

        (await ShownNumbers.On(page)).Forward.ShouldBe(["3", "-12", Unknown]);
    }

    [Fact]
    public async Task Pointing_at_a_row_lights_its_edge_and_pointing_at_the_edge_lights_the_row()
    {
        await using var page = await browser.Open(Lesson2().ToHtml());

        await page.Page.HoverAsync("#backward-table [data-contribution='5:1']");
        (await page.Evaluate<string[]>(Hovered("svg.graph [data-edge]"))).ShouldBe(["5:1"]);

        await page.Page.HoverAsync("[data-node='5']");
        (await page.Evaluate<string[]>(Hovered("#forward-table tr"))).ShouldBe(["3"]);
    }

    [Fact]
    public async Task Playing_goes_on_by_itself_and_stops_at_the_end()
    {
        await using var page = await browser.Open(Lesson2().ToHtml());
        await page.Page.ClickAsync("#last");
        await page.Page.ClickAsync("#back");

        await page.Page.ClickAsync("#play");

        (await Position(page)).ShouldBe("10");
        (await page.Page.TextContentAsync("#play")).ShouldBe("Play");
    }

    /// <summary>Forward to the end, comparing everything that is shown with the engine's explanation; then back.</summary>
    private async Task StepThrough(Value root)
    {
        var explanation = root.Explain();
        var graph = new SteppedGraph(root, int.MaxValue);
        await using var page = await browser.Open(root.ToHtml());
        var steps = 1 + explanation.Stages.Count + explanation.Contributions.Count;

        for (var position = 0; position <= steps; position++)
        {
            Check(await ShownNumbers.On(page), explanation, graph, position);
            await page.Page.Keyboard.PressAsync("ArrowRight");
        }

        for (var position = steps; position >= 0; position--)
        {
            Check(await ShownNumbers.On(page), explanation, graph, position);
            await page.Page.Keyboard.PressAsync("ArrowLeft");
        }

        page.Troubles.ShouldBeEmpty();
    }

    private static void Check(ShownNumbers shown, Explanation explanation, SteppedGraph graph, int position)
    {
        var about = $"at step {position}";
        var computed = explanation.Stages.Take(position).ToList();
        var handed = explanation.Contributions.Take(Math.Max(0, position - explanation.Stages.Count - 1)).ToList();
        var hasStarted = position > explanation.Stages.Count;
        var totals = handed.GroupBy(line => line.Receiver).ToDictionary(group => group.Key, group => group.Last().Total);
        if (hasStarted)
        {
            totals.Add(graph.Root, 1);
        }

        foreach (var node in graph.Order)
        {
            var isKnown = node.IsLeaf || computed.Any(stage => stage.Node == node);
            shown.Nodes[Script.Index(graph.PositionOf(node))].ShouldBe(
                (isKnown ? ShownNumbers.InDrawing(node.Data) : Unknown, totals.TryGetValue(node, out var total) ? $"grad {ShownNumbers.InDrawing(total)}" : ""),
                $"{graph.Names[node]} {about}");
        }

        foreach (var line in explanation.Contributions)
        {
            shown.Edges[Edge(line)].ShouldBe(handed.Contains(line) ? ShownNumbers.InDrawing(line.LocalDerivative) : "", $"{Edge(line)} {about}");
        }

        shown.Forward.ShouldBe(explanation.Stages.Select(stage => computed.Contains(stage) ? Digits.OfResult(stage.Data) : Unknown), about);
        shown.Backward.ShouldBe(
            [hasStarted ? "1" : Unknown, .. explanation.Contributions.Select(line => handed.Contains(line) ? Digits.OfResult(line.Total) : Unknown)], about);
        shown.Gradient.ShouldBe(
            explanation.Leaves.Select(leaf => $"grad {(totals.TryGetValue(leaf.Node, out var total) ? Digits.OfResult(total) : Unknown)}"), about);
        shown.Current.ShouldBe(
            position == 0 ? []
            : handed.Count > 0 ? [Edge(handed[^1])]
            : hasStarted ? ["seed"]
            : [Script.Index(computed[^1].Number)], about);
        if (handed.Count > 0)
        {
            shown.Lit.ShouldBe([Edge(handed[^1])], about);
        }

        string Edge(Contribution line) => $"{graph.PositionOf(line.Stage.Node)}:{line.Operand}";
    }

    private static Task<string> Position(OpenedPage page) => page.Evaluate<string>("() => document.documentElement.dataset.position");

    private static string Hovered(string selector) =>
        $"() => [...document.querySelectorAll(\"{selector}\")].filter(one => one.classList.contains(\"hover\")).map(one => one.dataset.edge ?? one.dataset.stage)";

    internal static Value Lesson2()
    {
        Value x = new(-2, "x"), y = new(5, "y"), z = new(-4, "z");
        return ((x + y) * z) + x;
    }

    internal static Value SigmoidCircuit()
    {
        Value w0 = new(2, "w0"), x0 = new(-1, "x0"), w1 = new(-3, "w1"), x1 = new(-2, "x1"), w2 = new(-3, "w2");
        return 1 / (1 + Value.Exp(-((w0 * x0) + (w1 * x1) + w2)));
    }
}
