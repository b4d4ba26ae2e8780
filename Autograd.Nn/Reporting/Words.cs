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

    /// <summary>A name cut to so many characters, for places where it cannot be wrapped.</summary>
    public static string Short(string name, int length)
    {
        var text = new StringInfo(name);
        return text.LengthInTextElements <= length ? name : text.SubstringByTextElements(0, length - 1) + "…";
    }
}
