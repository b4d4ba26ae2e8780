namespace Autograd.Core;

/// <summary>Operations that change nothing are dropped: x · 1, x / 1, x + 0, x − 0, −(−x). Dearer ones become cheaper: x², 1 / x, −x.</summary>
internal static class DropIdentities
{
    public static WengertList In(WengertList list)
    {
        var exposed = new Lazy<bool[]>(() => SignOfZero.Matters(list));
        return list.Rewrite((target, source, operands) =>
        {
            var instruction = list[source];
            return instruction.Operator switch
            {
                BinaryOperator<Mul> => Mul(target, instruction, operands),
                BinaryOperator<Div> => Div(target, instruction, operands),
                BinaryOperator<Add> => Add(target, instruction, operands, exposed, source),
                BinaryOperator<Sub> => IsNumber(target, operands[1], 0) ? operands[0] : target.Copy(instruction, operands),
                UnaryOperator<Neg> => Neg(target, instruction, operands),
                BinaryOperator<Pow> => Pow(target, instruction, operands),
                _ => target.Copy(instruction, operands),
            };
        });
    }

    private static int Mul(WengertBuilder target, in Instruction instruction, ReadOnlySpan<int> operands)
    {
        int a = operands[0], b = operands[1];
        return IsNumber(target, a, 1) ? b
            : IsNumber(target, b, 1) ? a
            : IsNumber(target, a, -1) ? target.Operation(UnaryOperator<Neg>.Instance, b)
            : IsNumber(target, b, -1) ? target.Operation(UnaryOperator<Neg>.Instance, a)
            : target.Copy(instruction, operands);
    }

    private static int Div(WengertBuilder target, in Instruction instruction, ReadOnlySpan<int> operands) =>
        IsNumber(target, operands[1], 1) ? operands[0]
        : IsNumber(target, operands[0], 1) ? target.Operation(UnaryOperator<Reciprocal>.Instance, operands[1])
        : target.Copy(instruction, operands);

    // x + 0 is 0 for x = −0, which only a pole can tell from −0. x + −0 is x always.
    private static int Add(WengertBuilder target, in Instruction instruction, ReadOnlySpan<int> operands, Lazy<bool[]> exposed, int source)
    {
        int a = operands[0], b = operands[1];
        return IsNumber(target, a, -0.0) || (IsNumber(target, a, 0) && !exposed.Value[source]) ? b
            : IsNumber(target, b, -0.0) || (IsNumber(target, b, 0) && !exposed.Value[source]) ? a
            : target.Copy(instruction, operands);
    }

    private static int Neg(WengertBuilder target, in Instruction instruction, ReadOnlySpan<int> operands) =>
        target[operands[0]].Operator == UnaryOperator<Neg>.Instance ? target.OperandsOf(operands[0])[0] : target.Copy(instruction, operands);

    private static int Pow(WengertBuilder target, in Instruction instruction, ReadOnlySpan<int> operands) =>
        IsNumber(target, operands[1], 1) ? operands[0]
        : IsNumber(target, operands[1], 2) ? target.Operation(UnaryOperator<Square>.Instance, operands[0])
        : target.Copy(instruction, operands);

    // By bits, since 0 and −0 are equal.
    private static bool IsNumber(WengertBuilder target, int place, double number) =>
        target[place].Kind == InstructionKind.Constant
        && BitConverter.DoubleToInt64Bits(target[place].Number) == BitConverter.DoubleToInt64Bits(number);
}
