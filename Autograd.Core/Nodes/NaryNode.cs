using System.Collections.Immutable;

namespace Autograd.Core;

/// <summary>y = f(a₀, …, aₙ₋₁), for any rule.</summary>
internal sealed class NaryNode<TRule>(double y, ImmutableArray<Value> operands, double[] derivatives) : Value(y, Shape.ManyEdges)
    where TRule : struct, INary
{
    /// <summary>The node, or a constant where every operand is one.</summary>
    public static Value From(ImmutableArray<Value> operands)
    {
        var primals = new Real[operands.Length];
        for (var i = 0; i < primals.Length; i++)
        {
            primals[i] = operands[i].Data;
        }

        var y = TRule.Primal<Real>(primals);
        var derivatives = new double[primals.Length];
        var varies = false;
        for (var i = 0; i < derivatives.Length; i++)
        {
            if (!operands[i].IsConstant)
            {
                varies = true;
                derivatives[i] = TRule.Derivative(primals, i, y);
            }
        }

        return varies ? new NaryNode<TRule>(y, operands, derivatives) : Constant(y);
    }

    internal override Operator Operator => NaryOperator<TRule>.Instance;

    internal override int EdgeCount => derivatives.Length;

    internal override Edge EdgeAt(int index) => new(operands[index], derivatives[index]);

    internal override void CountUses(ref ReadyNodes ready)
    {
        foreach (var operand in operands)
        {
            ready.Count(operand);
        }
    }

    internal override void HandDown(ref ReadyNodes ready)
    {
        var adjoint = Grad;
        for (var i = 0; i < derivatives.Length; i++)
        {
            ready.Hand(operands[i], derivatives[i] * adjoint);
        }
    }
}
