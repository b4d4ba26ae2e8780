using System.Collections.Immutable;
using Autograd.Core;

namespace Autograd.Nn;

/// <summary>
/// (x − mean) / deviation for each feature, so that each has mean 0 and deviation 1 on the data it was fitted to; other data is put
/// on the same scale. Immutable, so it can be shared by threads.
/// </summary>
public sealed class Standardization
{
    /// <summary>A standardization by known numbers, one of each for every feature.</summary>
    /// <param name="means">What becomes 0: finite, in the units of the feature.</param>
    /// <param name="deviations">What becomes 1: above 0 and finite, in the units of the feature.</param>
    /// <exception cref="ArgumentException">There are no numbers, or not as many deviations as means.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite, or a deviation is not above 0.</exception>
    public Standardization(ReadOnlySpan<double> means, ReadOnlySpan<double> deviations)
    {
        if (means.IsEmpty)
        {
            throw new ArgumentException("There are no means: give one for each feature.", nameof(means));
        }

        if (deviations.Length != means.Length)
        {
            throw new ArgumentException(
                $"{Counts.Unequal(deviations.Length, "deviation", means.Length, "mean")}: each feature needs one of both.", nameof(deviations));
        }

        for (var feature = 0; feature < means.Length; feature++)
        {
            if (!double.IsFinite(means[feature]))
            {
                throw new ArgumentOutOfRangeException(nameof(means), means[feature], $"The mean of feature {feature} must be a finite number.");
            }

            if (!(deviations[feature] > 0 && double.IsFinite(deviations[feature])))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(deviations), deviations[feature], $"The deviation of feature {feature} must be above 0, and finite.");
            }
        }

        Means = [.. means];
        Deviations = [.. deviations];
    }

    /// <summary>The mean of each feature.</summary>
    public ImmutableArray<double> Means { get; }

    /// <summary>The deviation of each feature, and 1 for one that does not vary.</summary>
    public ImmutableArray<double> Deviations { get; }

    /// <summary>
    /// The means and the deviations √((1/n) Σ (x − mean)²) of a dataset's features. A feature that is the same in all rows gets
    /// deviation 1, as in scikit-learn's StandardScaler, and so becomes 0.
    /// </summary>
    /// <param name="training">The rows to learn the scale from: not those held out, of which training must know nothing.</param>
    /// <exception cref="ArgumentException">The numbers of a feature are so large that their sum is infinite.</exception>
    /// <exception cref="ArgumentNullException">The dataset is null.</exception>
    public static Standardization Fit(Dataset training)
    {
        ArgumentNullException.ThrowIfNull(training);
        var all = training.AllInputs;
        var width = training.FeatureNames.Length;
        double[] means = new double[width], deviations = new double[width], column = new double[training.Count];
        for (var feature = 0; feature < width; feature++)
        {
            for (var row = 0; row < column.Length; row++)
            {
                column[row] = all[(row * width) + feature];
            }

            (means[feature], deviations[feature]) = Scale(column, $"feature '{training.FeatureNames[feature]}'");
        }

        return new(means, deviations);
    }

    /// <summary>One mean and one deviation for all features, for those of one kind, such as pixels: their differences stay.</summary>
    /// <param name="training">The rows to learn the scale from: not those held out, of which training must know nothing.</param>
    /// <exception cref="ArgumentException">The numbers are so large that their sum is infinite.</exception>
    /// <exception cref="ArgumentNullException">The dataset is null.</exception>
    public static Standardization FitTogether(Dataset training)
    {
        ArgumentNullException.ThrowIfNull(training);
        var (mean, deviation) = Scale(training.AllInputs, "all features");
        var width = training.FeatureNames.Length;
        return new([.. Enumerable.Repeat(mean, width)], [.. Enumerable.Repeat(deviation, width)]);
    }

    /// <summary>The same rows on the new scale.</summary>
    /// <exception cref="ArgumentException">There are not as many features as means.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number becomes infinite on the new scale.</exception>
    /// <exception cref="ArgumentNullException">The dataset is null.</exception>
    public Dataset Apply(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.FeatureNames.Length != Means.Length)
        {
            throw new ArgumentException(
                $"The rows have {Counts.Of(data.FeatureNames.Length, "feature")}, but the means are of {Means.Length}: the two numbers must be equal.", nameof(data));
        }

        var inputs = new double[data.AllInputs.Length];
        Apply(data.AllInputs, inputs);
        return data.WithStandardized(inputs, nameof(data));
    }

    /// <summary>Rows on the new scale.</summary>
    /// <param name="rows">One row after the other, any number of them.</param>
    /// <param name="result">As long as the rows. May be the same memory.</param>
    /// <exception cref="ArgumentException">The rows are not whole rows, or the result is not as long, or it overlaps the rows without being the same.</exception>
    public void Apply(ReadOnlySpan<double> rows, Span<double> result)
    {
        if (rows.Length % Means.Length != 0)
        {
            throw new ArgumentException($"{Counts.ThereAre(rows.Length, "number")}, and each row needs {Means.Length}, one for each feature: give whole rows.", nameof(rows));
        }

        if (result.Length != rows.Length)
        {
            throw new ArgumentException($"There is room for {Counts.Of(result.Length, "number")}, and {rows.Length} are needed.", nameof(result));
        }

        if (rows.Overlaps(result, out var offset) && offset != 0)
        {
            throw new ArgumentException("The result may be the rows' own memory or other memory, not a part of both.", nameof(result));
        }

        for (var start = 0; start < rows.Length; start += Means.Length)
        {
            for (var feature = 0; feature < Means.Length; feature++)
            {
                result[start + feature] = (rows[start + feature] - Means[feature]) / Deviations[feature];
            }
        }
    }

    private static (double Mean, double Deviation) Scale(ReadOnlySpan<double> training, string what)
    {
        var spread = Spread.Of(training);
        return double.IsFinite(spread.Deviation)
            ? (spread.Mean, spread.Deviation == 0 ? 1 : spread.Deviation)
            : throw new ArgumentException($"The numbers of {what} are too large to be added up: give them in another unit.", nameof(training));
    }
}
