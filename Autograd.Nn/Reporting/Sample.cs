using Autograd.Core;

namespace Autograd.Nn;

/// <summary>Which points of many are drawn.</summary>
internal static class Sample
{
    private const int Most = 2000, Many = 400;

    /// <summary>All rows, or of many so many at equal steps.</summary>
    public static IEnumerable<int> Rows(int count)
    {
        var drawn = Math.Min(count, Most);
        return Enumerable.Range(0, drawn).Select(i => (int)((long)i * count / drawn));
    }

    /// <summary>The size of a mark, smaller where there are many.</summary>
    public static double Radius(int count) => count > Many ? 2 : 3;

    /// <summary>What to say of those that are not drawn.</summary>
    public static string Note(int count, string items) =>
        count > Most ? $" {Counts.Number(Most)} of the {Counts.Number(count)} {items} are drawn." : "";
}
