using System.Text.Json;
using Autograd.Core;

namespace Autograd.Nn;

/// <summary>Makes a model of a JSON document, or refuses it by a <see cref="JsonException"/> that says where and why.</summary>
internal static class ModelReader
{
    // Adam's powers take the number as a double; and the one after the last long is negative.
    private const long MaximumSteps = 1L << 53;

    public static SavedModel Read(JsonText text)
    {
        var document = new JsonSection(text, "format", "version", "features", "standardization", "classes", "layers", "epochs", "optimizer");
        RequireFormat(document);
        document.RequireNoOthers();
        var network = Network(document["layers"]);
        var standardization = Scale(document["standardization"], network.InputCount);
        var features = Names(document["features"], network.InputCount);
        var classes = Names(document["classes"], Math.Max(2, network.OutputCount));
        var model = Checked("the document", () => new Model(network, standardization, classes, features));
        var epochs = (int)document["epochs"].Whole(0, int.MaxValue);
        return new(model, Restored(document["optimizer"], network), epochs);
    }

    private static void RequireFormat(JsonSection document)
    {
        if (document["format"].String is var format && format != ModelFile.Format)
        {
            throw new JsonException($"the format is '{format}': it must be '{ModelFile.Format}'.");
        }

        if (document["version"].Whole(0, int.MaxValue) is var version && version != ModelFile.Version)
        {
            throw new JsonException($"the version is {version}: only {ModelFile.Version} is known.");
        }
    }

    private static Mlp Network(JsonText text)
    {
        var layers = new List<Layer>();
        long parameters = 0;
        foreach (var item in text.Items(ModelFile.MaximumLayers))
        {
            var section = new JsonSection(item, "inputs", "outputs", "activation", "weights", "biases");
            section.RequireNoOthers();
            var inputs = (int)section["inputs"].Whole(1, ModelFile.MaximumParameters);
            var outputs = (int)section["outputs"].Whole(1, ModelFile.MaximumParameters);
            parameters += (inputs + 1L) * outputs;
            if (parameters > ModelFile.MaximumParameters)
            {
                throw item.Refused($"brings the parameters to {Counts.Number(parameters)}, and a file has at most {Counts.Number(ModelFile.MaximumParameters)}.");
            }

            var activation = section["activation"];
            var biases = section["biases"].Numbers(outputs);
            layers.Add(new(section["weights"].Matrix(outputs, inputs), biases, Checked(activation.Place, () => Activation.FromName(activation.String))));
        }

        return Checked(text.Place, () => new Mlp([.. layers]));
    }

    private static string[] Names(JsonText text, int maximum) => [.. text.Items(maximum).Select(item => item.String)];

    private static Standardization? Scale(JsonText text, int inputs)
    {
        if (text.IsNull)
        {
            return null;
        }

        var section = new JsonSection(text, "means", "deviations");
        section.RequireNoOthers();
        return Checked(text.Place, () => new Standardization(section["means"].Numbers(inputs), section["deviations"].Numbers(inputs)));
    }

    private static Optimizer? Restored(JsonText text, Mlp network)
    {
        if (text.IsNull)
        {
            return null;
        }

        var section = new JsonSection(text, "method", "steps", "settings", "parameters", "memories");
        section.RequireNoOthers();
        var parameters = Trained(section["parameters"], network);
        var settings = Map(section["settings"], setting => setting.Number);
        var memories = Map(section["memories"], memory => memory.Numbers(parameters.Length));
        var state = new OptimizerState(section["method"].String, settings, section["steps"].Whole(0, MaximumSteps), memories);
        return Checked(text.Place, () => state.Restore(parameters));
    }

    /// <summary>The parameters of the optimizer: all, or those at the places that are listed.</summary>
    private static Value[] Trained(JsonText text, Mlp network)
    {
        if (text.IsNull)
        {
            return [.. network.Parameters];
        }

        var places = new OrderedDictionary<long, Value>();
        foreach (var item in text.Items(network.Parameters.Length))
        {
            var place = item.Whole(0, network.Parameters.Length - 1);
            if (!places.TryAdd(place, network.Parameters[(int)place]))
            {
                throw item.Refused($"is {place}, which is listed before.");
            }
        }

        return [.. places.Values];
    }

    private static OrderedDictionary<string, T> Map<T>(JsonText text, Func<JsonText, T> read)
    {
        var map = new OrderedDictionary<string, T>();
        text.EachProperty((name, value) =>
        {
            if (map.Count == ModelFile.MaximumNames)
            {
                throw text.Refused($"has more than {Counts.Of(ModelFile.MaximumNames, "name")}.");
            }

            if (!map.TryAdd(name, read(value)))
            {
                throw text.Refused($"has '{name}' twice.");
            }
        });
        return map;
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
