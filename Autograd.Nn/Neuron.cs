using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Autograd.Core;

namespace Autograd.Nn;

/// <summary>activation(w · x + b): a dot product with a bias, one node, and an activation, another.</summary>
public sealed class Neuron
{
    /// <summary>A neuron with these very parameters.</summary>
    /// <param name="weights">One for each input, at least one.</param>
    /// <param name="bias">What the sum starts from.</param>
    /// <param name="activation">What is done to the sum.</param>
    /// <exception cref="ArgumentException">There are no weights.</exception>
    /// <exception cref="ArgumentNullException">An argument is null, or one of the weights.</exception>
    public Neuron(ImmutableArray<Value> weights, Value bias, Activation activation)
    {
        ArgumentNullException.ThrowIfNull(bias);
        ArgumentNullException.ThrowIfNull(activation);
        if (weights.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A neuron needs a weight for each of its inputs, and there are none.", nameof(weights));
        }

        foreach (var weight in weights)
        {
            ArgumentNullException.ThrowIfNull(weight, nameof(weights));
        }

        (Weights, Bias, Activation) = (weights, bias, activation);
    }

    /// <summary>One weight for each input.</summary>
    public ImmutableArray<Value> Weights { get; }

    /// <summary>The bias.</summary>
    public Value Bias { get; }

    /// <summary>The activation.</summary>
    public Activation Activation { get; }

    /// <summary>The output for inputs that are values.</summary>
    /// <exception cref="ArgumentException">There are not as many inputs as weights.</exception>
    /// <exception cref="ArgumentNullException">One of the inputs is null.</exception>
    public Value Forward(ImmutableArray<Value> inputs) => Activation.Apply(Value.Dot(Weights, inputs, Bias));

    /// <summary>The output for inputs that are numbers.</summary>
    /// <exception cref="ArgumentException">There are not as many inputs as weights.</exception>
    public Value Forward(ImmutableArray<double> inputs) => Activation.Apply(Value.Dot(Weights, inputs, Bias));

    /// <inheritdoc cref="Forward(ImmutableArray{Value})"/>
    [OverloadResolutionPriority(1)]
    public Value Forward(params ReadOnlySpan<Value> inputs) => Forward(ImmutableArray.Create(inputs));

    /// <inheritdoc cref="Forward(ImmutableArray{double})"/>
    [OverloadResolutionPriority(1)]
    public Value Forward(params ReadOnlySpan<double> inputs) => Forward(ImmutableArray.Create(inputs));
}
