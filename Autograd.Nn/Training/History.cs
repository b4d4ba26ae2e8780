using System.Collections;
using System.Collections.Immutable;

namespace Autograd.Nn;

/// <summary>What an epoch of training came to.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="TrainingLoss">The mean over the rows, each as its batch met it, before the step; without penalties.</param>
/// <param name="LearningRate">Of the last step.</param>
/// <param name="ValidationLoss">The mean over the rows of the validation part after the epoch; null where there is no such part.</param>
/// <param name="ValidationAccuracy">The share of its rows whose class was found; null without classes or a validation part.</param>
public sealed record EpochResult(int Epoch, double TrainingLoss, double LearningRate, double? ValidationLoss = null, double? ValidationAccuracy = null);

/// <summary>Why training ended.</summary>
public enum TrainingEnd
{
    /// <summary>All epochs are done.</summary>
    LastEpoch,

    /// <summary>The validation loss had not improved for as many epochs as <see cref="Trainer.Patience"/> allows.</summary>
    NoImprovement,

    /// <summary>The optimizer is at a minimum, as far as it can tell: <see cref="Optimizer.Converged"/>.</summary>
    Converged,
}

/// <summary>The epochs of a training, in order: what <see cref="Trainer.Fit"/> returns, or those of a loop of your own, for a <see cref="Report"/>. Immutable.</summary>
public sealed class History : IReadOnlyList<EpochResult>
{
    private readonly ImmutableArray<EpochResult> epochs;

    /// <summary>The history of these epochs.</summary>
    /// <param name="epochs">What each came to.</param>
    /// <param name="end">Why there are no more.</param>
    /// <exception cref="ArgumentNullException">The list is null, or one of the epochs.</exception>
    public History(IEnumerable<EpochResult> epochs, TrainingEnd end = TrainingEnd.LastEpoch)
    {
        ArgumentNullException.ThrowIfNull(epochs);
        (this.epochs, End) = ([.. epochs], end);
        foreach (var epoch in this.epochs)
        {
            ArgumentNullException.ThrowIfNull(epoch, nameof(epochs));
        }
    }

    /// <summary>Why there are no more epochs.</summary>
    public TrainingEnd End { get; }

    /// <summary>The number of epochs.</summary>
    public int Count => epochs.Length;

    /// <summary>The epoch with the lowest validation loss, without validation the lowest training loss, the first of equals; null if there are no epochs.</summary>
    public EpochResult? Best => epochs.MinBy(epoch => epoch.ValidationLoss ?? epoch.TrainingLoss);

    /// <summary>What an epoch came to.</summary>
    /// <param name="index">From 0: epochs of a resumed training have an <see cref="EpochResult.Epoch"/> that starts later.</param>
    public EpochResult this[int index] => epochs[index];

    /// <inheritdoc/>
    public IEnumerator<EpochResult> GetEnumerator() => epochs.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
