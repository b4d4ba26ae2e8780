namespace Autograd.Core;

/// <summary>A node with two edges; both may lead to the same operand.</summary>
internal abstract class BinaryNode(double y, Value a, Value b, double da, double db) : Value(y, Shape.TwoEdges)
{
    public readonly Value A = a;
    public readonly Value B = b;
    public readonly double Da = da;
    public readonly double Db = db;
}

/// <summary>y = f(a, b)</summary>
internal sealed class BinaryNode<TRule>(double y, Value a, Value b, double da, double db) : BinaryNode(y, a, b, da, db)
    where TRule : struct, IBinary
{
    internal override Operator Operator => BinaryOperator<TRule>.Instance;

    internal override int EdgeCount => 2;

    internal override Edge EdgeAt(int index) => index == 0 ? new(A, Da) : new(B, Db);
}
