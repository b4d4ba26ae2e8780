using System.Collections.Immutable;
using DotRule = Autograd.Core.Rules.Dot;

namespace Autograd.Core;

/// <summary>
/// y = b + Σᵢ wᵢ · xᵢ as one node. The lists of operands are shared with whoever built them: the neurons of a layer hold their
/// inputs once.
/// </summary>
internal abstract class DotNode(double y, ImmutableArray<Value> weights, Shape weightShapes, Value? bias) : Value(y, Shape.ManyEdges)
{
    protected readonly ImmutableArray<Value> Weights = weights;
    private readonly Value? bias = bias;
    private readonly bool hasInteriorWeights = (weightShapes & Shape.Interior) != 0;

    internal sealed override Operator Operator => NaryOperator<DotRule>.Instance;

    internal sealed override int EdgeCount => (2 * Weights.Length) + (bias is null ? 0 : 1);

    internal sealed override Edge EdgeAt(int index)
    {
        var n = Weights.Length;
        var (operand, derivative) = index < n ? WeightEdge(index) : index < 2 * n ? InputEdge(index - n) : new(bias!, DotRule.Db<Real>());
        return new(operand, operand.IsConstant ? 0 : derivative);
    }

    internal override void CountUses(ref ReadyNodes ready)
    {
        if (hasInteriorWeights)
        {
            foreach (var weight in Weights)
            {
                ready.Count(weight);
            }
        }

        if (bias is not null)
        {
            ready.Count(bias);
        }
    }

    // The adjoints are added in a loop of their own: one that also settles the operands makes calls, and so keeps its sums in memory.
    internal sealed override void HandDown(ref ReadyNodes ready)
    {
        AddToAdjoints(Grad);
        if (hasInteriorWeights)
        {
            foreach (var weight in Weights)
            {
                ready.Settle(weight);
            }
        }

        SettleInputs(ref ready);
        if (bias is not null)
        {
            ready.Hand(bias, DotRule.Db<Real>() * Grad);
        }
    }

    protected abstract Edge WeightEdge(int index);

    protected abstract Edge InputEdge(int index);

    /// <summary>Adds the contributions to the adjoints of weights and inputs.</summary>
    protected abstract void AddToAdjoints(double adjoint);

    protected abstract void SettleInputs(ref ReadyNodes ready);
}
