using System.Text.RegularExpressions;
using Autograd.Tests.Core;
using Autograd.Tests.Tapes;

namespace Autograd.Tests.Explaining;

/// <summary>Pictures of graphs in DOT and Mermaid.</summary>
public partial class PictureTests
{
    // f = (x + y)·z + x at (-2, 5, -4): g = 3, h = -12, f = -14; df/dh = 1, df/dg = z = -4, df/dz = g = 3, df/dx = -4 + 1 = -3.
    [Fact]
    public void The_staged_computation_in_DOT()
    {
        var f = Staged();
        f.Backward();
        f.ToDot().ShouldBe(
            """
            digraph {
              rankdir=LR
              node [shape=box]
              n0 [label="x = -2\ngrad -3", shape=ellipse]
              n1 [label="y = 5\ngrad -4", shape=ellipse]
              n2 [label="g = 3\nadd\ngrad -4"]
              n3 [label="z = -4\ngrad 3", shape=ellipse]
              n4 [label="h = -12\nmul\ngrad 1"]
              n5 [label="f = -14\nadd\ngrad 1", peripheries=2]
              n0 -> n2 [label="1"]
              n1 -> n2 [label="1"]
              n2 -> n4 [label="-4"]
              n3 -> n4 [label="3"]
              n4 -> n5 [label="1"]
              n0 -> n5 [label="1"]
            }
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void The_staged_computation_in_Mermaid()
    {
        var f = Staged();
        f.Backward();
        f.ToMermaid().ShouldBe(
            """
            flowchart LR
              n0(["x = -2<br/>grad -3"])
              n1(["y = 5<br/>grad -4"])
              n2["g = 3<br/>add<br/>grad -4"]
              n3(["z = -4<br/>grad 3"])
              n4["h = -12<br/>mul<br/>grad 1"]
              n5[["f = -14<br/>add<br/>grad 1"]]:::rootValue
              n0 -->|"1"| n2
              n1 -->|"1"| n2
              n2 -->|"-4"| n4
              n3 -->|"3"| n4
              n4 -->|"1"| n5
              n0 -->|"1"| n5
              classDef constant stroke-dasharray: 4 3
              classDef rootValue stroke-width:3px
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_value_used_twice_has_two_arrows()
    {
        var a = new Value(3, "a");
        var sum = a + a;
        Occurrences(sum.ToDot(), "  n0 -> n1 [label=\"1\"]\n").ShouldBe(2);
        Occurrences(sum.ToMermaid(), "  n0 -->|\"1\"| n1\n").ShouldBe(2);
    }

    [Fact]
    public void A_constant_is_a_small_node_at_each_of_its_uses_without_a_derivative()
    {
        var f = (new Value(3, "x") * 2) + 2;
        var dot = f.ToDot();
        dot.ShouldContain("  c1_1 [label=\"2\", style=dashed, fontsize=10, width=0, height=0]\n");
        dot.ShouldContain("  c1_1 -> n1 [style=dashed]\n");
        dot.ShouldContain("  c2_1 -> n2 [style=dashed]\n");
        var mermaid = f.ToMermaid();
        mermaid.ShouldContain("  c1_1(\"2\"):::constant\n");
        mermaid.ShouldContain("  c1_1 -.-> n1\n");
        mermaid.ShouldContain("  c2_1 -.-> n2\n");
    }

    [Fact]
    public void A_root_that_is_a_leaf_is_both()
    {
        var x = new Value(1, "x");
        x.ToDot().ShouldContain("  n0 [label=\"x = 1\\nbackward not run yet\", shape=ellipse, peripheries=2]\n");
        x.ToMermaid().ShouldContain("  n0(((\"x = 1<br/>backward not run yet\"))):::rootValue\n");
        Value.Constant(7).ToDot().ShouldContain("  n0 [label=\"7\", style=dashed, fontsize=10, width=0, height=0, peripheries=2]\n");
        Value.Constant(7).ToMermaid().ShouldContain("  n0(((\"7\"))):::constant:::rootValue\n");
    }

    [Fact]
    public void Before_a_backward_pass_from_here_no_adjoint_is_shown()
    {
        // Another graph has left its gradient in x.
        var x = new Value(2, "x");
        x.Square().Backward();
        var f = x * x;
        f.ToDot().ShouldNotContain("grad");
        Occurrences(f.ToDot(), "backward not run yet").ShouldBe(2);
        f.ToMermaid().ShouldNotContain("grad");

        // f adds 2x = 4 to the 4 that x holds.
        f.Backward();
        f.ToDot().ShouldContain("x = 2\\ngrad 8");
        f.ToDot().ShouldNotContain("not run yet");
    }

    [Fact]
    public void An_adjoint_of_zero_after_a_backward_pass_is_shown_as_zero_and_ZeroGrad_takes_it_back()
    {
        var f = new Value(-1, "x").Relu();
        f.Backward();
        f.ToDot().ShouldContain("x = -1\\ngrad 0");
        f.ZeroGrad();
        f.ToDot().ShouldNotContain("grad");
    }

    [Theory]
    [InlineData("say \"x\"", "say \\\"x\\\"", "say #34;x#34;")]
    [InlineData("\\", "\\\\", "#92;")]
    [InlineData("\\N\"", "\\\\N\\\"", "#92;N#34;")]
    [InlineData("a & b", "a &amp; b", "a #38; b")]
    [InlineData("&lt;", "&amp;lt;", "#38;lt#59;")]
    [InlineData("<b>", "<b>", "#60;b#62;")]
    [InlineData("a\r\n\"]", "a  \\\"]", "a  #34;#93;")]
    [InlineData("p | q", "p | q", "p #124; q")]
    [InlineData("🙂", "🙂", "#128578;")]
    [InlineData("1. `*x*`", "1. `*x*`", "1#46; #96;#42;x#42;#96;")]
    [InlineData("%%{init}%%", "%%{init}%%", "#37;#37;#123;init#125;#37;#37;")]
    [InlineData("#quot;", "#quot;", "#35;quot#59;")]
    [InlineData("layer1.w_2[3]", "layer1.w_2[3]", "layer1.w_2#91;3#93;")]
    [InlineData("_x_", "_x_", "#95;x#95;")]
    [InlineData("größe", "größe", "größe")]
    [InlineData("\u200b", "x1", "x1")]
    public void A_name_is_shown_as_given_and_means_nothing_to_the_language(string name, string inDot, string inMermaid)
    {
        var f = new Value(1, name).Sin();
        f.ToDot().ShouldContain($"  n0 [label=\"{inDot} = 1\\nbackward not run yet\", shape=ellipse]\n", Case.Sensitive);
        f.ToMermaid().ShouldContain($"  n0([\"{inMermaid} = 1<br/>backward not run yet\"])\n", Case.Sensitive);
        HasTheGrammarOfDot(f.ToDot());
    }

    // Not among the cases above, since data of a theory are carried over as UTF-8, which has no half of a pair.
    [Fact]
    public void Half_a_surrogate_pair_is_the_replacement_character()
    {
        var f = new Value(1, "\ud83d").Sin();
        f.ToDot().ShouldContain("[label=\"\ufffd = 1", Case.Sensitive);
        f.ToMermaid().ShouldContain("([\"#65533; = 1");
    }

    [Fact]
    public void Infinite_and_undefined_derivatives_are_written_as_such()
    {
        new Value(0).Sqrt().ToDot().ShouldContain("[label=\"∞\"]");
        new Value(double.NaN).Sin().ToMermaid().ShouldContain("|\"NaN\"|");
    }

    [Fact]
    public void Mermaid_refuses_more_than_its_500_edges_and_names_ToDot()
    {
        Value.Sum(Variables(500)).ToMermaid().ShouldContain("n499 -->");
        var error = Should.Throw<InvalidOperationException>(() => Value.Sum(Variables(501)).ToMermaid());
        error.Message.ShouldBe("The graph has 501 edges, and Mermaid draws at most 500. Draw a part of the graph, or use ToDot.");
    }

    [Fact]
    public void Mermaid_refuses_a_text_longer_than_it_reads()
    {
        var f = new Value(1, new string('x', 50_000)).Sin();
        Should.Throw<InvalidOperationException>(() => f.ToMermaid()).Message.ShouldContain("Mermaid reads at most 50,000");
        f.ToDot().Length.ShouldBeGreaterThan(50_000);
    }

    [Fact]
    public void DOT_has_a_limit_that_can_be_raised_and_constants_count()
    {
        var f = new Value(1) * 2;
        f.ToDot(maximumEdges: 2).ShouldNotBeEmpty();
        Should.Throw<InvalidOperationException>(() => f.ToDot(maximumEdges: 1)).Message.ShouldBe(
            "The graph has 2 edges, and ToDot draws at most 1. Draw a part of the graph, or ask for all: ToDot(maximumEdges: 2).");
        Should.Throw<InvalidOperationException>(() => Value.Sum(Variables(2001)).ToDot());
        Should.Throw<ArgumentOutOfRangeException>(() => f.ToDot(-1));
    }

    [Fact]
    public void A_deep_graph_is_drawn_or_refused_without_recursion() => OnThread.WithSmallStack(() =>
    {
        var y = Enumerable.Range(0, 100_000).Aggregate(new Value(1), (value, _) => value.Sin());
        Should.Throw<InvalidOperationException>(() => y.ToMermaid()).Message.ShouldContain("100,000 edges");
        Occurrences(y.ToDot(100_000), " -> ").ShouldBe(100_000);
    });

    [Fact]
    public void Any_graph_has_the_grammar_of_DOT_and_as_many_arrows_as_operands() => Seeded.ForAll(RandomGraph.Any, graph =>
    {
        var root = graph.At(0).Root;
        var dot = root.ToDot();
        HasTheGrammarOfDot(dot).ShouldBe(TopologicalOrder.Of(root).Sum(node => node.Operands.Count));
        graph.At(0).Root.ToDot().ShouldBe(dot);
        graph.At(0).Root.ToMermaid().ShouldBe(root.ToMermaid());
    }, tests: 100);

    // Every line between the braces is a node or an arrow with closed strings, and every arrow's ends are nodes. Counts the arrows.
    private static int HasTheGrammarOfDot(string dot)
    {
        var lines = dot.Split('\n');
        lines[..3].ShouldBe(["digraph {", "  rankdir=LR", "  node [shape=box]"]);
        lines[^1].ShouldBe("}");
        var declared = new HashSet<string>();
        var arrows = 0;
        foreach (var line in lines[3..^1])
        {
            var match = Statement().Match(line);
            match.Success.ShouldBeTrue(line);
            if (match.Groups["to"].Success)
            {
                arrows++;
                declared.ShouldContain(match.Groups["id"].Value);
                declared.ShouldContain(match.Groups["to"].Value);
            }
            else
            {
                declared.Add(match.Groups["id"].Value).ShouldBeTrue(line);
            }
        }

        return arrows;
    }

    private static Value Staged()
    {
        Value x = new(-2, "x"), y = new(5, "y"), z = new(-4, "z");
        var g = (x + y).Named("g");
        var h = (g * z).Named("h");
        return (h + x).Named("f");
    }

    private static IEnumerable<Value> Variables(int count) => Enumerable.Range(0, count).Select(i => new Value(i));

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;

    [GeneratedRegex("""^  (?<id>[nc][0-9_]+)( -> (?<to>n[0-9]+))? \[[a-z]+=("([^"\\]|\\.)*"|[a-z0-9]+)(, [a-z]+=[a-z0-9]+)*\]$""")]
    private static partial Regex Statement();
}
