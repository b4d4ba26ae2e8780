using Microsoft.Playwright;

namespace Autograd.Tests.Explaining.Browser;

/// <summary>What a reader can do on a page beside stepping: change an input, be quizzed, open more; and what a hostile name cannot.</summary>
[Collection(BrowserTests.Name)]
public sealed class PageTests(Browser browser)
{
    [Fact]
    public async Task An_input_that_is_typed_changes_values_and_gradients_at_once()
    {
        await using var page = await browser.Open(SteppingTests.Lesson2().ToHtml());
        await page.Page.ClickAsync("#last");

        await page.Page.FillAsync("#input-0", "1/2"); // x, of which f = (x + y) z + x

        // (1/2 + 5) · (−4) + 1/2 = −21.5; df/dx = z + 1 and df/dy = z stay, df/dz = x + y = 5.5
        var shown = await ShownNumbers.On(page);
        shown.Forward.ShouldBe(["5.5", "-22", "-21.5"]);
        shown.Gradient.ShouldBe(["grad -3", "grad -4", "grad 5.5"]);
        page.Troubles.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_text_that_is_no_number_is_refused_and_changes_nothing()
    {
        await using var page = await browser.Open(SteppingTests.Lesson2().ToHtml());
        await page.Page.ClickAsync("#last");
        var before = (await ShownNumbers.On(page)).Forward;

        await page.Page.FillAsync("#input-0", "two");

        (await page.Page.GetAttributeAsync("#input-0", "aria-invalid")).ShouldBe("true");
        (await Text(page, "#error-0")).ShouldContain("Not a number");
        (await ShownNumbers.On(page)).Forward.ShouldBe(before);
    }

    [Fact]
    public async Task The_slider_moves_its_input_and_reset_brings_it_back()
    {
        await using var page = await browser.Open(SteppingTests.Lesson2().ToHtml());
        await page.Page.ClickAsync("#last");

        await page.Page.FocusAsync("#slider-0");
        await page.Page.Keyboard.PressAsync("End");
        (await ShownNumbers.On(page)).Forward[0].ShouldNotBe("3"); // x + y
        await page.Page.ClickAsync("#reset");

        (await page.Page.InputValueAsync("#input-0")).ShouldBe("-2");
        (await ShownNumbers.On(page)).Forward.ShouldBe(["3", "-12", "-14"]);
    }

    [Fact]
    public async Task The_quiz_asks_for_each_adjoint_says_why_and_counts()
    {
        await using var page = await browser.Open(SteppingTests.Lesson2().ToHtml());
        await page.Page.ClickAsync("#quiz");

        // From the last stage to the first, then the variables in order; v1's and y's are answered wrongly.
        (string Question, string Answer, string Verdict, string Why)[] rounds =
        [
            ("v2.grad", "1", "Right: v2.grad = 1.", "v2.grad = f.grad · ∂f/∂v2"),
            ("v1.grad", "4", "Wrong: v1.grad = -4, not 4.", "v1.grad = v2.grad · ∂v2/∂v1"),
            ("x.grad", "-3", "Right: x.grad = -3.", "x.grad = f.grad · ∂f/∂x + v1.grad · ∂v1/∂x"),
            ("y.grad", "0", "Wrong: y.grad = -4, not 0.", "y.grad = v1.grad · ∂v1/∂y"),
            ("z.grad", "3.000", "Right: z.grad = 3.", "z.grad = v2.grad · ∂v2/∂z"),
        ];
        foreach (var (question, answer, verdict, why) in rounds)
        {
            (await Text(page, "#quiz-question")).ShouldContain($"what is {question}");
            await page.Page.FillAsync("#quiz-answer", answer);
            await page.Page.Keyboard.PressAsync("Enter");
            var feedback = await Text(page, "#quiz-feedback");
            feedback.ShouldContain(verdict);
            feedback.ShouldContain(why);
            await page.Page.Keyboard.PressAsync("Enter");
        }

        (await Text(page, "#score")).ShouldBe("3 of 5 right");
        page.Troubles.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_quiz_hides_the_adjoints_that_are_not_answered()
    {
        await using var page = await browser.Open(SteppingTests.SigmoidCircuit().ToHtml());
        await page.Page.ClickAsync("#last");

        await page.Page.ClickAsync("#quiz");

        var shown = await ShownNumbers.On(page);
        shown.Nodes.Values.Count(node => node.Adjoint.Length > 0).ShouldBe(1); // the root's, which is given
        shown.Edges.Values.ShouldAllBe(derivative => derivative == "");
        shown.Backward.Skip(1).ShouldAllBe(total => total == "·");
        shown.Gradient.ShouldAllBe(grad => grad == "grad ·");
    }

    [Fact]
    public async Task The_first_value_that_is_not_finite_is_marked_and_named()
    {
        Value x = new(-1, "x");
        var f = (Value.Log(x).Named("bad") * 2) + x;
        await using var page = await browser.Open(f.ToHtml());
        await page.Page.ClickAsync("#last");

        (await Text(page, "#trouble")).ShouldContain("bad = ln(x) is NaN: the operands are finite");
        (await page.Evaluate<string[]>("() => [...document.querySelectorAll('.first-bad .name')].map(name => name.textContent)")).ShouldBe(["bad"]);
    }

    [Fact]
    public async Task A_choice_takes_its_other_side_when_an_input_asks_for_it()
    {
        Value x = new(2, "x");
        var f = Value.Where(x > 0, x * 3, x * 5);
        await using var page = await browser.Open(f.ToHtml());
        await page.Page.ClickAsync("#last");
        (await ShownNumbers.On(page)).Gradient.ShouldBe(["grad 3"]);

        await page.Page.FillAsync("#input-0", "-1");
        await page.Page.ClickAsync("#forward-table tr:last-child button");
        (await Text(page, "#sentences")).ShouldContain("v1 = -1 is not above 0: the condition does not hold, so f is v3.");
        await page.Page.ClickAsync("#last");

        var shown = await ShownNumbers.On(page);
        shown.Forward[^1].ShouldBe("-5");
        shown.Gradient.ShouldBe(["grad 5"]);
        page.Troubles.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_step_comes_into_sight_without_empty_paper_beside_the_drawing()
    {
        var f = Enumerable.Range(0, 12).Aggregate(new Value(0.5, "x"), (value, _) => value.Sin());
        await using var page = await browser.Open(f.ToHtml());
        await page.Page.ClickAsync("#backward-table [data-contribution='seed'] button"); // f, at the right end
        await page.Page.ClickAsync("#last"); // x, at the left end

        // The margin is 12 units, of at most 1.25 pixels.
        await page.Page.WaitForFunctionAsync("""
            () => {
                const [x, drawing, frame] = ["[data-node='0']", "svg.graph", "#viewport"].map(one => document.querySelector(one).getBoundingClientRect());
                return x.left >= frame.left && drawing.left - frame.left <= 15;
            }
            """);
    }

    [Fact]
    public async Task A_constant_is_no_variable_to_be_changed()
    {
        await using var page = await browser.Open(Value.Constant(3).ToHtml());

        (await Text(page, "#sentences")).ShouldBe("f is a constant: there is nothing to compute.");
        (await page.Page.IsVisibleAsync("#variables")).ShouldBeFalse();
        page.Troubles.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("\"><svg onload=alert(1)>")]
    [InlineData("';alert(1);//${alert(1)}`{{script}}")]
    [InlineData("]]>&lt;b&gt;\u2028\u202e 😀")]
    public async Task A_name_is_text_wherever_it_stands(string name)
    {
        Value x = new(2, name);
        await using var page = await browser.Open((x * x).Named(name + "!").ToHtml());
        await page.Page.ClickAsync("#last");
        await page.Page.ClickAsync("#quiz");
        await page.Page.ClickAsync("#quiz-hint");

        page.Troubles.ShouldBeEmpty();
        (await page.Evaluate<int>("() => document.querySelectorAll('img, b, script:not(:is(body > script))').length")).ShouldBe(0);
        (await page.Evaluate<int>("() => document.scripts.length")).ShouldBe(3);
    }

    [Fact]
    public async Task Of_a_large_graph_the_part_around_the_root_is_shown_and_grows_when_asked_to()
    {
        Value x = new(0.5, "x"), f = x;
        for (var i = 0; i < 400; i++)
        {
            f = Value.Sin(f) + (f * 0.5); // three values each
        }

        await using var page = await browser.Open(f.ToHtml());
        (await Text(page, "#views-text")).ShouldBe("Showing 500 of 1201 values, those nearest to f.");
        await page.Page.ClickAsync("#more");
        (await Text(page, "#views-text")).ShouldBe("Showing 1000 of 1201 values, those nearest to f.");
        await page.Page.ClickAsync("#more");
        (await Text(page, "#views-text")).ShouldBe("Showing all 1201 values.");

        await page.Page.ClickAsync("#last");

        (await ShownNumbers.On(page)).Gradient.ShouldBe([$"grad {Digits.OfResult(Derivative.Gradient(f, x))}"]);
        page.Troubles.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    public async Task The_page_is_as_wide_as_its_window(int width, ColorScheme scheme)
    {
        await using var page = await browser.Open(SteppingTests.SigmoidCircuit().ToHtml(), new()
        {
            ViewportSize = new()
            {
                Width = width,
                Height = 800,
            },
            ColorScheme = scheme,
        });
        await page.Page.ClickAsync("#last");

        (await page.Evaluate<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width);
    }

    private static async Task<string> Text(OpenedPage page, string selector) => await page.Page.TextContentAsync(selector) ?? "";
}
