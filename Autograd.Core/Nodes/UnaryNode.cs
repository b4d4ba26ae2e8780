namespace Autograd.Core;

/// <summary>A node that one edge leaves; a second operand, if there is one, is a constant.</summary>
internal abstract class UnaryNode(double y, Value a, double da) : Value(y, Shape.OneEdge)
{
    public readonly Value A = a;
    public readonly double Da = da;
}

/// <summary>y = f(a)</summary>
internal sealed class UnaryNode<TRule>(double y, Value a, double da) : UnaryNode(y, a, da) where TRule : struct, IUnary
{
    public override string Operation => RuleName.Of<TRule>();

    internal override int EdgeCount => 1;

    internal override Edge EdgeAt(int index) => new(A, Da);

    internal override T PrimalOn<T>(ReadOnlySpan<T> operands) => TRule.Primal(operands[0]);

    internal override void DerivativesOn<T>(ReadOnlySpan<T> operands, T y, Span<T> derivatives) =>
        derivatives[0] = TRule.Da(operands[0], y);
}

/// <summary>y = f(a, c), c a constant: nothing is computed for it.</summary>
internal sealed class ConstantRightNode<TRule>(double y, Value a, double c, double da) : UnaryNode(y, a, da)
    where TRule : struct, IBinary
{
    public override string Operation => RuleName.Of<TRule>();

    internal override int EdgeCount => 2;

    internal override Edge EdgeAt(int index) => index == 0 ? new(A, Da) : new(Constant(c), 0);

    internal override T PrimalOn<T>(ReadOnlySpan<T> operands) => TRule.Primal(operands[0], operands[1]);

    internal override void DerivativesOn<T>(ReadOnlySpan<T> operands, T y, Span<T> derivatives) =>
        derivatives[0] = TRule.Da(operands[0], operands[1], y);
}

/// <summary>y = f(c, b), c a constant: nothing is computed for it.</summary>
internal sealed class ConstantLeftNode<TRule>(double y, double c, Value b, double db) : UnaryNode(y, b, db)
    where TRule : struct, IBinary
{
    public override string Operation => RuleName.Of<TRule>();

    internal override int EdgeCount => 2;

    internal override Edge EdgeAt(int index) => index == 0 ? new(Constant(c), 0) : new(A, Da);

    internal override T PrimalOn<T>(ReadOnlySpan<T> operands) => TRule.Primal(operands[0], operands[1]);

    internal override void DerivativesOn<T>(ReadOnlySpan<T> operands, T y, Span<T> derivatives) =>
        derivatives[1] = TRule.Db(operands[0], operands[1], y);
}
