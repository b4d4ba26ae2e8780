using System.Collections.Immutable;
using Autograd.Core;

namespace Autograd.Nn;

/// <summary>Stochastic gradient descent: each step moves every parameter against its gradient.</summary>
public sealed class Sgd
{
    private readonly ImmutableArray<Value> parameters;

    /// <summary>An optimizer of these parameters.</summary>
    /// <param name="parameters">Variables, usually <see cref="Mlp.Parameters"/>.</param>
    /// <param name="learningRate">How far to move for a gradient of 1, 0 or more.</param>
    /// <exception cref="ArgumentException">A parameter is not a variable, or is listed twice.</exception>
    /// <exception cref="ArgumentNullException">The list is null, or one of the parameters.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is negative or not finite.</exception>
    public Sgd(IEnumerable<Value> parameters, double learningRate)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        this.parameters = [.. parameters];
        var seen = new HashSet<Value>();
        foreach (var parameter in this.parameters)
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

        LearningRate = Checked(learningRate, nameof(learningRate));
    }

    /// <summary>How far to move for a gradient of 1. May change between steps, as a schedule does.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Set to a number that is negative or not finite.</exception>
    public double LearningRate
    {
        get;
        set => field = Checked(value, nameof(value));
    }

    /// <summary>p ← p − η · ∂L/∂p for every parameter.</summary>
    public void Step()
    {
        foreach (var parameter in parameters)
        {
            parameter.Data -= LearningRate * parameter.Grad;
        }
    }

    /// <summary>p ← p − η · gᵢ for the i-th parameter, the gradient not from its Grad but from a tape.</summary>
    /// <param name="gradient">A derivative for each parameter, in the order in which they were given.</param>
    /// <exception cref="ArgumentException">There is not one derivative for each parameter.</exception>
    public void Step(ReadOnlySpan<double> gradient)
    {
        if (gradient.Length != parameters.Length)
        {
            throw new ArgumentException(
                $"There are {gradient.Length} derivatives for {parameters.Length} parameters: each parameter needs one.", nameof(gradient));
        }

        var rate = LearningRate;
        ReadOnlySpan<Value> values = parameters.AsSpan();
        for (var i = 0; i < values.Length; i++)
        {
            values[i].Data -= rate * gradient[i];
        }
    }

    /// <summary>Forgets the gradients, so that the next backward pass starts from 0.</summary>
    public void ZeroGrad()
    {
        foreach (var parameter in parameters)
        {
            parameter.ZeroGrad();
        }
    }

    private static double Checked(double learningRate, string parameter) => learningRate >= 0 && double.IsFinite(learningRate)
        ? learningRate
        : throw new ArgumentOutOfRangeException(parameter, learningRate, "The learning rate must be 0 or more, and finite.");
}
