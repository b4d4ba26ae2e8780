using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Autograd.Core;

namespace Autograd.Nn;

/// <summary>What <see cref="Adam"/> and <see cref="AdamW"/> remember, and the step that they have in common.</summary>
/// <remarks>
/// m ← β₁ · m + (1 − β₁) · g and v ← β₂ · v + (1 − β₂) · g², from 0; then p ← κ · p − η · m̂ / (√v̂ + ε), where m̂ = m / (1 − β₁ᵗ) and
/// v̂ = v / (1 − β₂ᵗ) at the t-th step make up for the start from 0, and κ is what weight decay leaves of a parameter.
/// </remarks>
internal sealed class Moments
{
    private readonly double[] steps;

    public Moments(int count, double beta1, double beta2, double epsilon)
    {
        Beta1 = Hyperparameter.Fraction(beta1, nameof(beta1), nameof(beta1));
        Beta2 = Hyperparameter.Fraction(beta2, nameof(beta2), nameof(beta2));
        Epsilon = Hyperparameter.Positive(epsilon, nameof(epsilon), nameof(epsilon));
        Means = new double[count];
        MeanSquares = new double[count];
        steps = new double[count];
    }

    public double Beta1 { get; }

    public double Beta2 { get; }

    public double Epsilon { get; }

    public double[] Means { get; }

    public double[] MeanSquares { get; }

    /// <summary>The t-th step; t counts from 1.</summary>
    public void Step(long t, ReadOnlySpan<Value> parameters, ReadOnlySpan<double> gradient, double rate, double kept)
    {
        var formula = new Formula(Beta1, Beta2, rate / (1 - Math.Pow(Beta1, t)), Math.Sqrt(1 - Math.Pow(Beta2, t)), Epsilon);
        var derivatives = MemoryMarshal.Cast<double, Vector<double>>(gradient);
        var means = MemoryMarshal.Cast<double, Vector<double>>(Means.AsSpan());
        var meanSquares = MemoryMarshal.Cast<double, Vector<double>>(MeanSquares.AsSpan());
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(steps.AsSpan());
        for (var i = 0; i < vectors.Length; i++)
        {
            vectors[i] = formula.StepOf(derivatives[i], ref means[i], ref meanSquares[i]);
        }

        for (var i = vectors.Length * Vector<double>.Count; i < steps.Length; i++)
        {
            Vector<double> m = Vector.Create(Means[i]), v = Vector.Create(MeanSquares[i]);
            steps[i] = formula.StepOf(Vector.Create(gradient[i]), ref m, ref v)[0];
            (Means[i], MeanSquares[i]) = (m[0], v[0]);
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i].Data = (kept * parameters[i].Data) - steps[i];
        }
    }

    // Of a register of parameters. No fused operations: the bits are the same however wide it is, and of a parameter that stands alone.
    private readonly struct Formula(double beta1, double beta2, double meanRate, double root, double epsilon)
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<double> StepOf(Vector<double> g, ref Vector<double> m, ref Vector<double> v)
        {
            m = (beta1 * m) + ((1 - beta1) * g);
            v = (beta2 * v) + ((1 - beta2) * g * g);
            return meanRate * m / ((Vector.SquareRoot(v) / Vector.Create(root)) + Vector.Create(epsilon));
        }
    }
}
