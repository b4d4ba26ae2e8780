using System.Collections.Immutable;
using Autograd.Core;

namespace Autograd.Nn;

public sealed partial class Dataset
{
    // A label beyond it is rather a mistake than that many classes, whose default names would fill the memory.
    private const int MostUnnamedClasses = 65_536;

    /// <summary>The same rows with their inputs standardized.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is not finite.</exception>
    internal Dataset WithStandardized(double[] others, string parameter)
    {
        var table = inputs with { Numbers = others };
        table.CheckFinite(parameter, "standardized feature");
        return new(table, targets, Labels, ClassNames);
    }

    private static Table InputTable(IReadOnlyList<double[]> inputs, IEnumerable<string>? featureNames) => Table.Of(
        inputs,
        nameof(inputs),
        "feature",
        width => ChosenNames(featureNames, width, "feature", Names.Numbered("x", 1, width), nameof(featureNames)));

    private static Table TargetTable(IReadOnlyList<double[]> targets, IEnumerable<string>? targetNames) => Table.Of(
        targets,
        nameof(targets),
        "target",
        width => ChosenNames(targetNames, width, "target", width == 1 ? ["y"] : Names.Numbered("y", 1, width), nameof(targetNames)));

    private static ImmutableArray<string> ChosenNames(IEnumerable<string>? given, int number, string kind, ImmutableArray<string> others, string parameter)
    {
        var names = given is null ? others : Names.Checked(given, kind, parameter);
        return names.Length == number
            ? names
            : throw new ArgumentException($"{Counts.Unequal(names.Length, "name", number, kind)}: each {kind} needs one.", parameter);
    }

    /// <summary>How many classes the labels need, at most so many.</summary>
    private static int Classes(IReadOnlyList<int> labels, int most)
    {
        var classes = 0;
        for (var row = 0; row < labels.Count; row++)
        {
            if (labels[row] < 0 || labels[row] >= most)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(labels), labels[row], $"The label of row {row} must be from 0 to {most - 1}, the last class.");
            }

            classes = Math.Max(classes, labels[row] + 1);
        }

        return classes;
    }

    private void CheckRow(int row, string parameter)
    {
        if (row < 0 || row >= Count)
        {
            throw new ArgumentOutOfRangeException(parameter, row, $"A row must be from 0 to {Count - 1}: the dataset has {Counts.Of(Count, "row")}.");
        }
    }
}
