using Autograd.Core;

namespace Autograd.Nn;

// What is added to a loss to keep weights small.
public static partial class Loss
{
    /// <summary>½ · strength · Σ w²: pulls weights towards 0. Its gradient is strength · w.</summary>
    /// <param name="weights">Usually <see cref="Mlp.Weights"/>, which leaves the biases out.</param>
    /// <param name="strength">How hard it pulls, 0 or more.</param>
    /// <exception cref="ArgumentException">There are no weights.</exception>
    /// <exception cref="ArgumentNullException">The list is null, or one of its values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The strength is negative or not finite.</exception>
    public static Value L2Penalty(IReadOnlyList<Value> weights, double strength)
    {
        CheckPenalty(weights, strength);
        Value[] all = [.. weights];
        return 0.5 * strength * Value.Dot(all, all);
    }

    /// <summary>strength · Σ |w|: pulls every weight as hard, so that some end at 0, where the gradient is 0 as of <see cref="Value.Abs(Value)"/>.</summary>
    /// <param name="weights">Usually <see cref="Mlp.Weights"/>, which leaves the biases out.</param>
    /// <param name="strength">How hard it pulls, 0 or more.</param>
    /// <exception cref="ArgumentException">There are no weights.</exception>
    /// <exception cref="ArgumentNullException">The list is null, or one of its values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The strength is negative or not finite.</exception>
    public static Value L1Penalty(IReadOnlyList<Value> weights, double strength)
    {
        CheckPenalty(weights, strength);
        return strength * Value.Sum(weights.Select(Value.Abs));
    }

    private static void CheckPenalty(IReadOnlyList<Value> weights, double strength)
    {
        CheckValues(weights, nameof(weights));
        Hyperparameter.NotNegative(strength, "strength of a penalty", nameof(strength));
    }
}
