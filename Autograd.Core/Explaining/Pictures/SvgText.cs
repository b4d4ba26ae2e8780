using System.Globalization;
using System.Text;

namespace Autograd.Core;

/// <summary>The small parts of a drawing.</summary>
internal static class SvgText
{
    /// <summary>To a tenth of a unit, which no eye sees.</summary>
    public static string Number(double number) =>
        // Adding 0 makes 0 of −0.
        (Math.Round(number, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>A text as content or attribute of XML and of HTML.</summary>
    public static string Escaped(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);

    /// <summary>A class, and another where the number is none.</summary>
    public static string NumberClass(string name, double number) => double.IsFinite(number) ? name : $"{name} nonfinite";

    public static void Append(StringBuilder svg, string classes, Point point, string text) =>
        svg.Append($"<text class=\"{classes}\" x=\"{Number(point.X)}\" y=\"{Number(point.Y)}\">{Escaped(text)}</text>");

    /// <summary>A warning sign with its middle at a point, drawn since not every font has one.</summary>
    public static void AppendMark(StringBuilder svg, Point point) =>
        svg.Append($"<path class=\"mark\" transform=\"translate({Number(point.X)},{Number(point.Y)})\" ")
            .Append("fill-rule=\"evenodd\" d=\"M0-9L10 8H-10ZM-1-3.5V2H1V-3.5ZM-1 3.5V5.5H1V3.5Z\"/>");
}
