namespace Autograd.Core;

/// <summary>A graph as nodes and arrows, for a form to write down.</summary>
/// <param name="nodes">Operands before the results that they enter.</param>
/// <param name="arrows">By result, and then by operand.</param>
internal sealed class Picture(IReadOnlyList<PictureNode> nodes, IReadOnlyList<Arrow> arrows)
{
    public IReadOnlyList<PictureNode> Nodes { get; } = nodes;

    public IReadOnlyList<Arrow> Arrows { get; } = arrows;

    /// <summary>The graph below a value.</summary>
    /// <param name="root">The value.</param>
    /// <param name="parameters">Leaves to be told apart from inputs.</param>
    /// <param name="maximumEdges">The most arrows that may be drawn.</param>
    /// <param name="refusal">What is said of a larger graph, given its number of edges.</param>
    /// <exception cref="InvalidOperationException">The graph is larger.</exception>
    public static Picture Of(Value root, IReadOnlySet<Value> parameters, int maximumEdges, Func<long, string> refusal)
    {
        var graph = new Graph(root);
        long edges = 0;
        foreach (var node in graph.Order)
        {
            edges += node.EdgeCount;
        }

        return edges <= maximumEdges ? Of(graph, parameters) : throw new InvalidOperationException(refusal(edges));
    }

    /// <summary>
    /// The part of this picture with some of its nodes, and the constants in them. What else enters one of them becomes a cut; of a great
    /// many constants and cuts that enter the same node the last share one box.
    /// </summary>
    /// <param name="shown">The nodes by <see cref="PictureNode.Index"/>; with each, every node that it enters.</param>
    public Picture Part(IReadOnlySet<int> shown) => new PicturePart(this, shown).Drawn();

    /// <summary>A graph to step through, with both sides of its choices and with what decides them.</summary>
    public static Picture Of(SteppedGraph graph, IReadOnlySet<Value> parameters)
    {
        var taken = new Graph(graph.Root);
        var adjoints = taken.Adjoints();
        return Of(graph.Order, graph.Names, parameters, SourcesOf, node => taken.TryFind(node, out var place) ? adjoints[place] : 0);

        static Source[] SourcesOf(Value node) => node is ChoiceNode { Indicator: { } indicator } choice
            ? [Side(choice.WhenTrue, choice.Holds), Side(choice.WhenFalse, !choice.Holds), new(indicator, null) { Decides = true }]
            : EdgesOf(node);

        static Source Side(Value operand, bool isTaken) => new(operand, isTaken && !operand.IsConstant ? 1 : null, !isTaken);
    }

    private static Picture Of(Graph graph, IReadOnlySet<Value> parameters)
    {
        // A pass from the root leaves its seed there, whatever other passes have left in the leaves.
        var hasRun = graph.Order[^1].Grad != 0;
        return Of(graph.Order, new(graph.Order), parameters, EdgesOf, node => hasRun ? node.Grad : null);
    }

    private static Source[] EdgesOf(Value node) => [.. Enumerable.Range(0, node.EdgeCount).Select(node.EdgeAt)
        .Select(edge => new Source(edge.Operand, edge.Operand.IsConstant ? null : edge.LocalDerivative))];

    private static Picture Of(
        IReadOnlyList<Value> order,
        ShownNames names,
        IReadOnlySet<Value> parameters,
        Func<Value, Source[]> sourcesOf,
        Func<Value, double?> adjointOf)
    {
        List<PictureNode> nodes = [];
        List<Arrow> arrows = [];
        var places = new Dictionary<Value, int>();
        for (var i = 0; i < order.Count; i++)
        {
            var node = order[i];
            var sources = sourcesOf(node);
            var from = new int[sources.Length];
            for (var s = 0; s < from.Length; s++)
            {
                var operand = sources[s].Operand;
                if (operand.IsConstant)
                {
                    from[s] = nodes.Count;
                    nodes.Add(new(NodeKind.Constant, i, operand.Data) { Place = s });
                }
                else
                {
                    from[s] = places[operand];
                }
            }

            places[node] = nodes.Count;
            var isRoot = i == order.Count - 1;
            nodes.Add(node.IsConstant ? new(NodeKind.Constant, i, node.Data) { IsRoot = isRoot } : new(KindOf(node, parameters), i, node.Data)
            {
                Name = names.InPicture(node),
                Operation = node.Operation,
                Adjoint = adjointOf(node),
                IsRoot = isRoot,
            });
            arrows.AddRange(sources.Select((source, s) => new Arrow(from[s], places[node], s, source.Derivative, source.IsUntaken) { Decides = source.Decides }));
        }

        return new(nodes, arrows);
    }

    private static NodeKind KindOf(Value node, IReadOnlySet<Value> parameters) =>
        !node.IsLeaf ? NodeKind.Operation : parameters.Contains(node) ? NodeKind.Parameter : NodeKind.Variable;

    /// <param name="Operand">Where an arrow comes from.</param>
    /// <param name="Derivative">The local derivative; null where there is none.</param>
    /// <param name="IsUntaken">Whether it is the side that a choice did not take.</param>
    private readonly record struct Source(Value Operand, double? Derivative, bool IsUntaken = false)
    {
        /// <summary>Whether it only decides.</summary>
        public bool Decides { get; init; }
    }
}
