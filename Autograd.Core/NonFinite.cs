using System.Globalization;

namespace Autograd.Core;

/// <summary>Where numbers in a graph stop being finite, from <see cref="Value.FindNonFinite"/>.</summary>
/// <param name="Node">The first value in forward order that is NaN or infinite, with its operands; null where all are finite.</param>
/// <param name="Edge">The first edge in backward order on which adjoint · local derivative is NaN or infinite, if there is one.</param>
public sealed record NonFinite(Value? Node, NonFiniteEdge? Edge)
{
    /// <summary>The operands of <see cref="Node"/>: where they are finite, the operation itself is to blame.</summary>
    public IReadOnlyList<Value> Operands => Node?.Operands ?? [];

    /// <summary>Both findings, a line each.</summary>
    public override string ToString() => string.Join(
        Environment.NewLine,
        Node is null ? "Every value is finite." : $"The first value that is not finite: {Node}",
        Edge is null ? "Every product of the backward pass is finite." : $"The first product that is not finite: {Edge}");
}

/// <summary>An edge on which a backward pass leaves the finite numbers.</summary>
/// <param name="Result">The value whose adjoint is handed down.</param>
/// <param name="Operand">The value that it is handed to.</param>
/// <param name="Adjoint">The adjoint of the result for a seed of 1.</param>
/// <param name="LocalDerivative">The derivative of the result by the operand.</param>
public sealed record NonFiniteEdge(Value Result, Value Operand, double Adjoint, double LocalDerivative)
{
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
