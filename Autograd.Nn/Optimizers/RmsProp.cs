using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Autograd.Core;

namespace Autograd.Nn;

/// <summary>RMSprop: each parameter's gradient is divided by the root of its running mean square.</summary>
/// <remarks>
/// s ← α · s + (1 − α) · g², from s = 0; p ← p − η · g / (√s + ε). Tieleman and Hinton, Neural networks for machine learning,
/// lecture 6.5 (2012), with ε outside of the root as in PyTorch's RMSprop, whose defaults these are.
/// </remarks>
public sealed class RmsProp : FirstOrderOptimizer
{
    internal static readonly OptimizerMethod<RmsProp> Method = new(
        "rmsprop",
        [
            new("learningRate", rms => rms.LearningRate),
            new("smoothing", rms => rms.Smoothing),
            new("epsilon", rms => rms.Epsilon),
        ],
        (parameters, numbers, _) => new(parameters, numbers[0], numbers[1], numbers[2]),
        rms => [new("meanSquare", rms.meanSquares) { IsNegativeRefused = true }]);

    private readonly double[] meanSquares, steps;

    /// <summary>An optimizer of these parameters.</summary>
    /// <param name="parameters">Variables, usually <see cref="Mlp.Parameters"/>.</param>
    /// <param name="learningRate">η: 0 or more.</param>
    /// <param name="smoothing">α, what remains of the mean square after a step: 0 or more, less than 1.</param>
    /// <param name="epsilon">ε, which keeps a gradient of 0 from 0 / 0: more than 0.</param>
    /// <exception cref="ArgumentException">There are no parameters, or one is not a variable, or is listed twice.</exception>
    /// <exception cref="ArgumentNullException">The list is null, or one of the parameters.</exception>
    /// <exception cref="ArgumentOutOfRangeException">One of the numbers is outside of its range.</exception>
    public RmsProp(IEnumerable<Value> parameters, double learningRate = .01, double smoothing = .99, double epsilon = 1e-8)
        : base(parameters, learningRate)
    {
        Smoothing = Hyperparameter.Fraction(smoothing, nameof(smoothing), nameof(smoothing));
        Epsilon = Hyperparameter.Positive(epsilon, nameof(epsilon), nameof(epsilon));
        meanSquares = new double[Parameters.Length];
        steps = new double[Parameters.Length];
    }

    /// <summary>α, what remains of the mean square after a step.</summary>
    public double Smoothing { get; }

    /// <summary>ε, added to the root of the mean square.</summary>
    public double Epsilon { get; }

    internal override OptimizerState Capture() => Method.Capture(this);

    /// <inheritdoc/>
    protected override void Update(ReadOnlySpan<Value> parameters, ReadOnlySpan<double> gradient)
    {
        var formula = new Formula(LearningRate, Smoothing, Epsilon);
        var derivatives = MemoryMarshal.Cast<double, Vector<double>>(gradient);
        var squares = MemoryMarshal.Cast<double, Vector<double>>(meanSquares.AsSpan());
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(steps.AsSpan());
        for (var i = 0; i < vectors.Length; i++)
        {
            vectors[i] = formula.StepOf(derivatives[i], ref squares[i]);
        }

        for (var i = vectors.Length * Vector<double>.Count; i < steps.Length; i++)
        {
            var s = Vector.Create(meanSquares[i]);
            steps[i] = formula.StepOf(Vector.Create(gradient[i]), ref s)[0];
            meanSquares[i] = s[0];
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i].Data -= steps[i];
        }
    }

    // Of a register of parameters. No fused operations: the bits are the same however wide it is, and of a parameter that stands alone.
    private readonly struct Formula(double rate, double smoothing, double epsilon)
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public Vector<double> StepOf(Vector<double> g, ref Vector<double> s)
        {
            s = (smoothing * s) + ((1 - smoothing) * g * g);
            return rate * g / (Vector.SquareRoot(s) + Vector.Create(epsilon));
        }
    }
}
