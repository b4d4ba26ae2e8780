using System.Text.RegularExpressions;
using Autograd.Tests.Core;

namespace Autograd.Tests.Explaining;

/// <summary>Every value has a name that no other has and that reads as one word, whatever it was given.</summary>
public partial class ExplanationNameTests
{
    [Fact]
    public void Names_are_kept_and_others_are_short_and_in_order()
    {
        // The root is f, a leaf x and a number, a stage v and its number.
        var explanation = ((new Value(1) + new Value(2, "y")) * new Value(3)).Explain();
        explanation.Leaves.Select(leaf => leaf.Name).ShouldBe(["x1", "y", "x2"]);
        explanation.Stages.Select(stage => stage.Name).ShouldBe(["v1", "f"]);
    }

    [Fact]
    public void The_second_value_of_a_name_gets_a_number_and_the_text_says_so()
    {
        var explanation = (new Value(1, "w") * new Value(2, "w")).Explain();
        explanation.Stages.Single().Formula.ShouldBe("w · w_2");
        explanation.ToString().ShouldContain("w_2 is the value named \"w\".");
    }

    [Fact]
    public void Thousands_of_values_of_one_name_are_numbered_in_proportion_to_their_number()
    {
        // Ten times as many: about ten times the memory, where looking for each number from the first one would take a hundred times.
        Allocated(2000).ShouldBeLessThan(20 * Allocated(200));

        static long Allocated(int values)
        {
            Value[] order = [.. Enumerable.Range(0, values).Select(i => new Value(i, "w"))];
            return Memory.AllocatedBy(() => new ShownNames(order)[order[^1]].ShouldBe($"w_{values}"));
        }
    }

    [Fact]
    public void A_name_like_a_generated_one_is_kept_and_the_generated_one_gives_way()
    {
        // f and v1 are leaves, so that the stages are v_1 and, in the second place, v2.
        Value f = new(1, "f"), v1 = new(2, "v1"), x1 = new(3, "x1");
        var explanation = ((f * v1) + (x1 * new Value(4))).Explain();
        explanation.Leaves.Select(leaf => leaf.Name).ShouldBe(["f", "v1", "x1", "x2"]);
        explanation.Stages.Select(stage => stage.Name).ShouldBe(["v_1", "v2", "v3"]);
        explanation.Name.ShouldBe("v3");
    }

    [Theory]
    [InlineData("x + y")]
    [InlineData("a b")]
    [InlineData("f/x")]
    [InlineData("2")]
    [InlineData("NaN")]
    [InlineData("∞")]
    [InlineData("-x")]
    [InlineData("line\nbreak")]
    [InlineData("a_name_of_more_than_twenty_four_letters")]
    [InlineData("🙂")]
    [InlineData("`|` \\ {} $ & # % ^ ~ <b>")]
    public void A_name_that_could_be_read_as_something_else_is_replaced_and_told(string name)
    {
        var explanation = (new Value(1, name) * 2).Explain();
        explanation.Stages.Single().Formula.ShouldBe("x1 · 2");
        explanation.ToString().ShouldContain("x1 is the value named \"");
        explanation.ToMarkdown().ShouldContain("x1 is the value named \"");
        explanation.ToLatex().ShouldContain("$x_{1}$ is the value named ``");
    }

    // An attribute could not hold it: what it holds is stored as UTF-8.
    [Fact]
    public void Half_a_character_becomes_the_replacement_character()
    {
        var explanation = (new Value(1, "🙂"[..1]) * 2).Explain();
        explanation.Stages.Single().Formula.ShouldBe("x1 · 2");
        explanation.ToString().ShouldContain("x1 is the value named \"\uFFFD\".");
        explanation.ToLatex().ShouldContain("$x_{1}$ is the value named ``(U+FFFD)''");
    }

    // 数 takes two places, x one.
    [Fact]
    public void Letters_that_are_two_places_wide_keep_the_columns_aligned() =>
        (new Value(2, "数") * new Value(3, "x")).Named("f").Explain().ToString().ShouldEndWith("gradient\n  df/d数 = 3\n  df/dx  = 2");

    [Theory]
    [InlineData("x")]
    [InlineData("w_1")]
    [InlineData("layer1.neuron2.w[3]")]
    [InlineData("x'")]
    [InlineData("α")]
    [InlineData("größe")]
    [InlineData("数")]
    public void A_word_is_kept(string name) => new Value(1, name).Explain().Name.ShouldBe(name);

    [Fact]
    public void No_two_values_share_a_name_however_the_names_are_chosen()
    {
        string[] given = ["x", "x", "x_2", "x1", "v1", "v_1", "v__1", "f", "f", "x", "a b", "a b", "NaN"];
        var sum = given.Select((name, i) => new Value(i, name)).Append(new Value(1)).Aggregate((a, b) => a * b).Named("x");
        var explanation = sum.Explain();
        string[] names = [.. explanation.Leaves.Select(leaf => leaf.Name), .. explanation.Stages.Select(stage => stage.Name)];
        names.Distinct().Count().ShouldBe(2 * given.Length + 1); // as many leaves and one, and one stage less than leaves
        names.Select(Notation.Latex.Name).Distinct().Count().ShouldBe(names.Length);
    }

    [Fact]
    public void A_name_in_LaTeX_is_a_letter_a_letter_with_an_index_or_a_word()
    {
        Notation.Latex.Name("x").ShouldBe("x");
        Notation.Latex.Name("x12").ShouldBe("x_{12}");
        Notation.Latex.Name("x_1").ShouldBe(@"\mathit{x\_1}");
        Notation.Latex.Name("layer1.w[2]").ShouldBe(@"\mathit{layer1.w[2]}");
        Notation.Latex.Name("σ").ShouldBe(@"\sigma");
        Notation.Latex.Name("数").ShouldBe(@"\mathit{\mathrm{u6570}}");
    }

    [Fact]
    public void LaTeX_is_balanced_and_pure_ASCII_whatever_the_names()
    {
        string[] given = ["x_1", "{", "}", "\\end{align*}", "%", "数", "größe", "Ω", "a\r\n\r\nb", "]["];
        var explanation = Value.Sum(given.Select((name, i) => new Value(i, name))).Named("$").Explain();
        var latex = explanation.ToLatex();
        latex.ShouldAllBe(letter => char.IsAscii(letter));
        latex.ShouldNotContain("\n\n");

        var unescaped = EscapedSign().Replace(latex, "");
        var depth = 0;
        foreach (var letter in unescaped)
        {
            depth += letter switch { '{' => 1, '}' => -1, _ => 0 };
            depth.ShouldBeGreaterThanOrEqualTo(0);
        }

        depth.ShouldBe(0);
        Occurrences(latex, @"\begin{align*}").ShouldBe(3);
        Occurrences(latex, @"\end{align*}").ShouldBe(3);
        Occurrences(latex, @"\left").ShouldBe(Occurrences(latex, @"\right"));
    }

    // A remark or a local derivative is a second column, after &&; a long sum goes on in a row of its own.
    [Fact]
    public void Every_row_of_LaTeX_has_one_place_to_be_aligned_at()
    {
        Value[] many = [.. Enumerable.Range(0, 60).Select(i => new Value(i))];
        Value x = 2;
        Value[] roots = [Value.Sum(many), Value.Where(x > 1, x * x, x), Value.Max(x, 0).Pow(x), x, Value.Constant(3)];
        foreach (var latex in roots.Select(root => root.Explain().ToLatex()))
        {
            var rows = latex.Split(@"\begin{align*}")[1..].SelectMany(rest => rest.Split(@"\end{align*}")[0].Trim().Split(" \\\\\n")).ToList();
            rows.ShouldAllBe(row => Occurrences(row.Replace("&&", "", StringComparison.Ordinal), "&") == 1);
            rows.ShouldAllBe(row => Occurrences(row, "&&") <= 1);
        }
    }

    [Fact]
    public void A_bar_does_not_end_a_cell_of_a_table() =>
        new Value(-2, "x").Abs().Explain().ToMarkdown().ShouldContain(@"| 1 | `f = \|x\|` | 2 |");

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;

    [GeneratedRegex(@"\\[{}$&#%_\\]")]
    private static partial Regex EscapedSign();
}
