using System.Text;

namespace Autograd.Core;

/// <summary>How much room a text takes at most, in whichever of the usual fonts it will be drawn.</summary>
internal static class TextSize
{
    private const double Bold = 1.1;

    /// <summary>The width in units of the drawing.</summary>
    /// <param name="text">On one line.</param>
    /// <param name="size">The size of the font.</param>
    /// <param name="isBold">Whether it is bold.</param>
    public static double Width(string text, double size, bool isBold = false) =>
        size * (isBold ? Bold : 1) * text.EnumerateRunes().Sum(Ems);

    /// <summary>The beginning of a longer text, and a sign that it goes on.</summary>
    public static string Shortened(string text, int longest)
    {
        var runes = text.EnumerateRunes().ToArray();
        return runes.Length <= longest ? text : string.Concat(runes.Take(longest - 1)) + "…";
    }

    private static double Ems(Rune rune) => rune.Value switch
    {
        'm' or 'w' or 'M' or 'W' or '@' or '%' or '…' or '∞' => 1,
        >= 'A' and <= 'Z' => 0.76,
        'i' or 'j' or 'l' or 'f' or 't' or 'r' or ' ' or '.' or ',' or ':' or ';' or '\'' or '|' or '!' or '(' or ')' or '[' or ']' => 0.42,
        < 0x80 => 0.64,
        < 0x1100 => 0.8,
        < 0x1_0000 => 1,
        _ => 1.4,
    };
}
