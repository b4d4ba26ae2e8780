using System.Runtime.InteropServices;

namespace Autograd.Core;

/// <summary>Instructions that do the same to the same operands become one. Sums and products are the same in either order.</summary>
internal static class MergeEqual
{
    public static WengertList In(WengertList list)
    {
        // Places with the same hash are chained: the first by the table, the others by next.
        var firstByHash = new Dictionary<int, int>(list.Count);
        var next = new Dictionary<int, int>();
        return list.Rewrite((target, source, operands) =>
        {
            var instruction = list[source];
            if (operands.Length == 2 && operands[1] < operands[0] && IsCommutative(instruction.Operator!))
            {
                operands.Reverse();
            }

            ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(firstByHash, HashOf(instruction, operands), out var exists);
            if (!exists)
            {
                return first = target.Copy(instruction, operands);
            }

            var place = first;
            while (!AreEqual(target, place, instruction, operands))
            {
                if (!next.TryGetValue(place, out var following))
                {
                    return next[place] = target.Copy(instruction, operands);
                }

                place = following;
            }

            return place;
        });
    }

    private static bool IsCommutative(Operator rule) => rule == BinaryOperator<Add>.Instance || rule == BinaryOperator<Mul>.Instance;

    private static int HashOf(in Instruction instruction, ReadOnlySpan<int> operands)
    {
        var hash = default(HashCode);
        hash.Add(instruction.Kind);
        hash.Add(instruction.Operator);
        hash.Add(BitConverter.DoubleToInt64Bits(instruction.Number));
        hash.Add(instruction.Index);
        hash.AddBytes(MemoryMarshal.AsBytes(operands));
        return hash.ToHashCode();
    }

    private static bool AreEqual(WengertBuilder target, int place, in Instruction instruction, ReadOnlySpan<int> operands)
    {
        // By bits: 0 and −0 are two constants, and NaN is one.
        var other = target[place];
        return other.Kind == instruction.Kind
            && other.Operator == instruction.Operator
            && BitConverter.DoubleToInt64Bits(other.Number) == BitConverter.DoubleToInt64Bits(instruction.Number)
            && other.Index == instruction.Index
            && target.OperandsOf(place).SequenceEqual(operands);
    }
}
