using System.Globalization;

namespace Autograd.Core;

/// <summary>Where numbers in a graph stop being finite, from <see cref="Value.FindNonFinite"/>.</summary>
public sealed record NonFinite
{
    internal NonFinite(Value? node, NonFiniteEdge? edge) => (Node, Edge) = (node, edge);

    /// <summary>The first value in forward order that is NaN or infinite; null where all are finite, and then there is an edge.</summary>
    public Value? Node { get; }

    /// <summary>The first edge in backward order on which adjoint · local derivative is NaN or infinite, if there is one.</summary>
    public NonFiniteEdge? Edge { get; }

    /// <summary>The operands of <see cref="Node"/>: where they are finite, the operation itself is to blame.</summary>
    public IReadOnlyList<Value> Operands => Node?.Operands ?? [];

    /// <summary>Both findings, a line each.</summary>
    public override string ToString() => string.Join(
        Environment.NewLine,
        Node is null ? "Every value is finite." : $"The first value that is not finite: {Node}",
        Edge is null ? "Every product of the backward pass is finite." : $"The first product that is not finite: {Edge}");
}

/// <summary>An edge on which a backward pass leaves the finite numbers.</summary>
public sealed record NonFiniteEdge
{
    internal NonFiniteEdge(Value result, Value operand, double adjoint, double localDerivative) =>
        (Result, Operand, Adjoint, LocalDerivative) = (result, operand, adjoint, localDerivative);

    /// <summary>The value whose adjoint is handed down.</summary>
    public Value Result { get; }

    /// <summary>The value that it is handed to.</summary>
    public Value Operand { get; }

    /// <summary>The adjoint of the result for a seed of 1.</summary>
    public double Adjoint { get; }

    /// <summary>The derivative of the result by the operand.</summary>
    public double LocalDerivative { get; }

    /// <summary>What arrives at the operand: adjoint · local derivative.</summary>
    public double Product => Adjoint * LocalDerivative;

    /// <summary>The edge in words.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Adjoint} * {LocalDerivative} = {Product}, from {Result.Label()} ({Result.Operation}) to {Operand.Label()}");
}

public partial class Value
{
    /// <summary>
    /// Walks the graph below this value for the first number that is NaN or infinite, forward, and the first product that is,
    /// backward from a seed of 1. Returns null where there is neither. Nothing is changed.
    /// </summary>
    public NonFinite? FindNonFinite()
    {
        var graph = new Graph(this);
        var node = graph.Order.FirstOrDefault(value => !double.IsFinite(value.Data));
        var edge = FirstNonFiniteEdge(graph);
        return node is null && edge is null ? null : new(node, edge);
    }

    private static NonFiniteEdge? FirstNonFiniteEdge(Graph graph)
    {
        var adjoints = graph.Adjoints();
        for (var i = adjoints.Length - 1; i >= 0; i--)
        {
            var node = graph.Order[i];
            for (var e = 0; e < node.EdgeCount; e++)
            {
                var (operand, derivative) = node.EdgeAt(e);
                if (!operand.IsConstant && !double.IsFinite(derivative * adjoints[i]))
                {
                    return new(node, operand, adjoints[i], derivative);
                }
            }
        }

        return null;
    }
}
