using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using Autograd.Core;

namespace Autograd.Nn;

/// <summary>Writes weights as a safetensors file: the length of the header in eight bytes, the header, and then the numbers.</summary>
internal sealed class SafetensorsWriter
{
    private readonly Model model;
    private readonly byte[] header;

    /// <inheritdoc cref="SafetensorsFile.Save(Stream, Model)" path="/exception"/>
    public SafetensorsWriter(Model model, int maximumHeader = SafetensorsFile.MaximumHeader)
    {
        ArgumentNullException.ThrowIfNull(model);
        Savable.Require(model);
        RequireDistinct(model.Network);
        this.model = model;
        header = Header();
        Savable.RequireAtMost(maximumHeader, header.Length, "bytes in its header");
    }

    public void Write(Stream stream)
    {
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var layer in model.Network.Layers)
        {
            Write(stream, layer.Weights);
            Write(stream, [.. layer.Neurons.Select(neuron => neuron.Bias)]);
        }
    }

    private byte[] Header()
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = JsonLine.Encoder }))
        {
            json.WriteStartObject();
            WriteMetadata(json);
            var offset = 0;
            for (var i = 0; i < model.Network.Layers.Length; i++)
            {
                var layer = model.Network.Layers[i];
                var name = (i + 1).ToString(CultureInfo.InvariantCulture);
                WriteTensor(json, $"layer{name}.weight", ref offset, layer.OutputCount, layer.InputCount);
                WriteTensor(json, $"layer{name}.bias", ref offset, layer.OutputCount);
            }

            json.WriteEndObject();
        }

        // With the eight bytes of its length before it, a header of a multiple of eight leaves the numbers aligned.
        var padded = new byte[(bytes.WrittenCount + 7) / 8 * 8];
        padded.AsSpan().Fill((byte)' ');
        bytes.WrittenSpan.CopyTo(padded);
        return padded;
    }

    private void WriteMetadata(Utf8JsonWriter json)
    {
        json.WriteStartObject("__metadata__");
        json.WriteString("activations", JsonLine.Of(model.Network.Layers, layer => JsonLine.Quoted(layer.Activation.Name)));
        if (model.Standardization is { } scale)
        {
            json.WriteString("means", JsonLine.Of(scale.Means, JsonLine.Digits));
            json.WriteString("deviations", JsonLine.Of(scale.Deviations, JsonLine.Digits));
        }

        json.WriteString("features", JsonLine.Of(model.FeatureNames, JsonLine.Quoted));
        if (!model.ClassNames.IsEmpty)
        {
            json.WriteString("classes", JsonLine.Of(model.ClassNames, JsonLine.Quoted));
        }

        json.WriteEndObject();
    }

    private static void WriteTensor(Utf8JsonWriter json, string name, ref int offset, params ReadOnlySpan<int> shape)
    {
        json.WriteStartObject(name);
        json.WriteString("dtype", "F64");
        json.WriteStartArray("shape");
        var count = 1;
        foreach (var size in shape)
        {
            json.WriteNumberValue(size);
            count *= size;
        }

        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(offset);
        offset += count * sizeof(double);
        json.WriteNumberValue(offset);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Stream stream, IReadOnlyList<Value> values)
    {
        var bytes = new byte[values.Count * sizeof(double)];
        for (var i = 0; i < values.Count; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), values[i].Data);
        }

        stream.Write(bytes);
    }

    private static void RequireDistinct(Mlp network)
    {
        for (var i = 0; i < network.Layers.Length; i++)
        {
            var activation = network.Layers[i].Activation;
            if (!Activation.All.Contains(activation) && Activation.All.Any(known => known.Name == activation.Name))
            {
                throw new NotSupportedException(
                    $"The activation '{activation}' of layer {i + 1} cannot be saved: the library has another of this name. Give your rule one of its own.");
            }
        }
    }
}
