using System.Collections.Immutable;

namespace Autograd.Core;

// How a rule becomes a node: its value and its local derivatives, computed at once and kept.
public partial class Value
{
    /// <summary>Applies an operation of one operand: any row, the library's or one of your own.</summary>
    /// <typeparam name="TRule">The operation.</typeparam>
    /// <exception cref="ArgumentNullException">The operand is null.</exception>
    public static Value Apply<TRule>(Value x) where TRule : struct, IUnary
    {
        Throw.IfNull(x);
        Real a = x.data, y = TRule.Primal(a);
        return x.Shape == Shape.Constant ? Constant(y) : new UnaryNode<TRule>(y, x, TRule.Da(a, y));
    }

    /// <summary>Applies an operation of two operands. Constants among them get no edge.</summary>
    /// <typeparam name="TRule">The operation.</typeparam>
    /// <exception cref="ArgumentNullException">An operand is null.</exception>
    public static Value Apply<TRule>(Value left, Value right) where TRule : struct, IBinary
    {
        Throw.IfNull(left);
        Throw.IfNull(right);
        if (((left.Shape | right.Shape) & Shape.Constant) != 0)
        {
            return left.Shape == Shape.Constant ? Apply<TRule>(left.data, right) : Apply<TRule>(left, right.data);
        }

        Real a = left.data, b = right.data, y = TRule.Primal(a, b);
        return new BinaryNode<TRule>(y, left, right, TRule.Da(a, b, y), TRule.Db(a, b, y));
    }

    /// <summary>Applies an operation whose second operand is a constant.</summary>
    /// <typeparam name="TRule">The operation.</typeparam>
    /// <exception cref="ArgumentNullException">The operand is null.</exception>
    public static Value Apply<TRule>(Value left, double right) where TRule : struct, IBinary
    {
        Throw.IfNull(left);
        Real a = left.data, b = right, y = TRule.Primal(a, b);
        return left.Shape == Shape.Constant ? Constant(y) : new ConstantRightNode<TRule>(y, left, right, TRule.Da(a, b, y));
    }

    /// <summary>Applies an operation whose first operand is a constant.</summary>
    /// <typeparam name="TRule">The operation.</typeparam>
    /// <exception cref="ArgumentNullException">The operand is null.</exception>
    public static Value Apply<TRule>(double left, Value right) where TRule : struct, IBinary
    {
        Throw.IfNull(right);
        Real a = left, b = right.data, y = TRule.Primal(a, b);
        return right.Shape == Shape.Constant ? Constant(y) : new ConstantLeftNode<TRule>(y, left, right, TRule.Db(a, b, y));
    }

    /// <summary>Applies an operation of any number of operands, at least one.</summary>
    /// <typeparam name="TRule">The operation.</typeparam>
    /// <exception cref="ArgumentException"><paramref name="operands"/> is empty.</exception>
    /// <exception cref="ArgumentNullException">One of <paramref name="operands"/> is null.</exception>
    public static Value Apply<TRule>(params ReadOnlySpan<Value> operands) where TRule : struct, INary =>
        ApplyTo<TRule>([.. operands], nameof(operands));

    private static Value ApplyTo<TRule>(ImmutableArray<Value> operands, string parameter) where TRule : struct, INary
    {
        if (operands.IsEmpty)
        {
            Throw.Empty(parameter, RuleName.Of<TRule>());
        }

        foreach (var operand in operands)
        {
            Throw.IfNull(operand, parameter);
        }

        return NaryNode<TRule>.From(operands);
    }
}
