using System.Collections.Immutable;

namespace Autograd.Core;

/// <summary>How a rule becomes a node: its value and its local derivatives, computed at once and kept.</summary>
public partial class Value
{
    /// <summary>Applies an operation of one operand: any row, the library's or one of your own.</summary>
    /// <typeparam name="TRule">The operation.</typeparam>
    /// <exception cref="ArgumentNullException">The operand is null.</exception>
    public static Value Apply<TRule>(Value a) where TRule : struct, IUnary
    {
        Throw.IfNull(a);
        Real x = a.data, y = TRule.Primal(x);
        return a.Shape == Shape.Constant ? Constant(y) : new UnaryNode<TRule>(y, a, TRule.Da(x, y));
    }

    /// <summary>Applies an operation of two operands. Constants among them get no edge.</summary>
    /// <typeparam name="TRule">The operation.</typeparam>
    /// <exception cref="ArgumentNullException">An operand is null.</exception>
    public static Value Apply<TRule>(Value a, Value b) where TRule : struct, IBinary
    {
        Throw.IfNull(a);
        Throw.IfNull(b);
        if (((a.Shape | b.Shape) & Shape.Constant) != 0)
        {
            return a.Shape == Shape.Constant ? Apply<TRule>(a.data, b) : Apply<TRule>(a, b.data);
        }

        Real p = a.data, q = b.data, y = TRule.Primal(p, q);
        return new BinaryNode<TRule>(y, a, b, TRule.Da(p, q, y), TRule.Db(p, q, y));
    }

    /// <summary>Applies an operation whose second operand is a constant.</summary>
    /// <typeparam name="TRule">The operation.</typeparam>
    /// <exception cref="ArgumentNullException">The operand is null.</exception>
    public static Value Apply<TRule>(Value a, double b) where TRule : struct, IBinary
    {
        Throw.IfNull(a);
        Real p = a.data, q = b, y = TRule.Primal(p, q);
        return a.Shape == Shape.Constant ? Constant(y) : new ConstantRightNode<TRule>(y, a, b, TRule.Da(p, q, y));
    }

    /// <summary>Applies an operation whose first operand is a constant.</summary>
    /// <typeparam name="TRule">The operation.</typeparam>
    /// <exception cref="ArgumentNullException">The operand is null.</exception>
    public static Value Apply<TRule>(double a, Value b) where TRule : struct, IBinary
    {
        Throw.IfNull(b);
        Real p = a, q = b.data, y = TRule.Primal(p, q);
        return b.Shape == Shape.Constant ? Constant(y) : new ConstantLeftNode<TRule>(y, a, b, TRule.Db(p, q, y));
    }

    /// <summary>Applies an operation of any number of operands, at least one.</summary>
    /// <typeparam name="TRule">The operation.</typeparam>
    /// <exception cref="ArgumentException"><paramref name="operands"/> is empty.</exception>
    /// <exception cref="ArgumentNullException">One of <paramref name="operands"/> is null.</exception>
    public static Value Apply<TRule>(params ReadOnlySpan<Value> operands) where TRule : struct, INary =>
        NaryNode<TRule>.From(NonEmpty([.. operands], nameof(operands), RuleName.Of<TRule>()));

    private static ImmutableArray<Value> NonEmpty(ImmutableArray<Value> values, string parameter, string operation)
    {
        if (values.IsDefaultOrEmpty)
        {
            Throw.Empty(parameter, operation);
        }

        foreach (var value in values)
        {
            Throw.IfNull(value, parameter);
        }

        return values;
    }
}
