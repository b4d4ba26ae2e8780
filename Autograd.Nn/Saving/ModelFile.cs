using System.Text.Json;
using System.Text.Unicode;
using Autograd.Core;

namespace Autograd.Nn;

/// <summary>
/// A model in a readable file, with what it takes to train on: loaded again, it predicts and trains to the same bits.
/// </summary>
/// <remarks>
/// <para>The file is one JSON object in UTF-8. These are its properties, in any order, all required and no others allowed:</para>
/// <list type="table">
/// <item><term>format, version</term><description>"autograd model" and 1.</description></item>
/// <item><term>features</term><description>A name for each input.</description></item>
/// <item><term>standardization</term><description>
/// null, or { means, deviations } with a number for each input: the first layer gets (x − mean) / deviation.
/// </description></item>
/// <item><term>classes</term><description>
/// A name for each class in the order of the labels: one for each output, the largest of which decides, or two for a single output,
/// which decides for the second if it is above 0. Empty where the outputs are numbers; never one.
/// </description></item>
/// <item><term>layers</term><description>
/// From the input to the output: { inputs, outputs, activation, weights, biases }, where activation is a name of
/// <see cref="Activation.All"/> and weights has a row of as many numbers as inputs for each output. A layer's output i is
/// activation(weights[i] · x + biases[i]).
/// </description></item>
/// <item><term>epochs</term><description>How many were done.</description></item>
/// <item><term>optimizer</term><description>
/// null, or { method, steps, settings, parameters, memories }: a name such as "adam", the steps done, numbers by name, the parameters
/// that it moves, and by name what it remembers, a number for each of these. parameters is null for all: layer by layer and output by
/// output, the weights and then the bias; or it lists places in that order, from 0.
/// </description></item>
/// </list>
/// <para>A number is written as the shortest decimal that is read as the same double, and negative zero as -0.0. The file does not
/// have the trainer's own settings, such as batch size, seed and schedule, nor the <see cref="Autograd.Core.Value.Name"/> of parameters.</para>
/// <para>A file has at most 256 MiB, 10,000 layers, 10,000,000 parameters and 10,000 memories. No other thread may train the model while it is saved.</para>
/// </remarks>
public static class ModelFile
{
    internal const string Format = "autograd model";
    internal const int Version = 1, MaximumBytes = 1 << 28, MaximumLayers = 10_000, MaximumParameters = 10_000_000, MaximumNames = 10_000;

    /// <summary>Writes a model to a file, in place of an older one if there is one. If that fails, the older one is left as it was.</summary>
    /// <param name="path">The file, new or not. Folders are made as needed.</param>
    /// <param name="model">All its parameters must be finite.</param>
    /// <param name="optimizer">Of parameters of the model's network, if training is to go on some time.</param>
    /// <param name="epochs">How many epochs are done.</param>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="ArgumentException">
    /// The path is empty, a number is NaN or infinite, a name is not Unicode text, or the optimizer has a parameter that the network does not have.
    /// </exception>
    /// <exception cref="ArgumentNullException">The path or the model is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of epochs is negative.</exception>
    /// <exception cref="IOException">The disk is full, say, or a folder cannot be made.</exception>
    /// <exception cref="NotSupportedException">
    /// An activation or the optimizer's class is not of this library, so that no file can hold what it computes; or the model is too large.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">The path is a folder, or writing there is not allowed.</exception>
    public static string Save(string path, Model model, Optimizer? optimizer = null, int epochs = 0)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var writer = new ModelWriter(model, optimizer, epochs);
        return AtomicFile.Write(path, stream => writer.Write(stream, MaximumBytes));
    }

    /// <summary>Writes a model to a stream, and leaves it open.</summary>
    /// <param name="stream">Gets what a file would have.</param>
    /// <param name="model">All its parameters must be finite.</param>
    /// <param name="optimizer">Of parameters of the model's network, if training is to go on some time.</param>
    /// <param name="epochs">How many epochs are done.</param>
    /// <exception cref="ArgumentException">
    /// A number is NaN or infinite, a name is not Unicode text, or the optimizer has a parameter that the network does not have. Nothing is written.
    /// </exception>
    /// <exception cref="ArgumentNullException">The stream or the model is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The number of epochs is negative.</exception>
    /// <exception cref="NotSupportedException">
    /// An activation or the optimizer's class is not of this library, so that no file can hold what it computes; or the model is too large.
    /// </exception>
    public static void Save(Stream stream, Model model, Optimizer? optimizer = null, int epochs = 0)
    {
        ArgumentNullException.ThrowIfNull(stream);
        new ModelWriter(model, optimizer, epochs).Write(stream, MaximumBytes);
    }

    /// <summary>The model in a file.</summary>
    /// <param name="path">The file, which need not be trusted: everything in it is checked.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="ArgumentNullException">The path is null.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidDataException">The file is not a model; the message says where and why.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The path is a folder, or reading is not allowed.</exception>
    public static SavedModel Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.RequireNoFolder(path);
        using var stream = File.OpenRead(path);
        return Load(stream, $"The file '{path}'", MaximumBytes);
    }

    /// <summary>The model in a stream, from where it is to its end. The stream is left open.</summary>
    /// <param name="stream">What <see cref="Save(Stream, Model, Optimizer?, int)"/> wrote or a file holds; everything in it is checked.</param>
    /// <exception cref="ArgumentNullException">The stream is null.</exception>
    /// <exception cref="InvalidDataException">The stream does not hold a model; the message says where and why.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static SavedModel Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Load(stream, "The stream", MaximumBytes);
    }

    internal static SavedModel Load(Stream stream, string source, int maximumBytes)
    {
        try
        {
            var text = ReadAll(stream, maximumBytes);
            if (text.IsEmpty)
            {
                throw new JsonException("it is empty.");
            }

            if (!Utf8.IsValid(text.Span))
            {
                throw new JsonException("the text is not UTF-8.");
            }

            return ModelReader.Read(new(text, Place: ""));
        }
        catch (JsonException refusal)
        {
            throw new InvalidDataException($"{source} is not a model that can be loaded: {refusal.Message}", refusal);
        }
    }

    /// <summary>The bytes up to the end, without a byte order mark.</summary>
    private static ReadOnlyMemory<byte> ReadAll(Stream stream, int maximumBytes)
    {
        var expected = stream.CanSeek ? Math.Max(0, stream.Length - stream.Position) : 0;
        var bytes = new MemoryStream(expected <= maximumBytes ? (int)expected : 0);
        var part = new byte[1 << 14];
        for (var count = 0; expected <= maximumBytes && (count = stream.Read(part)) > 0; expected = Math.Max(expected, bytes.Length))
        {
            bytes.Write(part, 0, count);
        }

        if (expected > maximumBytes)
        {
            throw new JsonException($"it is larger than {Counts.Of(maximumBytes, "byte")}.");
        }

        var all = bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
        return all.Span.StartsWith("\uFEFF"u8) ? all[3..] : all;
    }
}
