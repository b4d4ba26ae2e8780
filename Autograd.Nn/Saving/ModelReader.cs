using System.Text.Json;
using Autograd.Core;

namespace Autograd.Nn;

/// <summary>Makes a model of a JSON document, or refuses it by a <see cref="JsonException"/> that says where and why.</summary>
internal static class ModelReader
{
    public static SavedModel Read(JsonElement root)
    {
        var document = new JsonSection(root, "");
        RequireFormat(document);
        var network = Network(document);
        var standardization = document.SectionOrNull("standardization") is { } scale ? Scale(scale) : null;
        var (classes, features) = (document.Texts("classes"), document.Texts("features"));
        var epochs = document.Count("epochs", 0, int.MaxValue);
        var optimizer = document.SectionOrNull("optimizer");
        document.End();
        var model = Checked(document.Place, () => new Model(network, standardization, classes, features));
        return new(model, optimizer is null ? null : Restored(optimizer, network), epochs);
    }

    private static void RequireFormat(JsonSection document)
    {
        if (document.Text("format") is var format && format != ModelFile.Format)
        {
            throw new JsonException($"the format is '{format}': it must be '{ModelFile.Format}'.");
        }

        if (document.Count("version") is var version && version != ModelFile.Version)
        {
            throw new JsonException($"the version is {version}: only {ModelFile.Version} is known.");
        }
    }

    private static Mlp Network(JsonSection document)
    {
        var layers = new List<Layer>();
        long parameters = 0;
        foreach (var (element, place) in document.Items("layers"))
        {
            var section = new JsonSection(element, place);
            var inputs = section.Count("inputs", 1, ModelFile.MaximumParameters);
            var outputs = section.Count("outputs", 1, ModelFile.MaximumParameters);
            parameters += (inputs + 1L) * outputs;
            if (ModelFile.Excess(layers.Count + 1, parameters) is { } excess)
            {
                throw new JsonException($"{place}: {excess}");
            }

            var activation = section.Text("activation");
            var weights = Weights(section, outputs, inputs);
            var biases = section.Numbers("biases");
            JsonSection.RequireCount(biases.Length, outputs, section.At("biases"), "numbers");
            section.End();
            layers.Add(new(weights, biases, Checked(section.At("activation"), () => Activation.Named(activation))));
        }

        return Checked("layers", () => new Mlp([.. layers]));
    }

    private static double[,] Weights(JsonSection section, int outputs, int inputs)
    {
        var rows = section.Items("weights").Select(row => Row(row.Element, row.Place, inputs)).ToList();
        JsonSection.RequireCount(rows.Count, outputs, section.At("weights"), "rows");
        var weights = new double[outputs, inputs];
        for (var i = 0; i < outputs; i++)
        {
            for (var j = 0; j < inputs; j++)
            {
                weights[i, j] = rows[i][j];
            }
        }

        return weights;
    }

    private static double[] Row(JsonElement element, string place, int inputs)
    {
        var row = JsonSection.Numbers(element, place);
        JsonSection.RequireCount(row.Length, inputs, place, "numbers");
        return row;
    }

    private static Standardization Scale(JsonSection section)
    {
        var (means, deviations) = (section.Numbers("means"), section.Numbers("deviations"));
        section.End();
        return Checked(section.Place, () => new Standardization(means, deviations));
    }

    private static Optimizer Restored(JsonSection section, Mlp network)
    {
        var parameters = Trained(section, network);
        var settings = section.Section("settings").Others(JsonSection.Number);
        var memories = section.Section("memories").Others((element, place) =>
        {
            var memory = JsonSection.Numbers(element, place);
            JsonSection.RequireCount(memory.Length, parameters.Length, place, "numbers");
            return memory;
        });
        var state = new OptimizerState(section.Text("method"), settings, section.Count("steps"), memories);
        section.End();
        return Checked(section.Place, () => state.Restore(parameters));
    }

    /// <summary>The parameters of the optimizer: all, or those at the places that are listed.</summary>
    private static Value[] Trained(JsonSection section, Mlp network)
    {
        if (section.TakeNull("parameters"))
        {
            return [.. network.Parameters];
        }

        var places = new OrderedDictionary<long, Value>();
        foreach (var (element, at) in section.Items("parameters"))
        {
            var place = JsonSection.Whole(element, at, 0, network.Parameters.Length - 1);
            if (!places.TryAdd(place, network.Parameters[(int)place]))
            {
                throw new JsonException($"{at} is {place}, which is listed before.");
            }
        }

        return [.. places.Values];
    }

    /// <summary>What a constructor makes; its refusal is the document's fault.</summary>
    private static T Checked<T>(string place, Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException refusal)
        {
            throw new JsonException($"{place}: {refusal.Message}", refusal);
        }
    }
}
