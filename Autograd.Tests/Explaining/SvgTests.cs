using System.Globalization;
using System.Xml.Linq;
using Autograd.Tests.Core;
using Autograd.Tests.Tapes;

namespace Autograd.Tests.Explaining;

/// <summary>The drawing of a graph: which elements it has, and what they say.</summary>
public class SvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    // f = (x + y)·z + x at (-2, 5, -4): g = 3, h = -12, f = -14; df/dh = 1, df/dg = z = -4, df/dz = g = 3, df/dx = -4 + 1 = -3.
    [Fact]
    public void The_staged_computation_as_a_drawing()
    {
        Value x = new(-2, "x"), y = new(5, "y"), z = new(-4, "z");
        var g = (x + y).Named("g");
        var h = (g * z).Named("h");
        var f = (h + x).Named("f");
        f.Backward();

        var drawing = Drawing(f.ToSvg());

        Nodes(drawing).ShouldBe(
        [
            "0 node variable: x -2 [grad -3]",
            "1 node variable: y 5 [grad -4]",
            "2 node operation: g 3 add [grad -4]",
            "3 node variable: z -4 [grad 3]",
            "4 node operation: h -12 mul [grad 1]",
            "5 node operation root: f -14 add [grad 1]",
        ]);
        Edges(drawing).ShouldBe(
        [
            "2:0 edge: 1", "2:1 edge: 1", "4:0 edge: -4", "4:1 edge: 3", "5:0 edge: 1", "5:1 edge: 1",
        ]);
        drawing.Attribute("role")?.Value.ShouldBe("img");
        drawing.Element(Svg + "title")?.Value.ShouldBe("The graph of f");
        drawing.Element(Svg + "desc")?.Value.ShouldStartWith("6 values: operands on the left");
    }

    [Fact]
    public void A_constant_has_the_address_of_its_use_and_an_edge_without_a_derivative()
    {
        var drawing = Drawing(((new Value(3, "x") * 2) + 0.5).Named("f").ToSvg());

        drawing.Descendants().Select(element => element.Attribute("data-constant")?.Value).OfType<string>().ShouldBe(["1:1", "2:1"]);
        Edges(drawing).ShouldBe(["1:0 edge: 2", "1:1 edge constant: ", "2:0 edge: 1", "2:1 edge constant: "]);
    }

    [Fact]
    public void Before_a_backward_pass_the_nodes_say_so()
    {
        Nodes(Drawing(new Value(0, "x").Cos().ToSvg())).ShouldBe(
            ["0 node variable: x 0 [backward not run yet]", "1 node operation root: f 1 cos [backward not run yet]"]);
    }

    [Fact]
    public void A_parameter_is_a_hexagon_and_a_root_has_a_second_outline()
    {
        Value x = new(1, "x"), w = new(2, "w");
        var drawing = Drawing((w * x).ToSvg(parameters: [w]));

        Nodes(drawing)[0].ShouldStartWith("0 node parameter: w");
        Shapes(drawing, 0).ShouldBe(["shape path"]);
        Shapes(drawing, 1).ShouldBe(["shape rect"]);
        Shapes(drawing, 2).ShouldBe(["shape rect", "outline rect"]);
        Shapes(Drawing(w.ToSvg(parameters: [w])), 0).ShouldBe(["shape path", "outline path"]);
    }

    [Theory]
    [InlineData("say \"x\" & 'y'")]
    [InlineData("</text><script>")]
    [InlineData("]]>")]
    [InlineData("&lt;")]
    [InlineData("a name of more than twenty letters")]
    [InlineData("🙂 👩‍🚀", "🙂 👩 🚀")]
    [InlineData("a\r\n\tb", "a   b")]
    [InlineData("\u0001x\u007f", "x")]
    [InlineData("\u202eabc\u2066", "abc")]
    [InlineData("x\ufffe\uffff", "x\ufffd\ufffd")]
    public void A_name_stands_in_the_title_of_its_node_whatever_is_in_it(string name, string? shown = null)
    {
        var svg = new Value(1, name).Sin().ToSvg();
        Drawing(svg).Descendants(Svg + "title").ElementAt(1).Value.ShouldBe(shown ?? name);
    }

    // Not among the cases above, since data of a theory are carried over as UTF-8, which has no half of a pair.
    [Fact]
    public void Half_a_surrogate_pair_is_the_replacement_character() =>
        Drawing(new Value(1, "a\ud83d").Sin().ToSvg()).Descendants(Svg + "title").ElementAt(1).Value.ShouldBe("a\ufffd");

    [Fact]
    public void A_long_name_is_shortened_within_the_node() =>
        Nodes(Drawing(new Value(1, new string('x', 21)).ToSvg())).ShouldBe([$"0 node variable root: {new string('x', 19)}… 1 [backward not run yet]"]);

    // ln 0 = -∞ is the first value that is not finite; its derivative 1/0 = ∞ and what comes of both are marked in red alone.
    [Fact]
    public void The_first_value_that_is_not_finite_has_a_warning_sign()
    {
        var x = new Value(0, "x");
        var drawing = Drawing((x.Log() + Value.Exp(x)).ToSvg());

        drawing.Descendants().Where(element => Class(element) == "mark").Select(mark => mark.Parent?.Attribute("data-node")?.Value).ShouldBe(["1"]);
        drawing.Descendants().Where(element => Class(element).EndsWith(" nonfinite", StringComparison.Ordinal))
            .Select(element => $"{Class(element)}: {element.Value}")
            .ShouldBe(["derivative nonfinite: ∞", "primal nonfinite: -∞", "primal nonfinite: -∞"]);
    }

    // √0 = 0 and its derivative is ∞.
    [Fact]
    public void Where_all_values_are_finite_the_first_derivative_that_is_not_has_the_sign()
    {
        var drawing = Drawing((1 + new Value(0).Sqrt()).ToSvg());
        drawing.Descendants().Where(element => Class(element) == "mark").Select(mark => mark.Parent?.Attribute("data-edge")?.Value).ShouldBe(["1:0"]);
    }

    [Fact]
    public void In_a_page_the_same_is_drawn_without_the_sheet()
    {
        var picture = PictureOf(new Value(1, "x").Sin() + 2);
        var alone = Drawing(SvgForm.Of(picture));
        var inPage = Drawing(SvgForm.InPage(picture, 3));

        alone.Element(Svg + "style")?.Value.Trim().ShouldBe(SvgSheet.Text);
        inPage.Descendants(Svg + "style").ShouldBeEmpty();
        inPage.Attribute("data-view")?.Value.ShouldBe("3");
        Nodes(inPage).ShouldBe(Nodes(alone));
        Edges(inPage).ShouldBe(Edges(alone));
    }

    // The derivative of x + 1 is 1; nine digits of 11 units at 0.64 of that each are 63 wide, and so at least is the gap.
    [Fact]
    public void In_a_page_a_derivative_has_room_for_nine_characters()
    {
        var picture = PictureOf(new Value(1, "x") + 1);
        Width(SvgForm.InPage(picture, 0)).ShouldBeGreaterThan(Width(SvgForm.Of(picture)) + 40);

        static double Width(string svg) => double.Parse(Drawing(svg).Attribute("width")!.Value, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Any_graph_is_drawn_the_same_way_every_time_and_as_well_formed_XML() => Seeded.ForAll(RandomGraph.Any, graph =>
    {
        var root = graph.At(0).Root;
        var svg = root.ToSvg();
        Edges(Drawing(svg)).Length.ShouldBe(TopologicalOrder.Of(root).Sum(node => node.Operands.Count));
        graph.At(0).Root.ToSvg().ShouldBe(svg);
    }, tests: 50);

    // v1 = x·y, v2 = sin v1, f = v2·x: shown are f and v2, so v1 is a cut that leaves out itself, x and y; and x is one that leaves
    // out itself.
    [Fact]
    public void What_a_part_of_a_picture_does_not_show_is_a_cut()
    {
        Value x = new(2, "x"), y = new(3, "y");
        var f = ((x * y).Sin() * x * 2).Named("f");
        f.Backward();
        var part = PictureOf(f).Part(new HashSet<int> { 3, 4, 5 });

        Nodes(Drawing(SvgForm.InPage(part, 0)))
            .ShouldBe(["0 node cut: x 2 [1 more]", "2 node cut: v1 6 [3 more]", "3 node operation: v2 -0.279415 sin [grad 4]",
                "4 node operation: v3 -0.558831 mul [grad 2]", "5 node operation root: f -1.11766 mul [grad 1]"]);
        part.Nodes.Count(node => node.Kind == NodeKind.Constant).ShouldBe(1);
        part.Arrows.Select(arrow => (part.Nodes[arrow.From].Id, part.Nodes[arrow.To].Id))
            .ShouldBe([("n2", "n3"), ("n3", "n4"), ("n0", "n4"), ("n4", "n5"), ("c5_1", "n5")]);
    }

    // f is shown, and of its 20 operands the first five; of the other 15 twelve are cuts, and 3 share a box.
    [Fact]
    public void Of_a_great_many_operands_outside_of_a_part_the_last_share_a_box()
    {
        var f = Value.Sum(Enumerable.Range(0, 20).Select(i => new Value(i, $"x{i}")));
        var part = PictureOf(f).Part(new HashSet<int> { 0, 1, 2, 3, 4, 20 });

        part.Nodes.Select(node => node.Kind).ShouldBe(
            [.. Enumerable.Repeat(NodeKind.Variable, 5), .. Enumerable.Repeat(NodeKind.Cut, 12), NodeKind.Rest, NodeKind.Operation]);
        part.Nodes.Single(node => node.Kind == NodeKind.Rest).PrimalText.ShouldBe("3 more operands");
        part.Arrows.Select(arrow => arrow.Place).ShouldBe(Enumerable.Range(0, 18));
        Edges(Drawing(SvgForm.InPage(part, 0)))[^1].ShouldBe("20:17 edge constant: ");
    }

    [Fact]
    public void A_side_that_a_choice_did_not_take_is_drawn_without_a_derivative()
    {
        var picture = new Picture(
            [
                new(NodeKind.Variable, 0, 1) { Name = "a" },
                new(NodeKind.Variable, 1, 2) { Name = "b" },
                new(NodeKind.Operation, 2, 1) { Name = "f", Operation = "where", IsRoot = true },
            ],
            [new(0, 2, 0, 1), new(1, 2, 1, null, IsUntaken: true)]);

        Edges(Drawing(SvgForm.Of(picture))).ShouldBe(["2:0 edge: 1", "2:1 edge untaken: "]);
    }

    [Fact]
    public void A_deep_graph_is_drawn_without_recursion() => OnThread.WithSmallStack(() =>
    {
        var y = Enumerable.Range(0, 3000).Aggregate(new Value(1), (value, _) => value.Sin());
        Should.Throw<InvalidOperationException>(() => y.ToSvg()).Message.ShouldBe(
            "The graph has 3,000 edges, and ToSvg draws at most 2,000. Draw a part of the graph, or ask for all: ToSvg(maximumEdges: 3000).");
        Edges(Drawing(y.ToSvg(maximumEdges: 3000))).Length.ShouldBe(3000);
    });

    private static Picture PictureOf(Value root) => Picture.Of(root, new HashSet<Value>(), int.MaxValue, _ => "");

    private static XElement Drawing(string svg)
    {
        var drawing = XDocument.Parse(svg).Root!;
        drawing.Name.ShouldBe(Svg + "svg");
        Class(drawing).ShouldBe("graph");
        return drawing;
    }

    /// <summary>Of every node but the constants its number, its classes and its texts.</summary>
    private static string[] Nodes(XElement drawing) => [.. Groups(drawing, "data-node").Select(node =>
        string.Create(CultureInfo.InvariantCulture, $"{node.Attribute("data-node")?.Value} {Class(node)}: ")
        + string.Join(' ', node.Elements(Svg + "text").Select(text =>
            Class(text).Split(' ')[0] is "adjoint" or "more" ? $"[{text.Value}]" : text.Value)))];

    private static string[] Edges(XElement drawing) => [.. Groups(drawing, "data-edge").Select(edge =>
        $"{edge.Attribute("data-edge")?.Value} {Class(edge)}: {edge.Element(Svg + "text")?.Value}")];

    private static IEnumerable<XElement> Groups(XElement drawing, string attribute) =>
        drawing.Descendants(Svg + "g").Where(group => group.Attribute(attribute) is not null);

    private static string[] Shapes(XElement drawing, int node) => [.. Groups(drawing, "data-node").ElementAt(node).Elements()
        .Where(element => Class(element) is "shape" or "outline").Select(element => $"{Class(element)} {element.Name.LocalName}")];

    private static string Class(XElement element) => element.Attribute("class")?.Value ?? "";
}
