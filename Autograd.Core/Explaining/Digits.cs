using System.Globalization;

namespace Autograd.Core;

/// <summary>Numbers in as many digits as a reader wants.</summary>
internal static class Digits
{
    private const int LongestExact = 12;

    /// <summary>A value or a derivative, rounded to six significant digits.</summary>
    public static string OfResult(double number) => Text(number, "G6");

    /// <summary>A number that stands in a formula: as it is, or to nine digits where that is long.</summary>
    public static string OfConstant(double number)
    {
        var exact = Text(number, "R");
        return exact.Length <= LongestExact ? exact : Text(number, "G9");
    }

    private static string Text(double number, string format) => number switch
    {
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "-∞",
        _ => number.ToString(format, CultureInfo.InvariantCulture).Split('E') is [var mantissa, var exponent]
            ? string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{int.Parse(exponent, CultureInfo.InvariantCulture)}")
            : number.ToString(format, CultureInfo.InvariantCulture),
    };
}
