using System.Globalization;
using System.Text.Json;
using Autograd.Core;

namespace Autograd.Nn;

/// <summary>Writes a model as a JSON document, once it is known that all of it can be loaded again.</summary>
internal sealed class ModelWriter
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JsonLine.Encoder };

    private readonly Model model;
    private readonly OptimizerState? state;
    private readonly int[]? trained;
    private readonly int epochs;

    /// <inheritdoc cref="ModelFile.Save(Stream, Model, Optimizer?, int)" path="/exception"/>
    public ModelWriter(Model model, Optimizer? optimizer, int epochs)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegative(epochs);
        RequireSavable(model);
        (this.model, this.epochs) = (model, epochs);
        if (optimizer is not null)
        {
            trained = model.Network.PlacesOf(optimizer);
            state = Captured(optimizer);
        }
    }

    /// <exception cref="NotSupportedException">There are more bytes than may be.</exception>
    public void Write(Stream stream, int maximumBytes)
    {
        using var json = new Utf8JsonWriter(stream, Readable);
        json.WriteStartObject();
        json.WriteString("format", ModelFile.Format);
        json.WriteNumber("version", ModelFile.Version);
        Write(json, "features", model.FeatureNames, JsonLine.Quoted);
        if (model.Standardization is { } scale)
        {
            json.WriteStartObject("standardization");
            Write(json, "means", scale.Means, JsonLine.Digits);
            Write(json, "deviations", scale.Deviations, JsonLine.Digits);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("standardization");
        }

        Write(json, "classes", model.ClassNames, JsonLine.Quoted);
        json.WriteStartArray("layers");
        foreach (var layer in model.Network.Layers)
        {
            Write(json, layer);
            Flush(json, maximumBytes);
        }

        json.WriteEndArray();
        json.WriteNumber("epochs", epochs);
        WriteOptimizer(json, maximumBytes);
        json.WriteEndObject();
        Flush(json, maximumBytes);
        stream.WriteByte((byte)'\n');
    }

    private static void Write(Utf8JsonWriter json, Layer layer)
    {
        json.WriteStartObject();
        json.WriteNumber("inputs", layer.InputCount);
        json.WriteNumber("outputs", layer.OutputCount);
        json.WriteString("activation", layer.Activation.Name);
        json.WriteStartArray("weights");
        foreach (var neuron in layer.Neurons)
        {
            // The writer indents what it formats itself, which this line is not.
            json.WriteRawValue("\n        " + JsonLine.Of(neuron.Weights, weight => JsonLine.Digits(weight.Data)));
        }

        json.WriteEndArray();
        Write(json, "biases", layer.Neurons, neuron => JsonLine.Digits(neuron.Bias.Data));
        json.WriteEndObject();
    }

    private void WriteOptimizer(Utf8JsonWriter json, int maximumBytes)
    {
        if (state is null)
        {
            json.WriteNull("optimizer");
            return;
        }

        json.WriteStartObject("optimizer");
        json.WriteString("method", state.Method);
        json.WriteNumber("steps", state.Steps);
        json.WriteStartObject("settings");
        foreach (var (name, number) in state.Settings)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(JsonLine.Digits(number));
        }

        json.WriteEndObject();
        if (trained is null)
        {
            json.WriteNull("parameters");
        }
        else
        {
            Write(json, "parameters", trained, place => place.ToString(CultureInfo.InvariantCulture));
        }

        json.WriteStartObject("memories");
        foreach (var (name, numbers) in state.Memories)
        {
            Write(json, name, numbers, JsonLine.Digits);
            Flush(json, maximumBytes);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>A list on one line.</summary>
    private static void Write<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Func<T, string> text)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(JsonLine.Of(items, text));
    }

    private static void Flush(Utf8JsonWriter json, int maximumBytes)
    {
        json.Flush();
        if (json.BytesCommitted >= maximumBytes)
        {
            throw new NotSupportedException($"The model would take more than the {Counts.Of(maximumBytes, "byte")} that are loaded.");
        }
    }

    private static void RequireSavable(Model model)
    {
        Savable.Require(model);
        var layers = model.Network.Layers;
        for (var i = 0; i < layers.Length; i++)
        {
            // Compared as an object: a rule of your own may have a name of the library's.
            if (!Activation.All.Contains(layers[i].Activation))
            {
                throw new NotSupportedException(
                    $"The activation '{layers[i].Activation}' of layer {i + 1} cannot be saved: a file holds its name, and only the library's "
                    + $"own are known by name: {string.Join(", ", Activation.All)}.");
            }
        }
    }

    private static OptimizerState Captured(Optimizer optimizer)
    {
        var state = optimizer.Capture() ?? throw new NotSupportedException(
            $"The optimizer {optimizer.GetType().Name} cannot be saved: only the library's own are known by name. Leave it out.");
        Savable.RequireAtMost(ModelFile.MaximumNames, state.Memories.Count, "memories of its optimizer");
        foreach (var (name, numbers) in state.Memories)
        {
            foreach (var number in numbers)
            {
                if (!double.IsFinite(number))
                {
                    throw new ArgumentException(
                        FormattableString.Invariant($"The optimizer's memory '{name}' holds {number}: only finite numbers can be saved."), nameof(optimizer));
                }
            }
        }

        return state;
    }
}
