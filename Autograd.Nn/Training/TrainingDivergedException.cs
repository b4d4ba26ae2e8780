using Autograd.Core;

namespace Autograd.Nn;

/// <summary>Training met a loss, the norm of a gradient, or a parameter that is NaN or infinite. The network has the best parameters so far.</summary>
public sealed class TrainingDivergedException : ArithmeticException
{
    internal TrainingDivergedException(string message, int epoch, int? batch, NonFinite? finding, History history)
        : base(message) => (Epoch, Batch, Finding, History) = (epoch, batch, finding, history);

    /// <summary>The epoch, from 1.</summary>
    public int Epoch { get; }

    /// <summary>The batch within the epoch, from 1; null where it was seen after the last, in a parameter or the validation part.</summary>
    public int? Batch { get; }

    /// <summary>Where in the graph of the first such row the numbers stop being finite; null where each row is finite and only what they add up to is not.</summary>
    public NonFinite? Finding { get; }

    /// <summary>The epochs before.</summary>
    public History History { get; }
}
