using Autograd.Core;

namespace Autograd.Nn;

/// <summary>How good predictions are, on data that training has not seen.</summary>
public static partial class Metrics
{
    /// <summary>The part of the rows whose class was predicted, from 0 to 1.</summary>
    /// <param name="predictions">A class for each row.</param>
    /// <param name="labels">The class that each row has, as many.</param>
    /// <exception cref="ArgumentException">There are no rows, or the two are of unequal length.</exception>
    public static double Accuracy(ReadOnlySpan<int> predictions, ReadOnlySpan<int> labels)
    {
        Check(predictions, labels, nameof(labels));
        var right = 0;
        for (var row = 0; row < labels.Length; row++)
        {
            right += predictions[row] == labels[row] ? 1 : 0;
        }

        return (double)right / labels.Length;
    }

    /// <summary>(1/n) Σ |ŷ − y|, in the units of the targets.</summary>
    /// <param name="predictions">ŷ</param>
    /// <param name="targets">y, as many.</param>
    /// <exception cref="ArgumentException">There are no rows, or the two are of unequal length.</exception>
    public static double MeanAbsoluteError(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets)
    {
        Check(predictions, targets, nameof(targets));
        var sum = 0.0;
        for (var row = 0; row < targets.Length; row++)
        {
            sum += Math.Abs(predictions[row] - targets[row]);
        }

        return sum / targets.Length;
    }

    /// <summary>(1/n) Σ (ŷ − y)², in the square of the targets' units.</summary>
    /// <param name="predictions">ŷ</param>
    /// <param name="targets">y, as many.</param>
    /// <exception cref="ArgumentException">There are no rows, or the two are of unequal length.</exception>
    public static double MeanSquaredError(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets)
    {
        Check(predictions, targets, nameof(targets));
        var sum = 0.0;
        for (var row = 0; row < targets.Length; row++)
        {
            var error = predictions[row] - targets[row];
            sum += error * error;
        }

        return sum / targets.Length;
    }

    /// <summary>
    /// R² = 1 − Σ (ŷ − y)² / Σ (y − ȳ)², ȳ being the mean of the targets: 1 is perfect, 0 no better than predicting the mean, and
    /// what is below 0 is worse. Where all targets are the same, 1 if they are met exactly and 0 if not, as in scikit-learn's
    /// r2_score.
    /// </summary>
    /// <param name="predictions">ŷ</param>
    /// <param name="targets">y, as many.</param>
    /// <exception cref="ArgumentException">There are no rows, or the two are of unequal length.</exception>
    public static double RSquared(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets)
    {
        var error = MeanAbsoluteError(predictions, targets);
        var deviation = Spread.Of(targets).Deviation;
        if (deviation == 0)
        {
            return error switch { 0 => 1, double.NaN => double.NaN, _ => 0 };
        }

        // In units of the deviation no square overflows or is lost that counts.
        var squares = 0.0;
        for (var row = 0; row < targets.Length; row++)
        {
            var ratio = (predictions[row] - targets[row]) / deviation;
            squares += ratio * ratio;
        }

        return 1 - (squares / targets.Length);
    }

    private static void Check<T>(ReadOnlySpan<T> predictions, ReadOnlySpan<T> actual, string parameter)
    {
        if (predictions.IsEmpty)
        {
            throw new ArgumentException("There are no predictions: give at least one.", nameof(predictions));
        }

        if (predictions.Length != actual.Length)
        {
            throw new ArgumentException($"{Counts.Unequal(actual.Length, parameter.TrimEnd('s'), predictions.Length, "prediction")}: each needs one.", parameter);
        }
    }
}
