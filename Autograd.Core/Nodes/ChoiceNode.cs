namespace Autograd.Core;

/// <summary>y = the taken side of a choice. The other side is not linked, so nothing leaks from it.</summary>
internal sealed class ChoiceNode(Value taken) : Value(taken.Data, Shape.ManyEdges)
{
    private protected override string OperationName => "where";

    internal override int EdgeCount => 1;

    internal override Edge EdgeAt(int index) => new(taken, taken.IsConstant ? 0 : 1);

    internal override void CountUses(ref ReadyNodes ready) => ready.Count(taken);

    internal override void HandDown(ref ReadyNodes ready) => ready.Hand(taken, Grad);

    internal override T PrimalOn<T>(ReadOnlySpan<T> operands) => operands[0];

    internal override void DerivativesOn<T>(ReadOnlySpan<T> operands, T y, Span<T> derivatives) => derivatives[0] = 1;
}
