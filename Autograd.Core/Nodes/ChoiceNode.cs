namespace Autograd.Core;

/// <summary>
/// y = the taken side of a choice. The other side is not linked, so nothing leaks from it; it is kept, with the number that decided,
/// for a tape to decide anew.
/// </summary>
/// <param name="indicator">Above 0 where the condition holds; null where it is fixed.</param>
/// <param name="whenTrue">The side for a condition that holds.</param>
/// <param name="whenFalse">The other.</param>
/// <param name="holds">Which it is.</param>
internal sealed class ChoiceNode(Value? indicator, Value whenTrue, Value whenFalse, bool holds)
    : Value((holds ? whenTrue : whenFalse).Data, Shape.ManyEdges)
{
    public Value? Indicator { get; } = indicator;

    public Value WhenTrue { get; } = whenTrue;

    public Value WhenFalse { get; } = whenFalse;

    /// <summary>Whether the condition holds.</summary>
    public bool Holds { get; } = holds;

    private Value Taken => Holds ? WhenTrue : WhenFalse;

    internal override Operator Operator => TakenSide.Instance;

    internal override int EdgeCount => 1;

    internal override Edge EdgeAt(int index) => new(Taken, Taken.IsConstant ? 0 : 1);

    internal override void CountUses(ref ReadyNodes ready) => ready.Count(Taken);

    internal override void HandDown(ref ReadyNodes ready) => ready.Hand(Taken, Grad);

    /// <summary>What is left of a choice once it is made: y = a.</summary>
    private sealed class TakenSide : Operator
    {
        public static readonly TakenSide Instance = new();

        public override string Name => "where";

        public override T Primal<T>(ReadOnlySpan<T> operands) => operands[0];

        public override T Derivative<T>(ReadOnlySpan<T> operands, int index, T y) => 1;

        public override Step<T> StepFor<T>(int y, int rows, Argument[] arguments) =>
            throw new NotSupportedException("A tape records a choice with both sides.");
    }
}
