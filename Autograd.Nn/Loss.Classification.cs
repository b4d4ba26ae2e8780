using System.Runtime.CompilerServices;
using Autograd.Core;

namespace Autograd.Nn;

// The losses of scores that decide between classes.
public static partial class Loss
{
    /// <summary>max(0, 1 − y·s): 0 once the score is on the right side by a margin of 1.</summary>
    /// <param name="score">s</param>
    /// <param name="label">y: −1 or 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The label is neither −1 nor 1.</exception>
    /// <exception cref="ArgumentNullException">The score is null.</exception>
    public static Value Hinge(Value score, double label)
    {
        ArgumentNullException.ThrowIfNull(score);
        return label is -1 or 1
            ? Hinge(score, Value.Constant(label))
            : throw new ArgumentOutOfRangeException(nameof(label), label, "The label of a hinge loss must be -1 or 1.");
    }

    /// <summary>max(0, 1 − y·s), the label a value too: on a tape, an input, whose numbers must be −1 or 1.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static Value Hinge(Value score, Value label)
    {
        ArgumentNullException.ThrowIfNull(score);
        ArgumentNullException.ThrowIfNull(label);
        return Value.Relu(1 - (label * score));
    }

    /// <summary>ln(1 + eᶻ) − y·z: cross-entropy of the probability σ(z) with a label, without overflow.</summary>
    /// <param name="score">z; no sigmoid has been taken.</param>
    /// <param name="label">y: 0 or 1, or a probability between them.</param>
    /// <exception cref="ArgumentOutOfRangeException">The label is not from 0 to 1.</exception>
    /// <exception cref="ArgumentNullException">The score is null.</exception>
    public static Value BinaryCrossEntropy(Value score, double label)
    {
        ArgumentNullException.ThrowIfNull(score);
        return label is >= 0 and <= 1
            ? BinaryCrossEntropy(score, Value.Constant(label))
            : throw new ArgumentOutOfRangeException(nameof(label), label, "The label of a binary cross-entropy must be from 0 to 1.");
    }

    /// <summary>ln(1 + eᶻ) − y·z, the label a value too: on a tape, an input, whose numbers must be from 0 to 1.</summary>
    /// <param name="score">z; no sigmoid has been taken.</param>
    /// <param name="label">y</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static Value BinaryCrossEntropy(Value score, Value label)
    {
        ArgumentNullException.ThrowIfNull(score);
        ArgumentNullException.ThrowIfNull(label);
        return Value.Softplus(score) - (label * score);
    }

    /// <summary>ln Σⱼ exp zⱼ − zₖ: cross-entropy of the softmax of scores with a class k, without overflow.</summary>
    /// <param name="scores">z, one for each class; no softmax has been taken.</param>
    /// <param name="label">k, from 0.</param>
    /// <exception cref="ArgumentException">There are no scores.</exception>
    /// <exception cref="ArgumentNullException">The list is null, or one of its values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no score for the label.</exception>
    public static Value CrossEntropy(IReadOnlyList<Value> scores, int label)
    {
        CheckValues(scores, nameof(scores));
        if ((uint)label >= (uint)scores.Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(label), label, $"The label must be from 0 to {scores.Count - 1}, for {Counts.Of(scores.Count, "score")}.");
        }

        return Value.LogSumExp(scores) - scores[label];
    }

    /// <summary>Σₖ yₖ (ln Σⱼ exp zⱼ − zₖ): cross-entropy of the softmax of scores with shares y of the classes.</summary>
    /// <param name="scores">z, one for each class; no softmax has been taken.</param>
    /// <param name="targets">y, as many; they usually add up to 1.</param>
    /// <exception cref="ArgumentException">The lists are empty or of unequal length.</exception>
    /// <exception cref="ArgumentNullException">A list is null, or one of its values.</exception>
    [OverloadResolutionPriority(1)]
    public static Value CrossEntropy(IReadOnlyList<Value> scores, IReadOnlyList<double> targets)
    {
        CheckTargets(scores, nameof(scores), targets);
        return CrossEntropy(scores, Constants(targets));
    }

    /// <summary>Σₖ yₖ (ln Σⱼ exp zⱼ − zₖ), the shares values too: on a tape, inputs, of which 1 stands for the class and 0 for the others.</summary>
    /// <param name="scores">z, one for each class; no softmax has been taken.</param>
    /// <param name="targets">y, as many; they usually add up to 1.</param>
    /// <exception cref="ArgumentException">The lists are empty or of unequal length.</exception>
    /// <exception cref="ArgumentNullException">A list is null, or one of its values.</exception>
    public static Value CrossEntropy(IReadOnlyList<Value> scores, IReadOnlyList<Value> targets)
    {
        CheckTargets(scores, nameof(scores), targets);
        CheckValues(targets, nameof(targets));
        var logOfSum = Value.LogSumExp(scores);
        return Value.Sum(scores.Zip(targets, (score, target) => target * (logOfSum - score)));
    }
}
