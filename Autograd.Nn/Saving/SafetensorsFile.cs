using Autograd.Core;

namespace Autograd.Nn;

/// <summary>
/// The weights of a model as a safetensors file, which PyTorch and others read. It takes a trained model along; to load a model here
/// again, save it as a <see cref="ModelFile"/>.
/// </summary>
/// <remarks>
/// <para>For each layer, counted from 1, there are two tensors of 64-bit floats, bits as they are: <c>layer1.weight</c> of shape
/// [outputs, inputs] and <c>layer1.bias</c> of shape [outputs], as PyTorch's <c>nn.Linear</c> has them.</para>
/// <para>The metadata, which is text by text, holds lists in JSON:</para>
/// <list type="table">
/// <item><term>activations</term><description>The name of each layer's <see cref="Activation"/>.</description></item>
/// <item><term>means, deviations</term><description>
/// Where inputs are standardised: the first layer gets (x − mean) / deviation. Numbers are written as the shortest decimals that are
/// read as the same doubles.
/// </description></item>
/// <item><term>features, classes</term><description>Their names. There are no classes where the outputs are numbers.</description></item>
/// </list>
/// <para>The header is padded by spaces so that the numbers begin at a multiple of eight bytes. A file has at most 10,000 layers,
/// 10,000,000 parameters and a header of 100,000,000 bytes. No other thread may train the model while it is saved.</para>
/// </remarks>
public static class SafetensorsFile
{
    internal const int MaximumHeader = 100_000_000;

    /// <summary>Writes the weights to a file, in place of an older one if there is one. If that fails, the older one is left as it was.</summary>
    /// <param name="path">The file, new or not. Folders are made as needed.</param>
    /// <param name="model">All its parameters must be finite. A network alone is <c>new Model(network)</c>.</param>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="ArgumentException">The path is empty, a parameter is NaN or infinite, or a name is not Unicode text.</exception>
    /// <exception cref="ArgumentNullException">The path or the model is null.</exception>
    /// <exception cref="IOException">The disk is full, say, or a folder cannot be made.</exception>
    /// <exception cref="NotSupportedException">
    /// An activation that is not of this library has the name of one that is, and would be taken for it; or the model is too large.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">The path is a folder, or writing there is not allowed.</exception>
    public static string Save(string path, Model model)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var writer = new SafetensorsWriter(model);
        return AtomicFile.Write(path, writer.Write);
    }

    /// <summary>Writes the weights to a stream, and leaves it open.</summary>
    /// <param name="stream">Gets what a file would have.</param>
    /// <param name="model">All its parameters must be finite. A network alone is <c>new Model(network)</c>.</param>
    /// <exception cref="ArgumentException">A parameter is NaN or infinite, or a name is not Unicode text. Nothing is written.</exception>
    /// <exception cref="ArgumentNullException">The stream or the model is null.</exception>
    /// <exception cref="NotSupportedException">
    /// An activation that is not of this library has the name of one that is, and would be taken for it; or the model is too large.
    /// </exception>
    public static void Save(Stream stream, Model model)
    {
        ArgumentNullException.ThrowIfNull(stream);
        new SafetensorsWriter(model).Write(stream);
    }
}
