namespace Autograd.Core;

/// <summary>A node that one edge leaves; a second operand, if there is one, is a constant.</summary>
internal abstract class UnaryNode(double y, Value operand, double derivative) : Value(y, Shape.OneEdge)
{
    public readonly Value Operand = operand;
    public readonly double Derivative = derivative;
}

/// <summary>y = f(a)</summary>
internal sealed class UnaryNode<TRule>(double y, Value a, double da) : UnaryNode(y, a, da) where TRule : struct, IUnary
{
    internal override Operator Operator => UnaryOperator<TRule>.Instance;

    internal override int EdgeCount => 1;

    internal override Edge EdgeAt(int index) => new(Operand, Derivative);
}

/// <summary>y = f(a, c), c a constant: nothing is computed for it.</summary>
internal sealed class ConstantRightNode<TRule>(double y, Value a, double c, double da) : UnaryNode(y, a, da)
    where TRule : struct, IBinary
{
    internal override Operator Operator => BinaryOperator<TRule>.Instance;

    internal override int EdgeCount => 2;

    internal override Edge EdgeAt(int index) => index == 0 ? new(Operand, Derivative) : new(Constant(c), 0);
}

/// <summary>y = f(c, b), c a constant: nothing is computed for it.</summary>
internal sealed class ConstantLeftNode<TRule>(double y, double c, Value b, double db) : UnaryNode(y, b, db)
    where TRule : struct, IBinary
{
    internal override Operator Operator => BinaryOperator<TRule>.Instance;

    internal override int EdgeCount => 2;

    internal override Edge EdgeAt(int index) => index == 0 ? new(Constant(c), 0) : new(Operand, Derivative);
}
