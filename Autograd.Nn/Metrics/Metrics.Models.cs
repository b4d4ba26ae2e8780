using Autograd.Core;

namespace Autograd.Nn;

// The same of a model and data.
public static partial class Metrics
{
    /// <summary>The part of the rows whose class the model predicts, from 0 to 1.</summary>
    /// <param name="model">With classes.</param>
    /// <param name="data">With the same classes.</param>
    /// <exception cref="ArgumentException">The model has no classes, or the data has others or other features.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static double Accuracy(Model model, Dataset data)
    {
        Suitable.Classes(model, data);
        return Accuracy(model.Classify(data), data.Labels.AsSpan());
    }

    /// <summary>(1/n) Σ |ŷ − y| over all targets of all rows.</summary>
    /// <param name="model">With outputs that are numbers.</param>
    /// <param name="data">With as many targets.</param>
    /// <exception cref="ArgumentException">The model or the data has classes, or the data has other features or another number of targets.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static double MeanAbsoluteError(Model model, Dataset data) => MeanAbsoluteError(Predictions(model, data), data.AllTargets);

    /// <summary>(1/n) Σ (ŷ − y)² over all targets of all rows.</summary>
    /// <param name="model">With outputs that are numbers.</param>
    /// <param name="data">With as many targets.</param>
    /// <exception cref="ArgumentException">The model or the data has classes, or the data has other features or another number of targets.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static double MeanSquaredError(Model model, Dataset data) => MeanSquaredError(Predictions(model, data), data.AllTargets);

    /// <summary>R² of one target, see <see cref="RSquared(ReadOnlySpan{double}, ReadOnlySpan{double})"/>.</summary>
    /// <param name="model">With one output that is a number.</param>
    /// <param name="data">With one target.</param>
    /// <exception cref="ArgumentException">The model or the data has classes, or the data has other features or not one target.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static double RSquared(Model model, Dataset data)
    {
        var predictions = Predictions(model, data);
        return data.TargetNames.Length == 1
            ? RSquared(predictions, data.AllTargets)
            : throw new ArgumentException($"R² is of one target, and the rows have {Counts.Of(data.TargetNames.Length, "target")}: ask for each by itself.", nameof(data));
    }

    private static double[] Predictions(Model model, Dataset data)
    {
        Suitable.Numbers(model, data);
        return [.. model.Predict(data).Cast<double>()];
    }
}
