namespace Autograd.Core;

/// <summary>An operation on constants alone is done once and for all.</summary>
internal static class FoldConstants
{
    public static WengertList In(WengertList list)
    {
        var varies = list.DependOn(kind => kind is InstructionKind.Input or InstructionKind.Parameter);
        return HasOtherConstants(list, varies) ? list.Rewrite(Fold) : list;

        int Fold(WengertBuilder target, int source, Span<int> operands)
        {
            if (varies[source] || list[source].Kind == InstructionKind.Constant)
            {
                return target.Copy(list[source], operands);
            }

            var numbers = new Real[operands.Length];
            for (var i = 0; i < numbers.Length; i++)
            {
                numbers[i] = target[operands[i]].Number;
            }

            return target.Constant(list[source].Operator!.Primal<Real>(numbers));
        }
    }

    private static bool HasOtherConstants(WengertList list, bool[] varies)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (!varies[i] && list[i].Kind == InstructionKind.Operation)
            {
                return true;
            }
        }

        return false;
    }
}
