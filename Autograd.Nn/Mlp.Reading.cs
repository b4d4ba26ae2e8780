using System.Globalization;
using System.Text;
using Autograd.Core;

namespace Autograd.Nn;

// The names of its parameters, and the network in words.
public sealed partial class Mlp
{
    /// <summary>
    /// Every parameter with its name, in the order of <see cref="Parameters"/>: <c>layer1.neuron3.w[2]</c> for the second weight of
    /// the third neuron of the first layer, <c>layer1.neuron3.b</c> for its bias. All count from 1.
    /// </summary>
    public IEnumerable<(string Name, Value Parameter)> NamedParameters
    {
        get
        {
            for (var layer = 0; layer < Layers.Length; layer++)
            {
                var neurons = Layers[layer].Neurons;
                for (var i = 0; i < neurons.Length; i++)
                {
                    var neuron = NeuronName(layer, i);
                    for (var j = 0; j < neurons[i].Weights.Length; j++)
                    {
                        yield return (string.Create(CultureInfo.InvariantCulture, $"{neuron}.w[{j + 1}]"), neurons[i].Weights[j]);
                    }

                    yield return ($"{neuron}.b", neurons[i].Bias);
                }
            }
        }
    }

    /// <summary>The name of a parameter, found by search; null if this network does not have it.</summary>
    /// <param name="parameter">One of <see cref="Parameters"/>.</param>
    /// <exception cref="ArgumentNullException">The parameter is null.</exception>
    public string? NameOf(Value parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return NamedParameters.FirstOrDefault(named => ReferenceEquals(named.Parameter, parameter)).Name;
    }

    /// <summary>
    /// Sets the <see cref="Value.Name"/> of every parameter, so that printed graphs and the debugger show it. A new network does
    /// not: names take longer than the network itself.
    /// </summary>
    /// <returns>The network.</returns>
    public Mlp Named()
    {
        foreach (var (name, parameter) in NamedParameters)
        {
            parameter.Named(name);
        }

        return this;
    }

    /// <summary>The architecture as a table: a line for each layer, then the number of all parameters.</summary>
    public override string ToString()
    {
        string[] titles = ["layer", "inputs", "outputs", "activation", "parameters"];
        List<string[]> rows = [titles];
        foreach (var layer in Layers)
        {
            rows.Add([Number(rows.Count), Number(layer.InputCount), Number(layer.OutputCount), layer.Activation.Name, Number(layer.Parameters.Length)]);
        }

        rows.Add(["", "", "", "", Number(Parameters.Length)]);
        var widths = titles.Select((_, column) => rows.Max(row => row[column].Length)).ToArray();
        var table = new StringBuilder();
        foreach (var row in rows)
        {
            var cells = row.Select((cell, column) => column == 3 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]));
            table.AppendJoin("  ", cells).Append('\n');
        }

        return table.ToString(0, table.Length - 1);
    }

    internal static string NeuronName(int layer, int neuron) =>
        string.Create(CultureInfo.InvariantCulture, $"layer{layer + 1}.neuron{neuron + 1}");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
