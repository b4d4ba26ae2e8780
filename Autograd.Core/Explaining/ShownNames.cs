using System.Globalization;
using System.Text;

namespace Autograd.Core;

/// <summary>
/// A name for every value of a graph, none twice. A given name is kept where it is one word that no other value has; a value without
/// one is <c>f</c> if it is the root, <c>v</c> with the number of its stage, or <c>x</c> with a number if it is a leaf.
/// </summary>
internal sealed class ShownNames
{
    private const int LongestWord = 24;

    private readonly Dictionary<Value, string> names = [];
    private readonly HashSet<string> taken = [];

    // Of a prefix the first number that may be free: a loop may give thousands of values one name.
    private readonly Dictionary<string, int> next = [];
    private readonly List<(string Shown, string Given)> renamed = [];

    public ShownNames(IReadOnlyList<Value> order)
    {
        foreach (var value in order)
        {
            if (value.Name is { } given && IsWord(given) && taken.Add(given))
            {
                names[value] = given;
            }
        }

        int leaves = 0, stages = 0;
        foreach (var value in order)
        {
            stages += value.IsLeaf ? 0 : 1;
            var given = value.Name;
            if (!names.TryGetValue(value, out var name))
            {
                name = given is not null && IsWord(given) ? Numbered($"{given}_", 2)
                    : value == order[^1] && taken.Add("f") ? "f"
                    : value.IsLeaf ? Numbered("x", ++leaves)
                    : OfStage(stages);
                names.Add(value, name);
            }

            if (given is not null && given != name)
            {
                renamed.Add((name, OnOneLine(given)));
            }
        }
    }

    /// <summary>The names that could not be kept, in the order of the values.</summary>
    public IReadOnlyList<(string Shown, string Given)> Renamed => renamed;

    public string this[Value value] => names[value];

    /// <summary>The name for a picture, which no formula has to be read from: there a given name that is no word stands as it is, on one line.</summary>
    public string InPicture(Value value) =>
        value.Name is { } given && !IsWord(given) && OnOneLine(given).Trim() is { Length: > 0 } line ? line : names[value];

    private string Numbered(string prefix, int first)
    {
        for (var number = Math.Max(first, next.GetValueOrDefault(prefix)); ; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{prefix}{number}");
            if (taken.Add(name))
            {
                next[prefix] = number + 1;
                return name;
            }
        }
    }

    // The number is always the stage's; where that name is taken the letter changes.
    private string OfStage(int number)
    {
        for (var prefix = "v"; ; prefix += "_")
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{prefix}{number}");
            if (taken.Add(name))
            {
                return name;
            }
        }
    }

    // A name with spaces or operators could be read as a formula, and NaN as a number.
    private static bool IsWord(string name) =>
        name.Length <= LongestWord && name != "NaN" && (char.IsLetter(name[0]) || name[0] == '_')
        && name.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '.' or '[' or ']' or '\'');

    // Half a surrogate pair becomes the replacement character, and so does what no XML may hold; line ends, and marks that turn the
    // direction of writing, a space.
    private static string OnOneLine(string name) => string.Concat(name.EnumerateRunes().Select(rune => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.Format => " ",
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => " ",
        UnicodeCategory.OtherNotAssigned when rune.Value is 0xFFFE or 0xFFFF => "\uFFFD",
        _ => rune.ToString(),
    }));
}
