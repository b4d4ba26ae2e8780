using Autograd.Core;

namespace Autograd.Nn;

/// <summary>
/// An optimizer that needs the gradient at one point for each step, wherever it comes from. A derived class says how far to move in
/// <see cref="Update"/>, and owns what it remembers from step to step.
/// </summary>
/// <remarks>A step allocates nothing.</remarks>
public abstract class FirstOrderOptimizer : Optimizer
{
    private readonly double[] collected;

    /// <inheritdoc/>
    protected FirstOrderOptimizer(IEnumerable<Value> parameters, double learningRate)
        : base(parameters, learningRate) => collected = new double[Parameters.Length];

    /// <summary>A step by the gradient that backward passes left in the parameters' <see cref="Value.Grad"/>.</summary>
    public void Step()
    {
        var values = Parameters.AsSpan();
        var gradient = collected.AsSpan(0, values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            gradient[i] = values[i].Grad;
        }

        Advance(gradient);
    }

    /// <summary>A step by a gradient that is not in the parameters' Grad but from a tape; their Grad is neither read nor changed.</summary>
    /// <param name="gradient">A derivative for each parameter, in the order in which they were given.</param>
    /// <exception cref="ArgumentException">There is not one derivative for each parameter; nothing has moved.</exception>
    public void Step(ReadOnlySpan<double> gradient)
    {
        if (gradient.Length != Parameters.Length)
        {
            throw new ArgumentException(
                $"{Counts.Unequal(gradient.Length, "derivative", Parameters.Length, "parameter")}: each parameter needs one.", nameof(gradient));
        }

        Advance(gradient);
    }

    /// <inheritdoc/>
    public override double Step(LossGradient evaluate)
    {
        ArgumentNullException.ThrowIfNull(evaluate);
        var loss = evaluate(collected);
        Advance(collected);
        return loss;
    }

    /// <summary>One step: sets every parameter's <see cref="Value.Data"/>.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="gradient">As many derivatives, in the same order.</param>
    protected abstract void Update(ReadOnlySpan<Value> parameters, ReadOnlySpan<double> gradient);

    private void Advance(ReadOnlySpan<double> gradient)
    {
        Update(Parameters.AsSpan(), gradient);
        StepsTaken++;
    }
}
