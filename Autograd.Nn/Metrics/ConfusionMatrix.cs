using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Autograd.Nn;

/// <summary>How many rows of each class were predicted as each class: <c>matrix[actual, predicted]</c>. Immutable.</summary>
public sealed class ConfusionMatrix
{
    private readonly int[,] counts;

    /// <summary>Counts predictions.</summary>
    /// <param name="predictions">A class for each row, as a position in the names.</param>
    /// <param name="labels">The class that each row has, as many.</param>
    /// <param name="classNames">A name for each class.</param>
    /// <exception cref="ArgumentException">There are no rows, the two are of unequal length, or names are missing, empty or repeated.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A prediction or a label has no name.</exception>
    /// <exception cref="ArgumentNullException">The names are null, or one of them.</exception>
    public ConfusionMatrix(ReadOnlySpan<int> predictions, ReadOnlySpan<int> labels, IEnumerable<string> classNames)
    {
        ArgumentNullException.ThrowIfNull(classNames);
        ClassNames = Names.Checked(classNames, "class", nameof(classNames));
        Accuracy = Metrics.Accuracy(predictions, labels);
        counts = new int[ClassNames.Length, ClassNames.Length];
        for (var row = 0; row < labels.Length; row++)
        {
            counts[Class(labels[row], nameof(labels), row), Class(predictions[row], nameof(predictions), row)]++;
        }
    }

    /// <summary>Counts what a model predicts for each row of a dataset.</summary>
    /// <param name="model">With classes.</param>
    /// <param name="data">With the same classes.</param>
    /// <exception cref="ArgumentException">The model has no classes, or the data has others or other features.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public ConfusionMatrix(Model model, Dataset data)
        : this(Predictions(model, data), data.Labels.AsSpan(), data.ClassNames)
    {
    }

    /// <summary>The names of the classes.</summary>
    public ImmutableArray<string> ClassNames { get; }

    /// <summary>The part of all rows whose class was predicted, from 0 to 1.</summary>
    public double Accuracy { get; }

    /// <summary>How many rows of a class were predicted as the same or as another.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public int this[int actual, int predicted] => counts[Class(actual, nameof(actual)), Class(predicted, nameof(predicted))];

    /// <summary>The part that is right of what was predicted as a class; NaN where nothing was.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double Precision(int label) => Share(label, other => counts[other, label]);

    /// <summary>The part of a class's rows that was predicted as such; NaN where it has no rows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public double Recall(int label) => Share(label, other => counts[label, other]);

    /// <summary>A table with a line for each class and a column for each prediction, a dot for 0.</summary>
    public override string ToString()
    {
        const string Corner = "actual \\ predicted";
        var first = Math.Max(Corner.Length, ClassNames.Max(name => name.Length));
        var classes = Enumerable.Range(0, ClassNames.Length);
        var widths = classes.Select(predicted => Math.Max(ClassNames[predicted].Length, classes.Max(actual => Cell(actual, predicted).Length))).ToArray();
        var table = new StringBuilder();
        Line(Corner, predicted => ClassNames[predicted]);
        foreach (var actual in classes)
        {
            table.AppendLine();
            Line(ClassNames[actual], predicted => Cell(actual, predicted));
        }

        return table.ToString();

        void Line(string name, Func<int, string> cell)
        {
            table.Append(name.PadRight(first));
            for (var predicted = 0; predicted < widths.Length; predicted++)
            {
                table.Append("  ").Append(cell(predicted).PadLeft(widths[predicted]));
            }
        }
    }

    private static int[] Predictions(Model model, Dataset data)
    {
        Suitable.Classes(model, data);
        return model.Classify(data);
    }

    private string Cell(int actual, int predicted) =>
        counts[actual, predicted] is var count and > 0 ? count.ToString(CultureInfo.InvariantCulture) : ".";

    private double Share(int label, Func<int, int> countWith) =>
        (double)counts[Class(label, nameof(label)), label] / Enumerable.Range(0, ClassNames.Length).Sum(countWith);

    private int Class(int number, string parameter, int? row = null) => number >= 0 && number < ClassNames.Length
        ? number
        : throw new ArgumentOutOfRangeException(
            parameter, number, $"{(row is null ? "A class" : $"The class in row {row}")} must be from 0 to {ClassNames.Length - 1}, the last.");
}
