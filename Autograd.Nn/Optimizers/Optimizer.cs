using System.Collections.Immutable;
using Autograd.Core;

namespace Autograd.Nn;

/// <summary>
/// Moves parameters towards a lower loss, a step at a time. Those that need one gradient a step are
/// <see cref="FirstOrderOptimizer"/>s.
/// </summary>
/// <remarks>Two threads must not use an optimizer, or optimizers of the same parameters, at a time.</remarks>
public abstract class Optimizer
{
    /// <summary>An optimizer of these parameters.</summary>
    /// <param name="parameters">Variables, usually <see cref="Mlp.Parameters"/>.</param>
    /// <param name="learningRate">See <see cref="LearningRate"/>.</param>
    /// <exception cref="ArgumentException">There are no parameters, or one is not a variable, or is listed twice.</exception>
    /// <exception cref="ArgumentNullException">The list is null, or one of the parameters.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative or not finite.</exception>
    protected Optimizer(IEnumerable<Value> parameters, double learningRate)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Parameters = [.. parameters];
        if (Parameters.IsEmpty)
        {
            throw new ArgumentException("There are no parameters: give at least one, usually those of a network.", nameof(parameters));
        }

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

    /// <summary>How many steps lie behind.</summary>
    internal long StepsTaken { get; set; }

    /// <summary>Whether the last step found nothing lower to go to, or nothing that is worth it, so that another is of no use. Most methods cannot tell: false.</summary>
    public virtual bool Converged => false;

    /// <summary>One step, by a function that the optimizer calls for the loss and its gradient as often as its method needs them.</summary>
    /// <param name="evaluate">The loss at the parameters' present <see cref="Value.Data"/>, which it must not change.</param>
    /// <returns>The loss at the point where the step began.</returns>
    /// <exception cref="ArgumentNullException">The function is null.</exception>
    /// <remarks>An exception from the function passes through; parameters and optimizer are then as they were before the step.</remarks>
    public abstract double Step(LossGradient evaluate);

    /// <summary>Forgets the gradients, so that the next backward pass starts from 0. What the optimizer remembers of earlier steps stays.</summary>
    public void ZeroGrad()
    {
        foreach (var parameter in Parameters)
        {
            parameter.ZeroGrad();
        }
    }

    /// <summary>What the optimizer is and remembers, for a file; null if its class is not of this library.</summary>
    internal virtual OptimizerState? Capture() => null;
}
