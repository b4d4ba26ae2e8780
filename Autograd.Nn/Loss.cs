using System.Runtime.CompilerServices;
using Autograd.Core;

namespace Autograd.Nn;

/// <summary>What training makes small, for one sample; the loss of several is their mean, <see cref="Value.Mean(IEnumerable{Value})"/>.</summary>
public static class Loss
{
    /// <summary>½(ŷ − y)²</summary>
    /// <exception cref="ArgumentNullException">The prediction is null.</exception>
    public static Value SquaredError(Value prediction, double target)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        return 0.5 * Value.Square(prediction - target);
    }

    /// <summary>½(ŷ − y)², the target a value too: on a tape, an input.</summary>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static Value SquaredError(Value prediction, Value target)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(target);
        return 0.5 * Value.Square(prediction - target);
    }

    /// <summary>½‖ŷ − y‖² = ½ Σₖ (ŷₖ − yₖ)²</summary>
    /// <param name="predictions">ŷ</param>
    /// <param name="targets">y, as many.</param>
    /// <exception cref="ArgumentException">The lists are empty or of unequal length.</exception>
    /// <exception cref="ArgumentNullException">A list is null, or one of its values.</exception>
    public static Value SquaredError(IReadOnlyList<Value> predictions, IReadOnlyList<double> targets)
    {
        CheckTargets(predictions, nameof(predictions), targets);
        return 0.5 * Value.Sum(predictions.Zip(targets, (prediction, target) => Value.Square(prediction - target)));
    }

    /// <summary>max(0, 1 − y·s): 0 once the score is on the right side by a margin of 1.</summary>
    /// <param name="score">s</param>
    /// <param name="label">y: −1 or 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The label is neither −1 nor 1.</exception>
    /// <exception cref="ArgumentNullException">The score is null.</exception>
    public static Value Hinge(Value score, double label)
    {
        ArgumentNullException.ThrowIfNull(score);
        return label is -1 or 1
            ? Value.Relu(1 - (label * score))
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
                nameof(label), label, $"The label must be from 0 to {scores.Count - 1}: there are {scores.Count} scores.");
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
        var logOfSum = Value.LogSumExp(scores);
        return Value.Sum(scores.Zip(targets, (score, target) => target * (logOfSum - score)));
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

    /// <summary>½ · strength · Σ w²: pulls weights towards 0. Its gradient is strength · w.</summary>
    /// <param name="weights">Usually <see cref="Mlp.Weights"/>, which leaves the biases out.</param>
    /// <param name="strength">How hard it pulls, 0 or more.</param>
    /// <exception cref="ArgumentException">There are no weights.</exception>
    /// <exception cref="ArgumentNullException">The list is null, or one of its values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The strength is negative or not finite.</exception>
    public static Value L2Penalty(IReadOnlyList<Value> weights, double strength)
    {
        CheckValues(weights, nameof(weights));
        if (!(strength >= 0 && double.IsFinite(strength)))
        {
            throw new ArgumentOutOfRangeException(nameof(strength), strength, "The strength of a penalty must be 0 or more, and finite.");
        }

        Value[] all = [.. weights];
        return 0.5 * strength * Value.Dot(all, all);
    }

    private static void CheckTargets<T>(IReadOnlyList<Value> values, string parameter, IReadOnlyList<T> targets)
    {
        CheckValues(values, parameter);
        ArgumentNullException.ThrowIfNull(targets);
        if (values.Count != targets.Count)
        {
            throw new ArgumentException(
                $"There are {targets.Count} targets for {values.Count} outputs: each output needs one.", nameof(targets));
        }
    }

    private static void CheckValues(IReadOnlyList<Value> values, string parameter)
    {
        ArgumentNullException.ThrowIfNull(values, parameter);
        if (values.Count == 0)
        {
            throw new ArgumentException("The list is empty: give at least one value.", parameter);
        }

        foreach (var value in values)
        {
            ArgumentNullException.ThrowIfNull(value, parameter);
        }
    }
}
