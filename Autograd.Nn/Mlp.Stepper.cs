using System.Collections.Immutable;
using System.Globalization;
using Autograd.Core;

namespace Autograd.Nn;

// The network at work on one sample, to be stepped through.
public sealed partial class Mlp
{
    /// <summary>
    /// A page to step through this network for one sample, as <see cref="Value.ToHtml"/> is for any value: forward, backward, with
    /// inputs and parameters that can be changed, and a quiz. Each neuron is a box that opens into its dot product and its
    /// activation; a weight stands on the arrow that it multiplies. A neuron of which <paramref name="root"/> uses the sum itself is
    /// drawn without a box. The parameters are named, as by <see cref="Named"/>.
    /// </summary>
    /// <param name="inputs">The sample: inputs of the network, without standardisation.</param>
    /// <param name="root">What is differentiated, such as a loss: made of the outputs. Left out, the output of a network that has only one.</param>
    /// <param name="maximumNodes">The most values, parameters among them, that the page may have to compute. Of more than 500 it shows a part, without boxes.</param>
    /// <exception cref="ArgumentException">
    /// The number of inputs is not what the first layer takes; or <paramref name="root"/> is left out and there are several outputs,
    /// or gives null.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximumNodes"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">There are more values than <paramref name="maximumNodes"/>.</exception>
    public string ToHtml(ReadOnlySpan<double> inputs, Func<ImmutableArray<Value>, Value>? root = null, int maximumNodes = 20_000)
    {
        if (root is null && OutputCount > 1)
        {
            throw new ArgumentException(
                $"The network has {OutputCount} outputs, and one number is differentiated: say which, as in outputs => outputs[0], or a loss of them.", nameof(root));
        }

        Named();
        var outputs = ImmutableArray.Create(inputs).Select((input, i) => new Value(input, string.Create(CultureInfo.InvariantCulture, $"x{i + 1}"))).ToImmutableArray();
        List<NeuronValues> neurons = [];
        for (var layer = 0; layer < Layers.Length; layer++)
        {
            outputs = Layers[layer].Forward(outputs);
            for (var i = 0; i < outputs.Length; i++)
            {
                var name = NeuronName(layer, i);
                var sum = Layers[layer].Activation == Activation.Linear ? outputs[i] : outputs[i].Operands[0];
                neurons.Add(new(name, sum.Named($"{name}.sum"), outputs[i].Named(name)));
            }
        }

        var value = root is null ? outputs[0] : root(outputs) ?? throw new ArgumentException("It gave no value: return a loss, or one of the outputs.", nameof(root));
        return SteppedPage.Of(value, Parameters.ToHashSet(), maximumNodes, neurons.ToArray());
    }

    /// <summary>Writes the page of <see cref="ToHtml"/> to a file, whole or not at all; folders are made as needed.</summary>
    /// <param name="path">The file, new or not.</param>
    /// <param name="inputs">The sample.</param>
    /// <param name="root">What is differentiated; left out, the only output.</param>
    /// <param name="maximumNodes">The most values that the page may have to compute.</param>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="ArgumentException">The path is empty, or as for <see cref="ToHtml"/>.</exception>
    /// <exception cref="ArgumentNullException">The path is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximumNodes"/> is negative.</exception>
    /// <exception cref="InvalidOperationException">There are more values than <paramref name="maximumNodes"/>.</exception>
    /// <exception cref="IOException">It cannot be written there.</exception>
    /// <exception cref="UnauthorizedAccessException">The path is a folder, or writing there is not allowed.</exception>
    public string SaveHtml(string path, ReadOnlySpan<double> inputs, Func<ImmutableArray<Value>, Value>? root = null, int maximumNodes = 20_000) =>
        AtomicFile.Save(path, ToHtml(inputs, root, maximumNodes));
}
