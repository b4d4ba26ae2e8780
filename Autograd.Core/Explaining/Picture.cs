using static System.FormattableString;

namespace Autograd.Core;

/// <summary>The graph below a value as nodes and arrows, for a form to write down. Operands come before the results that they enter.</summary>
internal sealed class Picture
{
    private Picture(Graph graph)
    {
        var order = graph.Order;
        var root = order[^1];
        var names = new ShownNames(order);

        // A pass from the root leaves its seed there, whatever other passes have left in the leaves.
        var hasRun = root.Grad != 0;
        List<PictureNode> nodes = [];
        List<Arrow> arrows = [];
        for (var i = 0; i < order.Count; i++)
        {
            var node = order[i];
            var id = Invariant($"n{i}");
            for (var e = 0; e < node.EdgeCount; e++)
            {
                var (operand, derivative) = node.EdgeAt(e);
                if (operand.IsConstant)
                {
                    var constant = Invariant($"c{i}_{e}");
                    nodes.Add(new(constant, operand, false, null, [Digits.OfConstant(operand.Data)]));
                    arrows.Add(new(constant, id, null));
                }
                else
                {
                    _ = graph.TryFind(operand, out var position);
                    arrows.Add(new(Invariant($"n{position}"), id, Digits.OfResult(derivative)));
                }
            }

            nodes.Add(node.IsConstant
                ? new(id, node, true, null, [Digits.OfConstant(node.Data)])
                : new(id, node, node == root, names.InPicture(node), Lines(node, hasRun)));
        }

        (Nodes, Arrows) = (nodes, arrows);
    }

    public IReadOnlyList<PictureNode> Nodes { get; }

    public IReadOnlyList<Arrow> Arrows { get; }

    /// <param name="root">The value.</param>
    /// <param name="maximumEdges">The most arrows that may be drawn.</param>
    /// <param name="refusal">What is said of a larger graph, given its number of edges.</param>
    /// <exception cref="InvalidOperationException">The graph is larger.</exception>
    public static Picture Of(Value root, int maximumEdges, Func<long, string> refusal)
    {
        var graph = new Graph(root);
        long edges = 0;
        foreach (var node in graph.Order)
        {
            edges += node.EdgeCount;
        }

        return edges <= maximumEdges ? new(graph) : throw new InvalidOperationException(refusal(edges));
    }

    private static string[] Lines(Value node, bool hasRun)
    {
        var primal = $" = {Digits.OfResult(node.Data)}";
        var adjoint = hasRun ? $"grad {Digits.OfResult(node.Grad)}" : "backward not run yet";
        return node.Operation is { } operation ? [primal, operation, adjoint] : [primal, adjoint];
    }
}

/// <summary>A node of a picture.</summary>
/// <param name="Id">Letters, digits and underscores, which no other node has.</param>
/// <param name="Value">The value; of a constant, one use of it.</param>
/// <param name="IsRoot">Whether it is the value that the picture was asked of.</param>
/// <param name="Name">What the first line begins with, in any characters but line ends; null for a constant.</param>
/// <param name="Lines">The text, without characters that mean something to a form.</param>
internal sealed record PictureNode(string Id, Value Value, bool IsRoot, string? Name, string[] Lines);

/// <summary>An arrow from an operand to a result.</summary>
/// <param name="From">The id of the operand.</param>
/// <param name="To">The id of the result.</param>
/// <param name="Derivative">The local derivative; null from a constant, by which there is none.</param>
internal sealed record Arrow(string From, string To, string? Derivative);
