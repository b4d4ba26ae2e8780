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
            text.Append($"  {arrow.From} -> {arrow.To} {(arrow.Derivative is null ? "[style=dashed]" : $"[label=\"{arrow.Derivative}\"]")}\n");
        }

        return text.Append('}').ToString();
    }

    private static string Label(PictureNode node) => Escaped(node.Name ?? "") + string.Join(@"\n", node.Lines);

    private static string Look(PictureNode node) =>
        (node.Value.IsConstant ? ", style=dashed, fontsize=10, width=0, height=0" : node.Value.IsLeaf ? ", shape=ellipse" : "")
        + (node.IsRoot ? ", peripheries=2" : "");

    // Graphviz reads entities such as &lt; in every label.
    private static string Escaped(string name) => name
        .Replace(@"\", @"\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("&", "&amp;", StringComparison.Ordinal);
}
