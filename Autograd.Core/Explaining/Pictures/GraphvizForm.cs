using System.Text;

namespace Autograd.Core;

/// <summary>A picture in DOT, the language of Graphviz.</summary>
internal static class GraphvizForm
{
    public static string Of(Picture picture)
    {
        var text = new StringBuilder("digraph {\n  rankdir=LR\n  node [shape=box]\n");
        foreach (var node in picture.Nodes)
        {
            text.Append($"  {node.Id} [label=\"{Label(node)}\"{Look(node)}]\n");
        }

        foreach (var arrow in picture.Arrows)
        {
            text.Append($"  {picture.Nodes[arrow.From].Id} -> {picture.Nodes[arrow.To].Id} ")
                .Append(arrow.DerivativeText is { } derivative ? $"[label=\"{derivative}\"]\n" : "[style=dashed]\n");
        }

        return text.Append('}').ToString();
    }

    private static string Label(PictureNode node) =>
        string.Join(@"\n", [Escaped(node.Name is { } name ? $"{name} = " : "") + node.PrimalText, .. node.LinesBelow]);

    private static string Look(PictureNode node) =>
        node.Kind switch
        {
            NodeKind.Constant => ", style=dashed, fontsize=10, width=0, height=0",
            NodeKind.Variable => ", shape=ellipse",
            NodeKind.Parameter => ", shape=hexagon",
            _ => "",
        }
        + (node.IsRoot ? ", peripheries=2" : "");

    // Graphviz reads entities such as &lt; in every label.
    private static string Escaped(string name) => name
        .Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("&", "&amp;", StringComparison.Ordinal);
}
