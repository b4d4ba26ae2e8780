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

    /// <summary>The part of this picture with some of its nodes, and the constants in them. What else enters one of them becomes a cut.</summary>
    /// <param name="shown">The nodes by <see cref="PictureNode.Index"/>; with each, every node that it enters.</param>
    public Picture Part(IReadOnlySet<int> shown)
    {
        var into = Arrows.ToLookup(arrow => arrow.To);
        var places = new int?[Nodes.Count];
        List<PictureNode> nodes = [];
        List<Arrow> arrows = [];
        var entering = Arrows.Where(arrow => IsShown(arrow.To)).Select(arrow => arrow.From).ToHashSet();
        for (var i = 0; i < Nodes.Count; i++)
        {
            if (IsShown(i) || entering.Contains(i))
            {
                places[i] = nodes.Count;
                nodes.Add(IsShown(i) ? Nodes[i] : Nodes[i] with
                {
                    Kind = NodeKind.Cut,
                    Operation = null,
                    Adjoint = null,
                    LeftOut = CountLeftOut(i),
                });
            }

            if (IsShown(i))
            {
                arrows.AddRange(into[i].Select(arrow => arrow with { From = places[arrow.From]!.Value, To = places[i]!.Value }));
            }
        }

        return new(nodes, arrows);

        // A constant has the index of the result that it is in, and so is shown with it.
        bool IsShown(int i) => shown.Contains(Nodes[i].Index);

        int CountLeftOut(int top)
        {
            HashSet<int> found = [top];
            var open = new Stack<int>(found);
            while (open.TryPop(out var at))
            {
                foreach (var arrow in into[at])
                {
                    if (Nodes[arrow.From].Kind != NodeKind.Constant && found.Add(arrow.From))
                    {
                        open.Push(arrow.From);
                    }
                }
            }

            return found.Count;
        }
    }

    private static Picture Of(Graph graph, IReadOnlySet<Value> parameters)
    {
        var order = graph.Order;
        var names = new ShownNames(order);

        // A pass from the root leaves its seed there, whatever other passes have left in the leaves.
        var hasRun = order[^1].Grad != 0;
        List<PictureNode> nodes = [];
        List<Arrow> arrows = [];
        var places = new int[order.Count];
        for (var i = 0; i < order.Count; i++)
        {
            var node = order[i];
            var operands = new int[node.EdgeCount];
            for (var e = 0; e < operands.Length; e++)
            {
                var operand = node.EdgeAt(e).Operand;
                if (operand.IsConstant)
                {
                    operands[e] = nodes.Count;
                    nodes.Add(new(NodeKind.Constant, i, operand.Data) { Place = e });
                }
                else
                {
                    _ = graph.TryFind(operand, out var position);
                    operands[e] = places[position];
                }
            }

            places[i] = nodes.Count;
            var isRoot = i == order.Count - 1;
            nodes.Add(node.IsConstant ? new(NodeKind.Constant, i, node.Data) { IsRoot = isRoot } : new(KindOf(node, parameters), i, node.Data)
            {
                Name = names.InPicture(node),
                Operation = node.Operation,
                Adjoint = hasRun ? node.Grad : null,
                IsRoot = isRoot,
            });
            for (var e = 0; e < operands.Length; e++)
            {
                var (operand, derivative) = node.EdgeAt(e);
                arrows.Add(new(operands[e], places[i], e, operand.IsConstant ? null : derivative));
            }
        }

        return new(nodes, arrows);
    }

    private static NodeKind KindOf(Value node, IReadOnlySet<Value> parameters) =>
        !node.IsLeaf ? NodeKind.Operation : parameters.Contains(node) ? NodeKind.Parameter : NodeKind.Variable;
}
