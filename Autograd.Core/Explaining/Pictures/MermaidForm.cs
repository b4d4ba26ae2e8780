using System.Globalization;
using System.Text;

namespace Autograd.Core;

/// <summary>A picture as a flowchart of Mermaid.</summary>
internal static class MermaidForm
{
    public static string Of(Picture picture)
    {
        var text = new StringBuilder("flowchart LR\n");
        foreach (var node in picture.Nodes)
        {
            var (open, close) = Brackets(node);
            var name = node.Name is null ? "" : $"{Escaped(node.Name)} = ";
            text.Append($"  {node.Id}{open}\"{string.Join("<br/>", [name + node.PrimalText, .. node.LinesBelow])}\"{close}")
                .Append($"{(node.Kind == NodeKind.Constant ? ":::constant" : "")}{(node.IsRoot ? ":::rootValue" : "")}\n");
        }

        foreach (var arrow in picture.Arrows)
        {
            text.Append($"  {picture.Nodes[arrow.From].Id} {(arrow.DerivativeText is { } derivative ? $"-->|\"{derivative}\"|" : "-.->")} ")
                .Append($"{picture.Nodes[arrow.To].Id}\n");
        }

        // A class named root would be that of Mermaid's own drawing.
        return text.Append("  classDef constant stroke-dasharray: 4 3\n  classDef rootValue stroke-width:3px").ToString();
    }

    private static (string Open, string Close) Brackets(PictureNode node) => (node.Kind, node.IsRoot) switch
    {
        (NodeKind.Operation, false) => ("[", "]"),
        (NodeKind.Operation, true) => ("[[", "]]"),
        (NodeKind.Parameter, _) => ("{{", "}}"),
        (_, true) => ("(((", ")))"),
        (NodeKind.Constant, _) => ("(", ")"),
        _ => ("([", "])"),
    };

    // Labels are also read as Markdown, and sometimes as HTML: only letters, digits and spaces are sure to mean themselves, and the
    // signs that join the parts of a word.
    private static string Escaped(string name)
    {
        var runes = name.EnumerateRunes().ToArray();
        var text = new StringBuilder();
        for (var i = 0; i < runes.Length; i++)
        {
            var joins = runes[i].Value is '_' or '.' && IsInWord(i - 1) && IsInWord(i + 1);
            if (IsInWord(i) || joins || runes[i].Value == ' ')
            {
                text.Append(runes[i].ToString());
            }
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"#{runes[i].Value};");
            }
        }

        return text.ToString();

        bool IsInWord(int i) => i >= 0 && i < runes.Length && Rune.IsLetterOrDigit(runes[i]);
    }
}
