using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Autograd.Core;

namespace Autograd.Nn;

/// <summary>Neurons side by side, all with the same inputs.</summary>
public sealed class Layer
{
    /// <summary>A layer of new neurons with biases of 0.</summary>
    /// <param name="inputs">The number of inputs, at least 1.</param>
    /// <param name="outputs">The number of neurons, at least 1.</param>
    /// <param name="activation">Of every neuron.</param>
    /// <param name="initializer">Draws the weights.</param>
    /// <param name="random">Where the initializer draws from.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public Layer(int inputs, int outputs, Activation activation, Initializer initializer, Random random)
        : this(Draw(inputs, outputs, initializer, random), new double[outputs], activation)
    {
    }

    /// <summary>A layer with given numbers.</summary>
    /// <param name="weights">outputs × inputs: a row for each neuron.</param>
    /// <param name="biases">One for each neuron.</param>
    /// <param name="activation">Of every neuron.</param>
    /// <exception cref="ArgumentException">The matrix is empty, or there are not as many biases as rows.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public Layer(double[,] weights, double[] biases, Activation activation)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(biases);
        ArgumentNullException.ThrowIfNull(activation);
        if (weights.Length == 0)
        {
            throw new ArgumentException("A layer needs at least one neuron with one weight.", nameof(weights));
        }

        if (biases.Length != weights.GetLength(0))
        {
            throw new ArgumentException(
                $"{Counts.Unequal(biases.Length, "bias", weights.GetLength(0), "row")} of weights: each neuron needs one.", nameof(biases));
        }

        Neurons = [.. biases.Select((bias, row) => new Neuron(Row(weights, row), new Value(bias), activation))];
        Parameters = [.. Neurons.SelectMany(neuron => neuron.Weights.Append(neuron.Bias))];
        Weights = [.. Neurons.SelectMany(neuron => neuron.Weights)];
    }

    /// <summary>The neurons, one for each output.</summary>
    public ImmutableArray<Neuron> Neurons { get; }

    /// <summary>The number of inputs.</summary>
    public int InputCount => Neurons[0].Weights.Length;

    /// <summary>The number of outputs.</summary>
    public int OutputCount => Neurons.Length;

    /// <summary>The activation of its neurons.</summary>
    public Activation Activation => Neurons[0].Activation;

    /// <summary>The weights of each neuron and its bias, neuron by neuron.</summary>
    public ImmutableArray<Value> Parameters { get; }

    /// <summary>The weights alone, neuron by neuron.</summary>
    public ImmutableArray<Value> Weights { get; }

    /// <summary>The outputs for inputs that are values, such as those of the layer before.</summary>
    /// <exception cref="ArgumentException">The number of inputs is not <see cref="InputCount"/>.</exception>
    /// <exception cref="ArgumentNullException">One of the inputs is null.</exception>
    public ImmutableArray<Value> Forward(ImmutableArray<Value> inputs)
    {
        CheckLength(inputs);
        var outputs = new Value[OutputCount];
        for (var i = 0; i < outputs.Length; i++)
        {
            outputs[i] = Neurons[i].Forward(inputs);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(outputs);
    }

    /// <summary>The outputs for inputs that are numbers.</summary>
    /// <exception cref="ArgumentException">The number of inputs is not <see cref="InputCount"/>.</exception>
    public ImmutableArray<Value> Forward(ImmutableArray<double> inputs)
    {
        CheckLength(inputs);
        var outputs = new Value[OutputCount];
        for (var i = 0; i < outputs.Length; i++)
        {
            outputs[i] = Neurons[i].Forward(inputs);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(outputs);
    }

    /// <inheritdoc cref="Forward(ImmutableArray{Value})"/>
    [OverloadResolutionPriority(1)]
    public ImmutableArray<Value> Forward(params ReadOnlySpan<Value> inputs) => Forward(ImmutableArray.Create(inputs));

    /// <inheritdoc cref="Forward(ImmutableArray{double})"/>
    [OverloadResolutionPriority(1)]
    public ImmutableArray<Value> Forward(params ReadOnlySpan<double> inputs) => Forward(ImmutableArray.Create(inputs));

    /// <summary>Its shape, as in <c>64 → 16 tanh</c>.</summary>
    public override string ToString() => $"{InputCount} → {OutputCount} {Activation}";

    private static double[,] Draw(int inputs, int outputs, Initializer initializer, Random random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        ArgumentNullException.ThrowIfNull(initializer);
        ArgumentNullException.ThrowIfNull(random);
        return initializer.Draw(outputs, inputs, random);
    }

    private static ImmutableArray<Value> Row(double[,] weights, int row) =>
        [.. Enumerable.Range(0, weights.GetLength(1)).Select(column => new Value(weights[row, column]))];

    private void CheckLength<T>(ImmutableArray<T> inputs)
    {
        var count = inputs.IsDefault ? 0 : inputs.Length;
        if (count != InputCount)
        {
            throw new ArgumentException($"{Counts.ThereAre(count, "input")} for a layer that takes {InputCount}.", nameof(inputs));
        }
    }
}
