using System.Collections.Immutable;
using System.Globalization;
using Autograd.Core;

namespace Autograd.Nn;

/// <summary>Looks for the number at which training stopped being finite, in graphs whose nodes have names.</summary>
internal static class Divergence
{
    /// <summary>The first parameter that is not finite; null if all are.</summary>
    public static Finding? InParameters(Trainer trainer)
    {
        foreach (var parameter in trainer.Optimizer.Parameters)
        {
            if (!double.IsFinite(parameter.Data))
            {
                return new(trainer.Model.Network, new(parameter, edge: null), "");
            }
        }

        return null;
    }

    /// <summary>What the graph of the first row that has something to show has; null if none has.</summary>
    /// <param name="trainer">Whose network and objective are looked at.</param>
    /// <param name="rows">Inputs and targets, row by row.</param>
    /// <param name="nameOf">What to call a row.</param>
    public static Finding? InRows(Trainer trainer, ReadOnlySpan<double> rows, Func<int, string> nameOf)
    {
        var length = trainer.Model.Network.InputCount + trainer.Model.Network.OutputCount;
        for (var i = 0; i * length < rows.Length; i++)
        {
            if (Graph(trainer, rows.Slice(i * length, length)).FindNonFinite() is { } found)
            {
                return new(trainer.Model.Network, found, nameOf(i));
            }
        }

        return null;
    }

    public static string Describe(Finding? finding)
    {
        if (finding is null)
        {
            return "Every number in the graph of each row is finite; what they add up to is not.";
        }

        var (network, nonFinite, row) = finding;
        var (node, edge) = (nonFinite.Node, nonFinite.Edge);
        return node is null ? $"In {row}, the first product of the backward pass that is not finite is {edge}."
            : network.NameOf(node) is { } name ? string.Create(CultureInfo.InvariantCulture, $"The first number that is not finite is the parameter {name} = {node.Data}.")
            : $"In {row}, the first value that is not finite is {node}.";
    }

    private static Value Graph(Trainer trainer, ReadOnlySpan<double> row)
    {
        var network = trainer.Model.Network;
        var outputs = Named(row[..network.InputCount], i => trainer.Model.FeatureNames[i]);
        for (var layer = 0; layer < network.Layers.Length; layer++)
        {
            outputs = network.Layers[layer].Forward(outputs);
            for (var i = 0; i < outputs.Length; i++)
            {
                outputs[i].Named(Mlp.NeuronName(layer, i));
            }
        }

        var targets = Named(row[network.InputCount..], i => string.Create(CultureInfo.InvariantCulture, $"target{i + 1}"));
        return TrainingLoss.Penalized(trainer.Objective.Of(outputs, targets), TrainingLoss.PenaltyOf(trainer));
    }

    private static ImmutableArray<Value> Named(ReadOnlySpan<double> numbers, Func<int, string> nameOf)
    {
        var values = ImmutableArray.CreateBuilder<Value>(numbers.Length);
        for (var i = 0; i < numbers.Length; i++)
        {
            values.Add(new Value(numbers[i]).Named(nameOf(i)));
        }

        return values.MoveToImmutable();
    }

    /// <summary>What was found, and where.</summary>
    public sealed record Finding(Mlp Network, NonFinite NonFinite, string Row);
}
