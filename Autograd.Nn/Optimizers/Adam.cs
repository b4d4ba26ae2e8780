using Autograd.Core;

namespace Autograd.Nn;

/// <summary>Adam: the running mean of the gradient, divided by the root of its running mean square.</summary>
/// <remarks>
/// m ← β₁ · m + (1 − β₁) · g and v ← β₂ · v + (1 − β₂) · g², from 0; p ← p − η · m̂ / (√v̂ + ε), where at the t-th step
/// m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ). Kingma and Ba, Adam: a method for stochastic optimization (2015), algorithm 1; the
/// defaults are theirs and PyTorch's. For weight decay there is <see cref="AdamW"/>.
/// </remarks>
public sealed class Adam : FirstOrderOptimizer
{
    internal static readonly OptimizerMethod<Adam> Method = new(
        "adam",
        [
            new("learningRate", adam => adam.LearningRate),
            new("beta1", adam => adam.Beta1),
            new("beta2", adam => adam.Beta2),
            new("epsilon", adam => adam.Epsilon),
        ],
        (parameters, numbers, _) => new(parameters, numbers[0], numbers[1], numbers[2], numbers[3]),
        adam => [new("mean", adam.moments.Means), new("meanSquare", adam.moments.MeanSquares) { IsNegativeRefused = true }]);

    private readonly Moments moments;

    /// <summary>An optimizer of these parameters.</summary>
    /// <param name="parameters">Variables, usually <see cref="Mlp.Parameters"/>.</param>
    /// <param name="learningRate">η, about the farthest that a parameter moves in a step: 0 or more.</param>
    /// <param name="beta1">β₁, what remains of the mean after a step: 0 or more, less than 1.</param>
    /// <param name="beta2">β₂, what remains of the mean square after a step: 0 or more, less than 1.</param>
    /// <param name="epsilon">ε, which keeps a gradient of 0 from 0 / 0: more than 0.</param>
    /// <exception cref="ArgumentException">There are no parameters, or one is not a variable, or is listed twice.</exception>
    /// <exception cref="ArgumentNullException">The list is null, or one of the parameters.</exception>
    /// <exception cref="ArgumentOutOfRangeException">One of the numbers is outside of its range.</exception>
    public Adam(IEnumerable<Value> parameters, double learningRate = .001, double beta1 = .9, double beta2 = .999, double epsilon = 1e-8)
        : base(parameters, learningRate) => moments = new(Parameters.Length, beta1, beta2, epsilon);

    /// <summary>β₁, what remains of the mean after a step.</summary>
    public double Beta1 => moments.Beta1;

    /// <summary>β₂, what remains of the mean square after a step.</summary>
    public double Beta2 => moments.Beta2;

    /// <summary>ε, added to the root of the mean square.</summary>
    public double Epsilon => moments.Epsilon;

    internal override OptimizerState Capture() => Method.Capture(this);

    /// <inheritdoc/>
    protected override void Update(ReadOnlySpan<Value> parameters, ReadOnlySpan<double> gradient) =>
        moments.Step(StepsTaken + 1, parameters, gradient, LearningRate, kept: 1);
}
