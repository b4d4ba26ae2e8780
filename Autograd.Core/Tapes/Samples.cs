using System.Runtime.CompilerServices;

namespace Autograd.Core;

/// <summary>Columns of samples that stand side by side, and the rows of a block that they become.</summary>
/// <param name="Column">The first column.</param>
/// <param name="Row">Its row; the others follow.</param>
/// <param name="Count">How many there are.</param>
internal readonly record struct ColumnRun(int Column, int Row, int Count)
{
    /// <summary>The used inputs of a program, in as few runs as there are.</summary>
    public static ColumnRun[] In(Layout layout)
    {
        var runs = new List<ColumnRun>();
        for (var i = 0; i < layout.List.Count; i++)
        {
            if (layout.List[i].Kind != InstructionKind.Input)
            {
                continue;
            }

            var (column, row) = (layout.List[i].Index, layout.SlotOf(i));
            if (runs.Count > 0 && runs[^1] is var last && column == last.Column + last.Count && row == last.Row + last.Count)
            {
                runs[^1] = last with { Count = last.Count + 1 };
            }
            else
            {
                runs.Add(new(column, row, 1));
            }
        }

        return [.. runs];
    }
}

/// <summary>Between samples, one after the other as the caller has them, and the rows of a block.</summary>
internal static class Samples
{
    /// <summary>Columns of the samples into rows of a block.</summary>
    public static void ToRows(ref double samples, int stride, ColumnRun[] runs, Block block, int used)
    {
        foreach (var (column, row, count) in runs)
        {
            Transposition.Write(in Unsafe.Add(ref samples, column), stride, used, count, ref block.Row(row)[0], block.RowLength);
        }
    }

    /// <summary>The adjoints of the inputs, sample by sample.</summary>
    public static void FromAdjoints(Block block, ColumnRun[] runs, ref double gradients, int stride, int used)
    {
        foreach (var (column, row, count) in runs)
        {
            Transposition.Write(in block.AdjointRow(row)[0], block.RowLength, count, used, ref Unsafe.Add(ref gradients, column), stride);
        }
    }
}
