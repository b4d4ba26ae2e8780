using Autograd.Core;

namespace Autograd.Nn;

/// <summary><see cref="Adam"/> with decoupled weight decay: it shrinks the parameters themselves, and stays out of the moments.</summary>
/// <remarks>
/// p ← (1 − η · λ) · p, then Adam's step. Loshchilov and Hutter, Decoupled weight decay regularization (2019), algorithm 2, with the
/// decay times the learning rate as in PyTorch's AdamW, whose defaults these are.
/// </remarks>
public sealed class AdamW : FirstOrderOptimizer
{
    internal static readonly OptimizerMethod<AdamW> Method = new(
        "adamw",
        [
            new("learningRate", adam => adam.LearningRate),
            new("beta1", adam => adam.Beta1),
            new("beta2", adam => adam.Beta2),
            new("epsilon", adam => adam.Epsilon),
            new("weightDecay", adam => adam.WeightDecay),
        ],
        (parameters, numbers, _) => new(parameters, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]),
        adam => [new("mean", adam.moments.Means), new("meanSquare", adam.moments.MeanSquares) { IsNegativeRefused = true }]);

    private readonly Moments moments;

    /// <summary>An optimizer of these parameters.</summary>
    /// <param name="parameters">Variables, usually <see cref="Mlp.Parameters"/>.</param>
    /// <param name="learningRate">η, about the farthest that a parameter moves in a step, but for the decay: 0 or more.</param>
    /// <param name="beta1">β₁, what remains of the mean after a step: 0 or more, less than 1.</param>
    /// <param name="beta2">β₂, what remains of the mean square after a step: 0 or more, less than 1.</param>
    /// <param name="epsilon">ε, which keeps a gradient of 0 from 0 / 0: more than 0.</param>
    /// <param name="weightDecay">λ, which takes the share η · λ of every parameter in a step: 0 or more.</param>
    /// <exception cref="ArgumentException">There are no parameters, or one is not a variable, or is listed twice.</exception>
    /// <exception cref="ArgumentNullException">The list is null, or one of the parameters.</exception>
    /// <exception cref="ArgumentOutOfRangeException">One of the numbers is outside of its range.</exception>
    public AdamW(
        IEnumerable<Value> parameters,
        double learningRate = .001,
        double beta1 = .9,
        double beta2 = .999,
        double epsilon = 1e-8,
        double weightDecay = .01)
        : base(parameters, learningRate)
    {
        moments = new(Parameters.Length, beta1, beta2, epsilon);
        WeightDecay = Hyperparameter.NotNegative(weightDecay, "weight decay", nameof(weightDecay));
    }

    /// <summary>β₁, what remains of the mean after a step.</summary>
    public double Beta1 => moments.Beta1;

    /// <summary>β₂, what remains of the mean square after a step.</summary>
    public double Beta2 => moments.Beta2;

    /// <summary>ε, added to the root of the mean square.</summary>
    public double Epsilon => moments.Epsilon;

    /// <summary>λ, which takes the share η · λ of every parameter in a step.</summary>
    public double WeightDecay { get; }

    internal override OptimizerState Capture() => Method.Capture(this);

    /// <inheritdoc/>
    protected override void Update(ReadOnlySpan<Value> parameters, ReadOnlySpan<double> gradient) =>
        moments.Step(StepsTaken + 1, parameters, gradient, LearningRate, 1 - (LearningRate * WeightDecay));
}
