using System.Text;
using static System.FormattableString;

namespace Autograd.Core;

/// <summary>A picture as a drawing in SVG.</summary>
internal static class SvgForm
{
    private const double LabelSize = 11, BelowMiddle = 4, HeadLength = 8, MarkWidth = 12;

    /// <summary>A drawing that stands alone, on light paper or dark as the reader has it.</summary>
    public static string Of(Picture picture) => Of(picture, SvgSheet.Text, "", "");

    /// <summary>
    /// The same as an element of a page, which has <see cref="SvgSheet"/> once for all its drawings. There numbers change, so every
    /// derivative has room for nine characters.
    /// </summary>
    /// <param name="picture">What is drawn.</param>
    /// <param name="view">Which drawing of the page it is: the attribute <c>data-view</c>.</param>
    public static string InPage(Picture picture, int view) => Of(picture, null, Invariant($" data-view=\"{view}\""), SvgNode.WidestNumber);

    /// <param name="picture">What is drawn.</param>
    /// <param name="sheet">Its sheet, if it has one of its own.</param>
    /// <param name="attributes">More attributes of the element.</param>
    /// <param name="widest">A number that every derivative has room for.</param>
    private static string Of(Picture picture, string? sheet, string attributes, string widest)
    {
        var offender = Offender.In(picture);
        Box[] boxes = [.. picture.Nodes.Select(SvgNode.BoxOf)];
        var layout = LayeredLayout.Of(boxes, [.. picture.Arrows.Select(arrow => new Link(arrow.From, arrow.To, LabelWidth(arrow, widest)))]);
        var (width, height) = (SvgText.Number(layout.Width), SvgText.Number(layout.Height));

        // A screen reader takes an image for one thing, and would not find the signs in it that open neurons.
        var hasSigns = picture.Nodes.Any(node => node.Neuron is not null);
        var text = new StringBuilder($"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"graph\"{attributes} ")
            .Append($"viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"{(hasSigns ? "group" : "img")}\">\n");
        AppendDescription(text, picture);
        if (sheet is not null)
        {
            text.Append($"<style>\n{sheet}\n</style>\n");
        }

        text.Append($"<rect class=\"paper\" width=\"100%\" height=\"100%\"/>\n<g class=\"edges\"{(hasSigns ? " aria-hidden=\"true\"" : "")}>\n");
        for (var i = 0; i < picture.Arrows.Count; i++)
        {
            AppendEdge(text, picture.Arrows[i], picture, layout.Routes[i], i == offender.Arrow);
        }

        text.Append("</g>\n<g class=\"nodes\">\n");
        foreach (var (arrow, route) in picture.Arrows.Zip(layout.Routes))
        {
            if (arrow.Weight is { } weight)
            {
                // One below the other, where the arrows arrive.
                var middle = new Point(route.End.X - HeadLength - (SvgNeuron.WeightWidth / 2) - 3, route.End.Y);
                SvgNeuron.AppendWeight(text, weight, picture.Nodes[arrow.To].Result, middle);
            }
        }

        for (var i = 0; i < boxes.Length; i++)
        {
            SvgNode.Append(text, picture.Nodes[i], boxes[i], layout.Centres[i], i == offender.Node);
        }

        return text.Append("</g>\n</svg>").ToString();
    }

    private static void AppendDescription(StringBuilder text, Picture picture)
    {
        var root = picture.Nodes.FirstOrDefault(node => node.IsRoot);
        var values = picture.Nodes.Count(node => !node.IsSmall);
        text.Append($"<title>The graph of {SvgText.Escaped(root?.Name ?? root?.PrimalText ?? "a value")}</title>\n<desc>")
            .Append(Invariant($"{values} {(values == 1 ? "value" : "values")}: operands on the left, results on the right, "))
            .Append("and on every edge the local derivative of the result by the operand.</desc>\n");
    }

    private static void AppendEdge(StringBuilder text, Arrow arrow, Picture picture, Route route, bool isMarked)
    {
        text.Append(Invariant($"<g class=\"edge{Classes(arrow, picture)}\" data-edge=\"{picture.Nodes[arrow.To].Result}:{arrow.Place}\">"))
            .Append($"<path class=\"line\" d=\"{Path(route)}\"/>")
            .Append($"<path class=\"head\" d=\"M{SvgText.Number(route.End.X)} {SvgText.Number(route.End.Y)}l-{SvgText.Number(HeadLength)} -3.5v7z\"/>");
        if (arrow.Weight is null && route.Label is { } label)
        {
            var x = label.X + (isMarked ? MarkWidth : 0);
            SvgText.Append(text, SvgText.NumberClass("derivative", arrow.Derivative ?? 0), new(x, label.Y + BelowMiddle), arrow.DerivativeText ?? "");
            if (isMarked)
            {
                SvgText.AppendMark(text, new(label.X - (LabelWidth(arrow, "") / 2), label.Y));
            }
        }

        text.Append("</g>\n");
    }

    private static string Classes(Arrow arrow, Picture picture) =>
        (picture.Nodes[arrow.From].IsSmall ? " constant" : "")
        + (arrow.IsUntaken ? " untaken" : "")
        + (arrow.Decides ? " deciding" : "");

    private static string Path(Route route)
    {
        var y = SvgText.Number(route.Start.Y);
        var path = new StringBuilder($"M{SvgText.Number(route.Start.X)} {y}");
        foreach (var bend in route.Bends)
        {
            // Of the height as it is written, so that what looks level is.
            var to = SvgText.Number(bend.To.Y);
            if (to != y)
            {
                var middle = SvgText.Number(bend.Middle);
                path.Append($"H{SvgText.Number(bend.From.X)}C{middle} {y} {middle} {to} {SvgText.Number(bend.To.X)} {to}");
                y = to;
            }
        }

        return path.Append($"H{SvgText.Number(route.End.X - HeadLength + 1)}").ToString();
    }

    private static double LabelWidth(Arrow arrow, string widest) =>
        arrow.Weight is not null ? SvgNeuron.WeightWidth + SvgNeuron.BesideWeight
        : arrow.Derivative is null && !arrow.IsUntaken ? 0
        : Math.Max(TextSize.Width(arrow.DerivativeText ?? "", LabelSize, isBold: true), TextSize.Width(widest, LabelSize));

    /// <summary>
    /// Where numbers stop being finite: the first value in forward order that is not, or where all are the first local derivative.
    /// −1 for neither.
    /// </summary>
    private readonly record struct Offender(int Node, int Arrow)
    {
        public static Offender In(Picture picture)
        {
            var node = picture.Nodes.ToList().FindIndex(node => !double.IsFinite(node.Primal));
            return new(node, node >= 0 ? -1 : picture.Arrows.ToList().FindIndex(arrow => !double.IsFinite(arrow.Derivative ?? 0)));
        }
    }
}
