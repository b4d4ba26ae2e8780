using System.Globalization;

namespace Autograd.Core;

/// <summary>Numbers of things in words, for messages and titles.</summary>
internal static class Counts
{
    /// <summary>"2,000"</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number of things: "1 epoch", "2,000 points", "3 classes".</summary>
    public static string Of(long number, string noun)
    {
        var ending = number == 1 ? "" : noun.EndsWith('s') ? "es" : "s";
        return $"{Number(number)} {noun}{ending}";
    }

    /// <summary>"There is 1 label", "There are 2 labels".</summary>
    public static string ThereAre(long number, string noun) => $"There {(number == 1 ? "is" : "are")} {Of(number, noun)}";

    /// <summary>What an error says of a list that is not as long as another: "There is 1 label for 2 rows".</summary>
    public static string Unequal(long number, string noun, long others, string other) => $"{ThereAre(number, noun)} for {Of(others, other)}";
}
