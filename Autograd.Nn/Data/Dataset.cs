using System.Collections.Immutable;
using Autograd.Core;

namespace Autograd.Nn;

/// <summary>
/// Rows of numbers to learn from, each with its class or with target numbers. Immutable, so it can be shared by threads; rows are
/// counted from 0. <c>data[..^360]</c> are all rows but the last 360.
/// </summary>
/// <remarks>A part of a dataset knows all classes of the whole, also those of which it has no row.</remarks>
public sealed partial class Dataset
{
    private readonly Table inputs;
    private readonly Table? targets;

    private Dataset(Table inputs, Table? targets, ImmutableArray<int> labels, ImmutableArray<string> classNames)
    {
        this.inputs = inputs;
        this.targets = targets;
        Labels = labels;
        ClassNames = classNames;
        Count = inputs.Numbers.Length / inputs.Width;
    }

    /// <summary>The number of rows: 1 or more.</summary>
    public int Count { get; }

    /// <summary>A name for each number of a row's inputs.</summary>
    public ImmutableArray<string> FeatureNames => inputs.Names;

    /// <summary>A name for each class; empty where the rows have targets.</summary>
    public ImmutableArray<string> ClassNames { get; }

    /// <summary>A name for each number of a row's targets; empty where the rows have classes.</summary>
    public ImmutableArray<string> TargetNames => targets?.Names ?? [];

    /// <summary>Whether each row has a class; if not, it has targets.</summary>
    public bool HasClasses => targets is null;

    /// <summary>Each row's class, as a position in <see cref="ClassNames"/>; empty where the rows have targets.</summary>
    public ImmutableArray<int> Labels { get; }

    /// <summary>The inputs of all rows, one row after the other.</summary>
    public ReadOnlySpan<double> AllInputs => inputs.Numbers.Span;

    /// <summary>The targets of all rows, one row after the other; empty where the rows have classes.</summary>
    public ReadOnlySpan<double> AllTargets => targets is { } table ? table.Numbers.Span : default;

    /// <summary>Rows that each belong to a class. The numbers are copied.</summary>
    /// <param name="inputs">The numbers of each row, finite, and as many as in every other row.</param>
    /// <param name="labels">The class of each row, as a position in the names.</param>
    /// <param name="classNames">A name for each class; left out, "0", "1" and so on up to the largest label.</param>
    /// <param name="featureNames">A name for each number of a row; left out, "x1", "x2" and so on.</param>
    /// <exception cref="ArgumentException">
    /// There are no rows, they are empty or of unequal length, the labels are not as many, or names are empty, repeated or not as
    /// many as needed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite, or a label is out of range: 65535 is the last without names.</exception>
    /// <exception cref="ArgumentNullException">The inputs, the labels, a row or a name is null.</exception>
    public static Dataset OfClasses(
        IReadOnlyList<double[]> inputs, IReadOnlyList<int> labels, IEnumerable<string>? classNames = null, IEnumerable<string>? featureNames = null)
    {
        var table = InputTable(inputs, featureNames);
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Count != inputs.Count)
        {
            throw new ArgumentException($"{Counts.Unequal(labels.Count, "label", inputs.Count, "row")}: each row needs one.", nameof(labels));
        }

        var names = classNames is null ? Names.Numbered("", 0, Classes(labels, MostUnnamedClasses)) : Names.Checked(classNames, "class", nameof(classNames));
        Classes(labels, names.Length);
        return new(table, null, [.. labels], names);
    }

    /// <summary>Rows that each have one target number or several. The numbers are copied.</summary>
    /// <param name="inputs">The numbers of each row, finite, and as many as in every other row.</param>
    /// <param name="targets">The targets of each row, finite, and as many as in every other row.</param>
    /// <param name="targetNames">A name for each target of a row; left out, "y" of one, "y1", "y2" and so on of several.</param>
    /// <param name="featureNames">A name for each number of a row; left out, "x1", "x2" and so on.</param>
    /// <exception cref="ArgumentException">
    /// There are no rows, they are empty or of unequal length, those of targets are not as many, or names are empty, repeated or not
    /// as many as needed.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite.</exception>
    /// <exception cref="ArgumentNullException">The inputs, the targets, a row or a name is null.</exception>
    public static Dataset OfTargets(
        IReadOnlyList<double[]> inputs,
        IReadOnlyList<double[]> targets,
        IEnumerable<string>? targetNames = null,
        IEnumerable<string>? featureNames = null)
    {
        var table = InputTable(inputs, featureNames);
        ArgumentNullException.ThrowIfNull(targets);
        if (targets.Count != inputs.Count)
        {
            throw new ArgumentException($"There are targets for {Counts.Of(targets.Count, "row")}, but inputs for {inputs.Count}: each row needs both.", nameof(targets));
        }

        return new(table, TargetTable(targets, targetNames), [], []);
    }

    /// <inheritdoc cref="OfTargets(IReadOnlyList{double[]}, IReadOnlyList{double[]}, IEnumerable{string}?, IEnumerable{string}?)"/>
    public static Dataset OfTargets(
        IReadOnlyList<double[]> inputs, IReadOnlyList<double> targets, IEnumerable<string>? targetNames = null, IEnumerable<string>? featureNames = null)
    {
        ArgumentNullException.ThrowIfNull(targets);
        return OfTargets(inputs, [.. targets.Select(target => new[] { target })], targetNames, featureNames);
    }

    /// <summary>The inputs of a row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    public ReadOnlySpan<double> Inputs(int row)
    {
        CheckRow(row, nameof(row));
        return inputs.Row(row);
    }

    /// <summary>The targets of a row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="InvalidOperationException">The rows have classes.</exception>
    public ReadOnlySpan<double> Targets(int row)
    {
        if (targets is not { } table)
        {
            throw new InvalidOperationException("The rows of this dataset have classes, not targets: ask for the label.");
        }

        CheckRow(row, nameof(row));
        return table.Row(row);
    }

    /// <summary>The class of a row, as a position in <see cref="ClassNames"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such row.</exception>
    /// <exception cref="InvalidOperationException">The rows have targets.</exception>
    public int Label(int row)
    {
        if (!HasClasses)
        {
            throw new InvalidOperationException("The rows of this dataset have targets, not classes: ask for the targets.");
        }

        CheckRow(row, nameof(row));
        return Labels[row];
    }

    /// <summary>The position of a feature in a row's inputs.</summary>
    /// <exception cref="ArgumentException">There is no feature of this name; the message lists those that there are.</exception>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    public int FeatureIndex(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var position = FeatureNames.IndexOf(name);
        return position >= 0
            ? position
            : throw new ArgumentException($"There is no feature '{name}': there are {string.Join(", ", FeatureNames)}.", nameof(name));
    }

    /// <summary>How many rows and features there are, and how many classes or targets.</summary>
    public override string ToString() =>
        $"{Counts.Of(Count, "row")} of {Counts.Of(FeatureNames.Length, "feature")}, "
        + (HasClasses ? Counts.Of(ClassNames.Length, "class") : Counts.Of(TargetNames.Length, "target"));
}
