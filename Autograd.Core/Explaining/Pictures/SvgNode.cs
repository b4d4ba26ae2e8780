using System.Text;
using static System.FormattableString;

namespace Autograd.Core;

/// <summary>A node of a drawing: its shape, by which its kind can be told without colours, and the texts in it.</summary>
internal static class SvgNode
{
    private const int LongestName = 20;
    private const double NameSize = 13, SmallSize = 11, Height = 62, Line = 17;
    private const double Padding = 11, SlantedPadding = 20, ConstantHeight = 24, OutlineDistance = 3.5;

    /// <summary>Digits are all as wide as each other in the fonts that are asked for.</summary>
    public const string WidestNumber = "000000000";

    /// <summary>The room that it takes: enough for any number of nine characters, and for more where it has more.</summary>
    public static Box BoxOf(PictureNode node)
    {
        if (node.IsSmall)
        {
            return new(Math.Ceiling(TextSize.Width(node.PrimalText, 12) + (2 * Padding)), ConstantHeight);
        }

        double[] widths =
        [
            TextSize.Width(Name(node), NameSize, isBold: true)
                + (node.Operation is { } operation ? TextSize.Width($"  {operation}", SmallSize) : 0),
            TextSize.Width(WidestNumber, NameSize),
            TextSize.Width(node.PrimalText, NameSize, isBold: !double.IsFinite(node.Primal)),
            TextSize.Width($"grad {WidestNumber}", SmallSize),
            TextSize.Width(LastLine(node) ?? "", SmallSize),
        ];
        var padding = node.Kind is NodeKind.Variable or NodeKind.Parameter ? SlantedPadding : Padding;
        return new(Math.Ceiling(widths.Max() + (2 * padding)), node.Neuron is { } neuron ? Math.Max(Height, Ports.HeightFor(neuron.Inputs)) : Height);
    }

    /// <summary>Appends the element, with its middle at a point.</summary>
    public static void Append(StringBuilder text, PictureNode node, Box box, Point middle, bool isMarked)
    {
        var identity = node.Place is { } place ? Invariant($"data-constant=\"{node.Index}:{place}\"") : Invariant($"data-node=\"{node.Index}\"");
        text.Append(Invariant($"<g class=\"node {KindClass(node.Kind)}{(node.IsRoot ? " root" : "")}{(node.Neuron is { IsClosed: true } ? " neuron" : "")}\" {identity}{Held(node)} "))
            .Append(Invariant($"transform=\"translate({SvgText.Number(middle.X)},{SvgText.Number(middle.Y)})\">"));
        if (node.Name is not null)
        {
            text.Append($"<title>{SvgText.Escaped(node.Operation is { } operation ? $"{node.Name}: {operation}" : node.Name)}</title>");
        }

        AppendShape(text, node.Kind, "shape", box);
        if (node.IsRoot)
        {
            AppendShape(text, node.Kind, "outline", new(box.Width - (2 * OutlineDistance), box.Height - (2 * OutlineDistance)));
        }

        AppendTexts(text, node, box);
        if (node.Neuron is { } neuron)
        {
            SvgNeuron.AppendToggle(text, neuron, box);
        }

        if (isMarked)
        {
            SvgText.AppendMark(text, new(box.Width / 2, -box.Height / 2));
        }

        text.Append("</g>\n");
    }

    private static void AppendTexts(StringBuilder text, PictureNode node, Box box)
    {
        var primal = SvgText.NumberClass("primal", node.Primal);
        if (node.IsSmall)
        {
            SvgText.Append(text, primal, new(0, 4), node.PrimalText);
            return;
        }

        var edge = (box.Width / 2) - Padding;
        SvgText.Append(text, "name", new(node.Kind == NodeKind.Operation ? -edge : 0, 4 - Line), Name(node));
        SvgText.Append(text, primal, new(0, 5), node.PrimalText);
        if (node.Operation is { } operation)
        {
            SvgText.Append(text, "operation", new(edge, 4 - Line), operation);
        }

        var last = node.Kind == NodeKind.Cut ? "more" : node.Adjoint is { } adjoint ? SvgText.NumberClass("adjoint", adjoint) : "adjoint pending";
        SvgText.Append(text, last, new(0, 4 + Line), LastLine(node) ?? "");
    }

    private static void AppendShape(StringBuilder text, NodeKind kind, string shape, Box box)
    {
        var (x, y) = (box.Width / 2, box.Height / 2);
        if (kind == NodeKind.Parameter)
        {
            var slant = y / 2;
            text.Append($"<path class=\"{shape}\" d=\"M{SvgText.Number(-x)} 0L{SvgText.Number(slant - x)} {SvgText.Number(-y)}H{SvgText.Number(x - slant)}")
                .Append($"L{SvgText.Number(x)} 0L{SvgText.Number(x - slant)} {SvgText.Number(y)}H{SvgText.Number(slant - x)}Z\"/>");
            return;
        }

        var radius = kind == NodeKind.Variable ? y : kind is NodeKind.Constant or NodeKind.Rest ? 4 : 3;
        text.Append($"<rect class=\"{shape}\" x=\"{SvgText.Number(-x)}\" y=\"{SvgText.Number(-y)}\" width=\"{SvgText.Number(box.Width)}\" ")
            .Append($"height=\"{SvgText.Number(box.Height)}\" rx=\"{SvgText.Number(radius)}\"/>");
    }

    private static string Held(PictureNode node) =>
        node.Neuron is { Held.Count: > 0 } neuron ? $" data-held=\"{string.Join(' ', neuron.Held)}\"" : "";

    private static string Name(PictureNode node) => TextSize.Shortened(node.Name ?? "", LongestName);

    private static string? LastLine(PictureNode node) => node.Kind == NodeKind.Cut ? Invariant($"{node.LeftOut} more") : node.AdjointText;

    private static string KindClass(NodeKind kind) => kind switch
    {
        NodeKind.Variable => "variable",
        NodeKind.Parameter => "parameter",
        NodeKind.Constant or NodeKind.Rest => "constant",
        NodeKind.Cut => "cut",
        _ => "operation",
    };
}
