using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Autograd.Core;

namespace Autograd.Nn;

/// <summary>A multilayer perceptron: layers in a row, each taking the outputs of the one before.</summary>
public sealed partial class Mlp
{
    /// <summary>A network of given layers.</summary>
    /// <param name="layers">From the input to the output, at least one.</param>
    /// <exception cref="ArgumentException">There are none, one is listed twice, or a layer does not take as many inputs as the one before it has outputs.</exception>
    /// <exception cref="ArgumentNullException">One of the layers is null.</exception>
    public Mlp(params ReadOnlySpan<Layer> layers)
    {
        if (layers.IsEmpty)
        {
            throw new ArgumentException("A network needs at least one layer.", nameof(layers));
        }

        for (var i = 0; i < layers.Length; i++)
        {
            ArgumentNullException.ThrowIfNull(layers[i], nameof(layers));
            if (layers[..i].Contains(layers[i]))
            {
                throw new ArgumentException($"Layer {i + 1} is listed before: make another with parameters of its own.", nameof(layers));
            }

            if (i > 0 && layers[i].InputCount != layers[i - 1].OutputCount)
            {
                throw new ArgumentException(
                    $"Layer {i + 1} takes {Counts.Of(layers[i].InputCount, "input")}, but layer {i} has {Counts.Of(layers[i - 1].OutputCount, "output")}: "
                    + "the two numbers must be equal.",
                    nameof(layers));
            }
        }

        Layers = [.. layers];
        Parameters = [.. Layers.SelectMany(layer => layer.Parameters)];
        Weights = [.. Layers.SelectMany(layer => layer.Weights)];
        prediction = new(RecordPrediction);
    }

    /// <summary>A new network whose last layer is linear.</summary>
    /// <param name="sizes">The number of inputs, then of each layer's neurons: [2, 16, 1] has one hidden layer.</param>
    /// <param name="hidden">The activation of every layer but the last.</param>
    /// <param name="seed">The same seed gives the same network.</param>
    /// <param name="initializer">Draws the weights; left out, <see cref="Initializer.Gaussian"/>.</param>
    /// <exception cref="ArgumentException">There are fewer than two sizes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="hidden"/> is null.</exception>
    public Mlp(ReadOnlySpan<int> sizes, Activation hidden, int seed, Initializer? initializer = null)
        : this(sizes, LinearLast(hidden, sizes.Length - 1), seed, initializer)
    {
    }

    /// <summary>A new network with an activation for each layer.</summary>
    /// <param name="sizes">The number of inputs, then of each layer's neurons.</param>
    /// <param name="activations">One for each layer: one fewer than sizes.</param>
    /// <param name="seed">The same seed gives the same network.</param>
    /// <param name="initializer">Draws the weights; left out, <see cref="Initializer.Gaussian"/>.</param>
    /// <exception cref="ArgumentException">There are fewer than two sizes, or not one activation for each layer.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    /// <exception cref="ArgumentNullException">One of <paramref name="activations"/> is null.</exception>
    public Mlp(ReadOnlySpan<int> sizes, ReadOnlySpan<Activation> activations, int seed, Initializer? initializer = null)
        : this(NewLayers(sizes, activations, seed, initializer ?? Initializer.Gaussian))
    {
    }

    /// <summary>The number of inputs of the first layer.</summary>
    public int InputCount => Layers[0].InputCount;

    /// <summary>The number of outputs of the last layer.</summary>
    public int OutputCount => Layers[^1].OutputCount;

    /// <summary>The layers, from the input to the output.</summary>
    public ImmutableArray<Layer> Layers { get; }

    /// <summary>Every weight and bias, layer by layer and neuron by neuron, a neuron's weights before its bias.</summary>
    public ImmutableArray<Value> Parameters { get; }

    /// <summary>Every weight, without the biases: what a penalty is taken of.</summary>
    public ImmutableArray<Value> Weights { get; }

    /// <summary>The outputs for one sample of numbers.</summary>
    /// <exception cref="ArgumentException">The number of inputs is not what the first layer takes.</exception>
    [OverloadResolutionPriority(1)]
    public ImmutableArray<Value> Forward(params ReadOnlySpan<double> inputs) => Forward(ImmutableArray.Create(inputs));

    /// <summary>The outputs for one sample of values, so that derivatives by the inputs are at hand too.</summary>
    /// <exception cref="ArgumentException">The number of inputs is not what the first layer takes.</exception>
    /// <exception cref="ArgumentNullException">One of the inputs is null.</exception>
    [OverloadResolutionPriority(1)]
    public ImmutableArray<Value> Forward(params ReadOnlySpan<Value> inputs) => Forward(ImmutableArray.Create(inputs));

    /// <inheritdoc cref="Forward(ReadOnlySpan{double})"/>
    public ImmutableArray<Value> Forward(ImmutableArray<double> inputs) => Through(Layers[0].Forward(inputs));

    /// <inheritdoc cref="Forward(ReadOnlySpan{Value})"/>
    public ImmutableArray<Value> Forward(ImmutableArray<Value> inputs) => Through(Layers[0].Forward(inputs));

    /// <summary>Where an optimizer's parameters are among <see cref="Parameters"/>; null if it has all of them, in their order.</summary>
    /// <exception cref="ArgumentException">It has one that this network does not have.</exception>
    internal int[]? PlacesOf(Optimizer optimizer)
    {
        if (optimizer.Parameters.SequenceEqual(Parameters))
        {
            return null;
        }

        var places = Parameters.Select((parameter, place) => (parameter, place)).ToDictionary(pair => pair.parameter, pair => pair.place);
        return [.. optimizer.Parameters.Select(parameter => places.TryGetValue(parameter, out var place)
            ? place
            : throw new ArgumentException("The optimizer has parameters of another network: make it of model.Network.Parameters.", nameof(optimizer)))];
    }

    private ImmutableArray<Value> Through(ImmutableArray<Value> outputs)
    {
        for (var i = 1; i < Layers.Length; i++)
        {
            outputs = Layers[i].Forward(outputs);
        }

        return outputs;
    }

    private static Activation[] LinearLast(Activation hidden, int layers)
    {
        ArgumentNullException.ThrowIfNull(hidden);
        return [.. Enumerable.Repeat(hidden, Math.Max(0, layers - 1)), Activation.Linear];
    }

    private static Layer[] NewLayers(ReadOnlySpan<int> sizes, ReadOnlySpan<Activation> activations, int seed, Initializer initializer)
    {
        if (sizes.Length < 2)
        {
            throw new ArgumentException(
                $"A network needs at least two sizes, of its input and its output, and there are {sizes.Length}.", nameof(sizes));
        }

        for (var i = 0; i < sizes.Length; i++)
        {
            if (sizes[i] < 1)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(sizes), sizes[i], $"The {(i == 0 ? "number of inputs" : $"size of layer {i}")} must be 1 or more.");
            }
        }

        if (activations.Length != sizes.Length - 1)
        {
            throw new ArgumentException(
                $"{Counts.Unequal(activations.Length, "activation", sizes.Length - 1, "layer")}: each layer needs one.", nameof(activations));
        }

        foreach (var activation in activations)
        {
            ArgumentNullException.ThrowIfNull(activation, nameof(activations));
        }

        var random = new Random(seed);
        var layers = new Layer[activations.Length];
        for (var i = 0; i < layers.Length; i++)
        {
            layers[i] = new Layer(sizes[i], sizes[i + 1], activations[i], initializer, random);
        }

        return layers;
    }
}
