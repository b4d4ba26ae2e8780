using Autograd.Tests.Core;
using Autograd.Tests.Tapes;
using FsCheck;
using FsCheck.Fluent;

namespace Autograd.Tests.Explaining;

/// <summary>Where the nodes and edges of a drawing stand.</summary>
public class LayeredLayoutTests
{
    // Coordinates are sums of a few hundred numbers below 10,000.
    private const double Rounding = 1e-6;

    [Fact]
    public void In_the_layout_of_any_graph_nothing_covers_a_box_and_all_is_in_the_frame() => Seeded.ForAll(RandomGraph.Any, graph =>
    {
        var (boxes, links) = Sizes(graph.At(0).Root);
        IsInOrder(boxes, links);
    }, tests: 100);

    [Fact]
    public void A_tree_has_no_crossings() => Seeded.ForAll(Trees, parents =>
    {
        // Node i leads to a later one, so operands come before results.
        Link[] links = [.. parents.Select((step, i) => new Link(i, Math.Min(parents.Length, i + 1 + step), 10))];
        var graph = new LayeredGraph(parents.Length + 1, links);
        Crossings.Reduce(graph);
        Crossings.Count(graph).ShouldBe(0);
    }, tests: 100);

    [Fact]
    public void Two_segments_that_change_sides_cross_once_and_need_not()
    {
        // 0 leads to 3 and 1 to 2, in the order of the walk 4, 2, 1, 3, 0: nothing crosses; exchanged, one pair does.
        var graph = new LayeredGraph(5, [new(0, 3, 0), new(1, 2, 0), new(2, 4, 0), new(3, 4, 0)]);
        Crossings.Count(graph).ShouldBe(0);
        graph.Layers[0].Reverse();
        Crossings.Count(graph).ShouldBe(1);
        Crossings.Reduce(graph);
        Crossings.Count(graph).ShouldBe(0);
    }

    [Fact]
    public void Both_edges_of_a_plus_a_are_to_be_seen_with_their_labels_apart()
    {
        var layout = LayeredLayout.Of([new(100, 60), new(100, 60)], [new(0, 1, 20), new(0, 1, 20)]);
        var (one, other) = (layout.Routes[0], layout.Routes[1]);
        (other.Start.Y - one.Start.Y).ShouldBe(20);
        (other.End.Y - one.End.Y).ShouldBe(20);
        (other.Label!.Value.Y - one.Label!.Value.Y).ShouldBeGreaterThanOrEqualTo(LayeredLayout.LabelHeight);
    }

    [Fact]
    public void The_labels_of_two_layers_that_are_all_linked_do_not_cover_each_other()
    {
        Link[] links = [.. Enumerable.Range(0, 4).SelectMany(_ => Enumerable.Range(4, 4), (from, to) => new Link(from, to, 60))];
        Point[] labels = [.. LayeredLayout.Of(Boxes(8), links).Routes.Select(route => route.Label!.Value)];
        foreach (var (i, j) in Enumerable.Range(0, labels.Length).SelectMany(i => Enumerable.Range(0, i), (i, j) => (i, j)))
        {
            (Math.Abs(labels[i].X - labels[j].X) >= 60 || Math.Abs(labels[i].Y - labels[j].Y) >= LayeredLayout.LabelHeight).ShouldBeTrue();
        }
    }

    [Fact]
    public void A_leaf_stands_next_to_its_first_use()
    {
        // 0 → 1 → 2 → 3, and the leaf 4 enters 5 together with 3.
        var graph = new LayeredGraph(6, [new(0, 1, 0), new(1, 2, 0), new(2, 3, 0), new(3, 5, 0), new(4, 5, 0)]);
        graph.LayerOf(5).ShouldBe(4);
        graph.LayerOf(4).ShouldBe(3);
    }

    [Fact]
    public void A_long_edge_goes_around_the_boxes_on_its_way()
    {
        // 0 → 1 → 2 → 3 and 0 → 3: in the columns of 1 and 2 it is level, outside of the boxes.
        Box[] boxes = [new(100, 60), new(100, 60), new(100, 60), new(100, 60)];
        Link[] links = [new(0, 1, 20), new(1, 2, 20), new(2, 3, 20), new(0, 3, 20)];
        IsInOrder(boxes, links);
        LayeredLayout.Of(boxes, links).Routes[3].Bends.Count.ShouldBe(3);
    }

    [Fact]
    public void A_chain_of_2000_and_500_operands_of_one_node_are_laid_out()
    {
        IsInOrder(Boxes(2000), [.. Enumerable.Range(1, 1999).Select(i => new Link(i - 1, i, 40))]);
        IsInOrder(Boxes(501), [.. Enumerable.Range(0, 500).Select(i => new Link(i, 500, 40))]);
    }

    [Fact]
    public void Where_long_edges_would_need_a_quadratic_number_of_joints_they_go_above_the_boxes()
    {
        // A chain of 400, every value of which is an operand of the last too: 398 long edges over 199 layers on average.
        Link[] links = [.. Enumerable.Range(1, 399).Select(i => new Link(i - 1, i, 40)), .. Enumerable.Range(0, 398).Select(i => new Link(i, 399, 40))];
        var layout = IsInOrder(Boxes(400), links);
        var top = layout.Centres.Min(centre => centre.Y) - 30;
        var above = layout.Routes.Where(route => route.Bends[0].To.Y < top).ToList();
        above.Count.ShouldBeGreaterThan(100);
        above.Select(route => route.Bends[0].To.Y).Distinct().Count().ShouldBe(above.Count);
    }

    [Fact]
    public void Where_the_edges_of_one_value_would_pass_a_quadratic_number_of_columns_they_go_above_the_boxes_as_one()
    {
        // A chain of 400 whose first value is an operand of all: its edges would pass 398 · 399 / 2 columns.
        Link[] links = [.. Enumerable.Range(1, 399).Select(i => new Link(i - 1, i, 40)), .. Enumerable.Range(2, 398).Select(i => new Link(0, i, 40))];
        var layout = IsInOrder(Boxes(400), links);
        layout.Routes.Max(route => route.Bends.Count).ShouldBe(2);
        layout.Routes[399..].Select(route => route.Bends[0].To.Y).Distinct().Single().ShouldBeLessThan(layout.Centres.Min(centre => centre.Y) - 30);
    }

    private static Arbitrary<int[]> Trees { get; } = Arb.From(Gen.ArrayOf(Gen.Choose(0, 12), 40));

    private static Box[] Boxes(int count) => [.. Enumerable.Repeat(new Box(100, 60), count)];

    private static (Box[] Boxes, Link[] Links) Sizes(Value root)
    {
        var picture = Picture.Of(root, new HashSet<Value>(), int.MaxValue, _ => "");
        return ([.. picture.Nodes.Select(SvgNode.BoxOf)], [.. picture.Arrows.Select(arrow => new Link(arrow.From, arrow.To, 40))]);
    }

    private static LayeredLayout IsInOrder(Box[] boxes, Link[] links)
    {
        var layout = LayeredLayout.Of(boxes, links);
        var columns = Enumerable.Range(0, boxes.Length)
            .Select(i => Rectangle.Around(layout.Centres[i], boxes[i].Width, boxes[i].Height))
            .GroupBy(box => Math.Round((box.Left + box.Right) / 2, 3))
            .Select(column => new Column([.. column.OrderBy(box => box.Top)]))
            .OrderBy(column => column.Left).ToArray();
        for (var c = 0; c < columns.Length; c++)
        {
            columns[c].Left.ShouldBeGreaterThan(c == 0 ? 0 : columns[c - 1].Right);
            columns[c].Boxes.Zip(columns[c].Boxes.Skip(1)).All(pair => pair.First.Bottom < pair.Second.Top).ShouldBeTrue();
            columns[c].Boxes[0].Top.ShouldBeGreaterThanOrEqualTo(0);
            columns[c].Boxes[^1].Bottom.ShouldBeLessThanOrEqualTo(layout.Height);
        }

        columns[^1].Right.ShouldBeLessThanOrEqualTo(layout.Width);
        var rights = Array.ConvertAll(columns, column => column.Right);
        for (var i = 0; i < links.Length; i++)
        {
            Leads(layout.Routes[i], layout, Between, boxes, links[i]);
        }

        return layout;

        IEnumerable<Rectangle> Between(double left, double right)
        {
            var first = Array.BinarySearch(rights, left);
            return columns.Skip(first < 0 ? ~first : first + 1).TakeWhile(column => column.Left < right).SelectMany(column => column.Boxes);
        }
    }

    private static void Leads(Route route, LayeredLayout layout, Func<double, double, IEnumerable<Rectangle>> between, Box[] boxes, Link link)
    {
        var (from, to) = (layout.Centres[link.From], layout.Centres[link.To]);
        route.Start.X.ShouldBe(from.X);
        Math.Abs(route.Start.Y - from.Y).ShouldBeLessThan(boxes[link.From].Height / 2);
        route.End.X.ShouldBe(to.X - (boxes[link.To].Width / 2), Rounding);
        Math.Abs(route.End.Y - to.Y).ShouldBeLessThan(boxes[link.To].Height / 2);

        // Bends are in the gaps between columns, one after the other; between them the route is level, and meets no box but its own.
        var at = route.Start;
        foreach (var (start, end) in route.Bends.Select(bend => (bend.From, bend.To)).Append((route.End, route.End)))
        {
            (start.Y == at.Y && start.X >= at.X - Rounding).ShouldBeTrue();
            between(at.X, start.X).Any(box => box.Top < at.Y && box.Bottom > at.Y && !box.Holds(from) && !box.Holds(to)).ShouldBeFalse();
            (start == end || !between(start.X + Rounding, end.X - Rounding).Any()).ShouldBeTrue();
            (end.Y > 0 && end.Y < layout.Height).ShouldBeTrue();
            at = end;
        }

        // A label is in a gap, where no box can be.
        var label = Rectangle.Around(route.Label!.Value, link.LabelWidth, LayeredLayout.LabelHeight);
        between(label.Left, label.Right).ShouldBeEmpty();
        (label.Top >= 0 && label.Bottom <= layout.Height).ShouldBeTrue();
    }

    private sealed record Column(Rectangle[] Boxes)
    {
        public double Left { get; } = Boxes.Min(box => box.Left);

        public double Right { get; } = Boxes.Max(box => box.Right);
    }

    private readonly record struct Rectangle(double Left, double Top, double Right, double Bottom)
    {
        public static Rectangle Around(Point middle, double width, double height) =>
            new(middle.X - (width / 2), middle.Y - (height / 2), middle.X + (width / 2), middle.Y + (height / 2));

        public bool Holds(Point point) => Left <= point.X && point.X <= Right && Top <= point.Y && point.Y <= Bottom;
    }
}
