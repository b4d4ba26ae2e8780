namespace Autograd.Core;

/// <summary>
/// Where the nodes and links of a graph stand in a drawing: operands left of their results, links between columns of nodes, labels
/// on the links. The same graph has the same layout.
/// </summary>
internal sealed class LayeredLayout
{
    public const double LabelHeight = 14;

    private const double Margin = 14, LaneDistance = 16;
    private const double NarrowestGap = 52, WidestGap = 420, BesideLabel = 34;

    // Of so many labels some have to step aside, and the more so, the more of the gap's height they would fill below each other.
    private const int Crowd = 4;
    private const double LabelRoom = 3;

    private readonly LayeredGraph graph;
    private readonly IReadOnlyList<Box> boxes;
    private readonly double[] heights;
    private readonly double[] columnStart, columnEnd;

    private LayeredLayout(IReadOnlyList<Box> boxes, IReadOnlyList<Link> links)
    {
        this.boxes = boxes;
        graph = new(boxes.Count, links);
        Crossings.Reduce(graph);
        heights = Heights.Of(graph, boxes);
        (columnStart, columnEnd) = (new double[graph.Layers.Length], new double[graph.Layers.Length]);

        // Operands whose links have no joints have a lane each above everything else.
        var lanes = Enumerable.Range(0, links.Count).Where(graph.GoesAbove).Select(link => links[link].From).Distinct().ToList();
        var top = heights.Select((height, vertex) => height - (graph.IsJoint(vertex) ? LabelHeight : boxes[vertex].Height) / 2).Min();
        var shift = Margin + (lanes.Count * LaneDistance) - top;
        for (var vertex = 0; vertex < heights.Length; vertex++)
        {
            heights[vertex] += shift;
        }

        SetColumns();
        Centres = [.. Enumerable.Range(0, boxes.Count).Select(Centre)];
        Width = columnEnd[^1] + Margin;
        var ports = new Ports(graph, boxes, heights);
        Routes = [.. Enumerable.Range(0, links.Count).Select(link => RouteOf(link, ports, lanes))];
        LabelPlaces.Set(Routes, links);
        Height = heights.Select((height, vertex) => height + (graph.IsJoint(vertex) ? LabelHeight : boxes[vertex].Height) / 2).Max() + Margin;
    }

    public double Width { get; }

    public double Height { get; }

    /// <summary>The middle of every node.</summary>
    public IReadOnlyList<Point> Centres { get; }

    /// <summary>The way of every link.</summary>
    public Route[] Routes { get; }

    /// <summary>Lays a graph out.</summary>
    /// <param name="boxes">The size of every node; at least one, an operand before its results.</param>
    /// <param name="links">From operands to results.</param>
    public static LayeredLayout Of(IReadOnlyList<Box> boxes, IReadOnlyList<Link> links) => new(boxes, links);

    private Point Centre(int node)
    {
        var layer = graph.LayerOf(node);
        return new((columnStart[layer] + columnEnd[layer]) / 2, heights[node]);
    }

    /// <summary>A column is as wide as its widest node, a gap as wide as the labels in it want, and wider where links are steep.</summary>
    private void SetColumns()
    {
        var into = Enumerable.Range(0, graph.Links.Count).ToLookup(link => graph.LayerOf(graph.Links[link].To));
        var x = Margin;
        for (var l = 0; l < graph.Layers.Length; l++)
        {
            if (l > 0)
            {
                x += Gap(l, [.. into[l]]);
            }

            columnStart[l] = x;
            x += graph.Layers[l].Where(vertex => !graph.IsJoint(vertex)).Max(node => boxes[node].Width);
            columnEnd[l] = x;
        }
    }

    private double Gap(int layer, int[] links)
    {
        var label = links.Length == 0 ? 0 : links.Max(link => graph.Links[link].LabelWidth);
        var steepest = graph.Layers[layer].SelectMany(graph.LeftOf, (to, from) => Math.Abs(heights[to] - heights[from])).DefaultIfEmpty().Max();
        var height = graph.Layers[layer].Concat(graph.Layers[layer - 1]).Max(vertex => heights[vertex])
            - graph.Layers[layer].Concat(graph.Layers[layer - 1]).Min(vertex => heights[vertex]) + (2 * LabelHeight);
        var labels = links.Length < Crowd ? Math.Min(links.Length, 1) : 1 + (LabelRoom * links.Length * LabelHeight / height);
        return Math.Clamp(Math.Max(BesideLabel + (labels * label), steepest / 4), Math.Max(NarrowestGap, BesideLabel + label), WidestGap);
    }

    private Route RouteOf(int link, Ports ports, List<int> lanes)
    {
        var (from, to, _) = graph.Links[link];
        var path = graph.Paths[link];
        var (start, end) = (ports.Out(link), ports.In(link));
        List<Bend> bends = [];
        var y = start;
        if (graph.GoesAbove(link))
        {
            var lane = Margin + (lanes.IndexOf(from) * LaneDistance);
            AddBend(graph.LayerOf(from), lane);
            AddBend(graph.LayerOf(to) - 1, end);
        }
        else
        {
            for (var p = 1; p < path.Length; p++)
            {
                AddBend(graph.LayerOf(path[p]) - 1, p == path.Length - 1 ? end : heights[path[p]]);
            }
        }

        // A route begins in the middle of the operand, which is drawn over it: nodes need not be rectangles.
        var (x, width) = (Centres[to].X, boxes[to].Width);
        return new(new(Centres[from].X, start), bends, new(x - (width / 2), end), null);

        void AddBend(int gap, double height)
        {
            bends.Add(new(new(columnEnd[gap], y), new(columnStart[gap + 1], height)));
            y = height;
        }
    }
}
