namespace Autograd.Core;

/// <summary>An operation on constants alone is done once and for all.</summary>
internal static class FoldConstants
{
    public static WengertList In(WengertList list) => list.Rewrite((target, source, operands) =>
    {
        var instruction = list[source];
        if (instruction.Kind != InstructionKind.Operation)
        {
            return target.Copy(instruction, operands);
        }

        foreach (var operand in operands)
        {
            if (target[operand].Kind != InstructionKind.Constant)
            {
                return target.Copy(instruction, operands);
            }
        }

        var numbers = new Real[operands.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = target[operands[i]].Number;
        }

        return target.Constant(instruction.Operator!.Primal<Real>(numbers));
    });
}
