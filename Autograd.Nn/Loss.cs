using System.Runtime.CompilerServices;
using Autograd.Core;

namespace Autograd.Nn;

/// <summary>What training makes small, for one sample; the loss of several is their mean, <see cref="Value.Mean(IEnumerable{Value})"/>.</summary>
public static partial class Loss
{
    /// <summary>½(ŷ − y)²</summary>
    /// <exception cref="ArgumentNullException">The prediction is null.</exception>
    public static Value SquaredError(Value prediction, double target) => SquaredError(prediction, Value.Constant(target));

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
    [OverloadResolutionPriority(1)]
    public static Value SquaredError(IReadOnlyList<Value> predictions, IReadOnlyList<double> targets)
    {
        CheckTargets(predictions, nameof(predictions), targets);
        return SquaredError(predictions, Constants(targets));
    }

    /// <summary>½‖ŷ − y‖² = ½ Σₖ (ŷₖ − yₖ)², the targets values too: on a tape, inputs.</summary>
    /// <param name="predictions">ŷ</param>
    /// <param name="targets">y, as many.</param>
    /// <exception cref="ArgumentException">The lists are empty or of unequal length.</exception>
    /// <exception cref="ArgumentNullException">A list is null, or one of its values.</exception>
    public static Value SquaredError(IReadOnlyList<Value> predictions, IReadOnlyList<Value> targets)
    {
        CheckTargets(predictions, nameof(predictions), targets);
        CheckValues(targets, nameof(targets));
        return 0.5 * Value.Sum(predictions.Zip(targets, (prediction, target) => Value.Square(prediction - target)));
    }

    /// <summary>(1/n) Σₖ (ŷₖ − yₖ)²: of n outputs 2/n times <see cref="SquaredError(IReadOnlyList{Value}, IReadOnlyList{double})"/>.</summary>
    /// <param name="predictions">ŷ</param>
    /// <param name="targets">y, as many.</param>
    /// <exception cref="ArgumentException">The lists are empty or of unequal length.</exception>
    /// <exception cref="ArgumentNullException">A list is null, or one of its values.</exception>
    [OverloadResolutionPriority(1)]
    public static Value MeanSquaredError(IReadOnlyList<Value> predictions, IReadOnlyList<double> targets)
    {
        CheckTargets(predictions, nameof(predictions), targets);
        return MeanSquaredError(predictions, Constants(targets));
    }

    /// <summary>(1/n) Σₖ (ŷₖ − yₖ)², the targets values too: on a tape, inputs.</summary>
    /// <param name="predictions">ŷ</param>
    /// <param name="targets">y, as many.</param>
    /// <exception cref="ArgumentException">The lists are empty or of unequal length.</exception>
    /// <exception cref="ArgumentNullException">A list is null, or one of its values.</exception>
    public static Value MeanSquaredError(IReadOnlyList<Value> predictions, IReadOnlyList<Value> targets)
    {
        CheckTargets(predictions, nameof(predictions), targets);
        CheckValues(targets, nameof(targets));
        return Value.Mean(predictions.Zip(targets, (prediction, target) => Value.Square(prediction - target)));
    }

    /// <summary>½e² for an error e = ŷ − y of at most δ either way, beyond that δ(|e| − ½δ): one outlier pulls no harder than δ.</summary>
    /// <remarks>P. J. Huber, Robust estimation of a location parameter, Annals of Mathematical Statistics 35 (1964).</remarks>
    /// <param name="prediction">ŷ</param>
    /// <param name="target">y</param>
    /// <param name="delta">δ, above 0, in the units of the target.</param>
    /// <exception cref="ArgumentNullException">The prediction is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">δ is not above 0, or not finite.</exception>
    public static Value Huber(Value prediction, double target, double delta = 1) => Huber(prediction, Value.Constant(target), delta);

    /// <summary>½e² for an error e = ŷ − y of at most δ either way, beyond that δ(|e| − ½δ), the target a value too: on a tape, an input.</summary>
    /// <param name="prediction">ŷ</param>
    /// <param name="target">y</param>
    /// <param name="delta">δ, above 0, in the units of the target.</param>
    /// <exception cref="ArgumentNullException">The prediction or the target is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">δ is not above 0, or not finite.</exception>
    public static Value Huber(Value prediction, Value target, double delta = 1)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(target);
        Hyperparameter.Positive(delta, "delta of a Huber loss", nameof(delta));

        // c(e − ½c), c being e held between −δ and δ, is both branches in one, so that a tape has nothing to choose.
        var error = prediction - target;
        var held = Value.Max(Value.Min(error, delta), -delta);
        return held * (error - (0.5 * held));
    }

    // A formula is written once, with targets that are values; numbers are constants in it, which get no edge.
    private static Value[] Constants(IReadOnlyList<double> numbers) => [.. numbers.Select(Value.Constant)];

    private static void CheckTargets<T>(IReadOnlyList<Value> values, string parameter, IReadOnlyList<T> targets)
    {
        CheckValues(values, parameter);
        ArgumentNullException.ThrowIfNull(targets);
        if (values.Count != targets.Count)
        {
            throw new ArgumentException(
                $"{Counts.Unequal(targets.Count, "target", values.Count, "output")}: each output needs one.", nameof(targets));
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
