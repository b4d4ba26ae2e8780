using Autograd.Core;

namespace Autograd.Nn;

/// <summary>
/// Stochastic gradient descent: each step moves every parameter against its gradient, with momentum and weight decay if they are
/// asked for.
/// </summary>
/// <remarks>
/// <para>g ← ∂L/∂p + λ · p; v ← μ · v + g, from v = 0; p ← p − η · v, or with Nesterov's momentum p ← p − η · (g + μ · v).</para>
/// <para>As PyTorch's SGD without dampening: η is outside of the velocity v, so that a new rate holds at once. Nesterov's form is
/// that of Sutskever, Martens, Dahl and Hinton, On the importance of initialization and momentum in deep learning (2013).</para>
/// </remarks>
public sealed class Sgd : FirstOrderOptimizer
{
    internal static readonly OptimizerMethod<Sgd> Method = new(
        "sgd",
        [
            new("learningRate", sgd => sgd.LearningRate),
            new("momentum", sgd => sgd.Momentum),
            new("nesterov", sgd => sgd.Nesterov ? 1 : 0) { WholeUpTo = 1 },
            new("weightDecay", sgd => sgd.WeightDecay),
        ],
        (parameters, numbers, _) => new(parameters, numbers[0], numbers[1], numbers[2] != 0, numbers[3]),
        sgd => sgd.Momentum == 0 ? [] : [new("velocity", sgd.velocities)]);

    private readonly double[] velocities;

    /// <summary>An optimizer of these parameters.</summary>
    /// <param name="parameters">Variables, usually <see cref="Mlp.Parameters"/>.</param>
    /// <param name="learningRate">How far to move for a gradient of 1, 0 or more.</param>
    /// <param name="momentum">μ, what remains of the velocity after a step: 0 or more, less than 1.</param>
    /// <param name="nesterov">Whether to take the gradient's part of the velocity a step ahead; needs a momentum.</param>
    /// <param name="weightDecay">λ, added to the gradient times the parameter, the gradient of ½λp²: 0 or more.</param>
    /// <exception cref="ArgumentException">There are no parameters, or one is not a variable, or is listed twice; Nesterov without a momentum.</exception>
    /// <exception cref="ArgumentNullException">The list is null, or one of the parameters.</exception>
    /// <exception cref="ArgumentOutOfRangeException">One of the numbers is outside of its range.</exception>
    public Sgd(IEnumerable<Value> parameters, double learningRate, double momentum = 0, bool nesterov = false, double weightDecay = 0)
        : base(parameters, learningRate)
    {
        Momentum = Hyperparameter.Fraction(momentum, nameof(momentum), nameof(momentum));
        WeightDecay = Hyperparameter.NotNegative(weightDecay, "weight decay", nameof(weightDecay));
        if (nesterov && momentum == 0)
        {
            throw new ArgumentException("Nesterov's momentum needs a momentum above 0.", nameof(nesterov));
        }

        Nesterov = nesterov;
        velocities = momentum == 0 ? [] : new double[Parameters.Length];
    }

    /// <summary>μ, what remains of the velocity after a step.</summary>
    public double Momentum { get; }

    /// <summary>Whether the momentum is Nesterov's.</summary>
    public bool Nesterov { get; }

    /// <summary>λ, added to the gradient times the parameter.</summary>
    public double WeightDecay { get; }

    internal override OptimizerState Capture() => Method.Capture(this);

    /// <inheritdoc/>
    protected override void Update(ReadOnlySpan<Value> parameters, ReadOnlySpan<double> gradient)
    {
        if (Momentum != 0 || WeightDecay != 0)
        {
            UpdateDecayed(parameters, gradient);
            return;
        }

        var rate = LearningRate;
        for (var i = 0; i < parameters.Length; i++)
        {
            parameters[i].Data -= rate * gradient[i];
        }
    }

    private void UpdateDecayed(ReadOnlySpan<Value> parameters, ReadOnlySpan<double> gradient)
    {
        var (rate, momentum, decay, v) = (LearningRate, Momentum, WeightDecay, velocities);
        for (var i = 0; i < parameters.Length; i++)
        {
            var p = parameters[i].Data;
            var g = gradient[i] + (decay * p);
            if (v.Length > 0)
            {
                v[i] = (momentum * v[i]) + g;
                g = Nesterov ? g + (momentum * v[i]) : v[i];
            }

            parameters[i].Data = p - (rate * g);
        }
    }
}
