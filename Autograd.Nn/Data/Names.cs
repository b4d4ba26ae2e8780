using System.Collections.Immutable;
using System.Globalization;

namespace Autograd.Nn;

/// <summary>Names of features, targets and classes: none empty, no two the same.</summary>
internal static class Names
{
    /// <summary>Given names, at least one. What they name is called by its kind in messages: "feature".</summary>
    public static ImmutableArray<string> Checked(IEnumerable<string> names, string kind, string parameter)
    {
        ImmutableArray<string> all = [.. names];
        if (all.IsEmpty)
        {
            throw new ArgumentException($"There are no {kind} names: give at least one.", parameter);
        }

        var seen = new HashSet<string>();
        for (var i = 0; i < all.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(all[i], parameter);
            if (string.IsNullOrWhiteSpace(all[i]))
            {
                throw new ArgumentException($"The name of {kind} {i} is empty: each {kind} needs a name.", parameter);
            }

            if (!seen.Add(all[i]))
            {
                throw new ArgumentException($"Two of the {kind} names are '{all[i]}': each must have a name of its own.", parameter);
            }
        }

        return all;
    }

    /// <summary>As many names as numbers from the first on, each the number after a prefix.</summary>
    public static ImmutableArray<string> Numbered(string prefix, int first, int count) =>
        [.. Enumerable.Range(first, count).Select(i => prefix + i.ToString(CultureInfo.InvariantCulture))];
}
