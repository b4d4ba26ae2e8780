using Autograd.Core;

namespace Autograd.Nn;

/// <summary>What <see cref="Adam"/> and <see cref="AdamW"/> remember, and the step that they have in common.</summary>
/// <remarks>
/// m ← β₁ · m + (1 − β₁) · g and v ← β₂ · v + (1 − β₂) · g², from 0; then p ← κ · p − η · m̂ / (√v̂ + ε), where m̂ = m / (1 − β₁ᵗ) and
/// v̂ = v / (1 − β₂ᵗ) at the t-th step make up for the start from 0, and κ is what weight decay leaves of a parameter.
/// </remarks>
internal sealed class Moments
{
    public Moments(int count, double beta1, double beta2, double epsilon)
    {
        Beta1 = Hyperparameter.Fraction(beta1, nameof(beta1), nameof(beta1));
        Beta2 = Hyperparameter.Fraction(beta2, nameof(beta2), nameof(beta2));
        Epsilon = Hyperparameter.Positive(epsilon, nameof(epsilon), nameof(epsilon));
        Means = new double[count];
        MeanSquares = new double[count];
    }

    public double Beta1 { get; }

    public double Beta2 { get; }

    public double Epsilon { get; }

    public double[] Means { get; }

    public double[] MeanSquares { get; }

    /// <summary>The t-th step; t counts from 1.</summary>
    public void Step(long t, ReadOnlySpan<Value> parameters, ReadOnlySpan<double> gradient, double rate, double kept)
    {
        var (beta1, beta2, epsilon, means, meanSquares) = (Beta1, Beta2, Epsilon, Means, MeanSquares);
        var meanRate = rate / (1 - Math.Pow(beta1, t));
        var root = Math.Sqrt(1 - Math.Pow(beta2, t));
        for (var i = 0; i < parameters.Length; i++)
        {
            var g = gradient[i];
            var m = means[i] = (beta1 * means[i]) + ((1 - beta1) * g);
            var v = meanSquares[i] = (beta2 * meanSquares[i]) + ((1 - beta2) * g * g);
            parameters[i].Data = (kept * parameters[i].Data) - (meanRate * m / ((Math.Sqrt(v) / root) + epsilon));
        }
    }
}
