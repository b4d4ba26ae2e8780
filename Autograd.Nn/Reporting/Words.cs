using System.Globalization;

namespace Autograd.Nn;

/// <summary>Numbers and names as people read them.</summary>
internal static class Words
{
    /// <summary>Four significant digits.</summary>
    public static string Of(double number)
    {
        var size = Math.Abs(number);
        if (size is not 0 and (< 1e-4 or >= 1e6) || !double.IsFinite(number))
        {
            return number.ToString("0.###e0", CultureInfo.InvariantCulture);
        }

        var decimals = size == 0 ? 0 : Math.Clamp(3 - (int)Math.Floor(Math.Log10(size)), 0, 7);
        return (Math.Round(number, decimals) + 0.0).ToString("0.#######", CultureInfo.InvariantCulture);
    }

    /// <summary>A share from 0 to 1 in percent, 0 and 100 only for the whole.</summary>
    public static string Percent(double share) => share switch
    {
        double.NaN => "–",
        > 0 and < .001 => "< 0.1 %",
        > .999 and < 1 => "> 99.9 %",
        _ => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %",
    };

    /// <summary>A number of things: "1 epoch", "2,000 points".</summary>
    public static string Count(int number, string noun) =>
        $"{number.ToString("N0", CultureInfo.InvariantCulture)} {noun}{(number == 1 ? "" : "s")}";

    /// <summary>What an error says of a list that is not as long as another: "There is 1 label for 2 rows".</summary>
    public static string Unequal(int number, string noun, int others, string other) => $"{ThereAre(number, noun)} for {Count(others, other)}";

    /// <summary>"There is 1 label", "There are 2 labels".</summary>
    public static string ThereAre(int number, string noun) => $"There {(number == 1 ? "is" : "are")} {Count(number, noun)}";

    /// <summary>A name cut to so many characters, for places where it cannot be wrapped.</summary>
    public static string Short(string name, int length)
    {
        var text = new StringInfo(name);
        return text.LengthInTextElements <= length ? name : text.SubstringByTextElements(0, length - 1) + "…";
    }
}
