namespace Autograd.Core;

// What an interior node knows that a leaf does not: overridden by every shape of node, and by nothing outside this folder.
public partial class Value
{
    /// <summary>The operation that made this value, in camel case, as in <c>mul</c> or <c>logSumExp</c>; null for a leaf.</summary>
    public string? Operation => Operator?.Name;

    /// <summary>The rule that made this value; null for a leaf.</summary>
    internal virtual Operator? Operator => null;

    /// <summary>What the operation was applied to, in order; a value used twice is listed twice. Empty for a leaf.</summary>
    public IReadOnlyList<Value> Operands
    {
        get
        {
            var operands = new Value[EdgeCount];
            for (var i = 0; i < operands.Length; i++)
            {
                operands[i] = EdgeAt(i).Operand;
            }

            return operands;
        }
    }

    /// <summary>The derivative of this value by each of its <see cref="Operands"/>, as recorded; 0 by a constant.</summary>
    public IReadOnlyList<double> LocalDerivatives
    {
        get
        {
            var derivatives = new double[EdgeCount];
            for (var i = 0; i < derivatives.Length; i++)
            {
                derivatives[i] = EdgeAt(i).LocalDerivative;
            }

            return derivatives;
        }
    }

    /// <summary>The number of operands, constants included.</summary>
    internal virtual int EdgeCount => 0;

    /// <summary>An operand, and the derivative by it: 0 by a constant, to which nothing is ever handed.</summary>
    internal virtual Edge EdgeAt(int index) => throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>For <see cref="Shape.ManyEdges"/>: tells the sweep of each use of an operand.</summary>
    internal virtual void CountUses(ref ReadyNodes ready)
    {
    }

    /// <summary>For <see cref="Shape.ManyEdges"/>: hands this node's adjoint down each edge.</summary>
    internal virtual void HandDown(ref ReadyNodes ready)
    {
    }
}

/// <summary>The way from a result to one of its operands.</summary>
/// <param name="Operand">The operand.</param>
/// <param name="LocalDerivative">The derivative of the result by it, as recorded.</param>
internal readonly record struct Edge(Value Operand, double LocalDerivative);
