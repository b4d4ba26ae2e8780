using System.Collections.Immutable;
using Autograd.Core;

namespace Autograd.Nn;

/// <summary>
/// Moves parameters by their gradients, a step at a time. A derived class says how far in <see cref="Update"/>, and owns what it
/// remembers from step to step.
/// </summary>
/// <remarks>A step allocates nothing. Two threads must not use an optimizer, or optimizers of the same parameters, at a time.</remarks>
public abstract class Optimizer
{
    private readonly double[] collected;

    /// <summary>An optimizer of these parameters.</summary>
    /// <param name="parameters">Variables, usually <see cref="Mlp.Parameters"/>.</param>
    /// <param name="learningRate">See <see cref="LearningRate"/>.</param>
    /// <exception cref="ArgumentException">A parameter is not a variable, or is listed twice.</exception>
    /// <exception cref="ArgumentNullException">The list is null, or one of the parameters.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative or not finite.</exception>
    protected Optimizer(IEnumerable<Value> parameters, double learningRate)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Parameters = [.. parameters];
        var seen = new HashSet<Value>();
        foreach (var parameter in Parameters)
        {
            ArgumentNullException.ThrowIfNull(parameter, nameof(parameters));
            if (!parameter.IsLeaf || parameter.IsConstant)
            {
                throw new ArgumentException(
                    $"'{parameter}' cannot be trained: a parameter is a variable, made with new Value(...).", nameof(parameters));
            }

            if (!seen.Add(parameter))
            {
                throw new ArgumentException(
                    $"'{parameter}' is listed twice, and each step would move it twice: list every parameter once.", nameof(parameters));
            }
        }

        LearningRate = Hyperparameter.NotNegative(learningRate, "learning rate", nameof(learningRate));
        collected = new double[Parameters.Length];
    }

    /// <summary>What is trained, in the order in which it was given.</summary>
    public ImmutableArray<Value> Parameters { get; }

    /// <summary>η, the factor of every step: 0 or more. May change between steps, as a <see cref="Schedule"/> does.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to a number that is negative or not finite.</exception>
    public double LearningRate
    {
        get;
        set => field = Hyperparameter.NotNegative(value, "learning rate", nameof(value));
    }

    /// <summary>A step by the gradient that backward passes left in the parameters' <see cref="Value.Grad"/>.</summary>
    public void Step()
    {
        var values = Parameters.AsSpan();
        var gradient = collected.AsSpan(0, values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            gradient[i] = values[i].Grad;
        }

        Update(values, gradient);
    }

    /// <summary>A step by a gradient that is not in the parameters' Grad but from a tape; their Grad is neither read nor changed.</summary>
    /// <param name="gradient">A derivative for each parameter, in the order in which they were given.</param>
    /// <exception cref="ArgumentException">There is not one derivative for each parameter; nothing has moved.</exception>
    public void Step(ReadOnlySpan<double> gradient)
    {
        if (gradient.Length != Parameters.Length)
        {
            throw new ArgumentException(
                $"There are {gradient.Length} derivatives for {Parameters.Length} parameters: each parameter needs one.", nameof(gradient));
        }

        Update(Parameters.AsSpan(), gradient);
    }

    /// <summary>Forgets the gradients, so that the next backward pass starts from 0. What the optimizer remembers of earlier steps stays.</summary>
    public void ZeroGrad()
    {
        foreach (var parameter in Parameters)
        {
            parameter.ZeroGrad();
        }
    }

    /// <summary>One step: sets every parameter's <see cref="Value.Data"/>.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="gradient">As many derivatives, in the same order.</param>
    protected abstract void Update(ReadOnlySpan<Value> parameters, ReadOnlySpan<double> gradient);
}
