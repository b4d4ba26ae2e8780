using System.Runtime.CompilerServices;

namespace Autograd.Core;

/// <summary>Memory for one block of samples: a row of primals and one of adjoints for each varying value. Used by one thread at a time.</summary>
internal sealed class Block
{
    private const int LineLength = 8;
    private readonly double[] memory;
    private readonly int start;
    private readonly int adjoints;
    private readonly int scratch;

    /// <summary>Memory for that many rows of that length.</summary>
    public Block(int rows, int rowLength, int scratchLength)
    {
        RowLength = rowLength;
        adjoints = checked(rows * rowLength);
        scratch = checked(2 * adjoints);

        // Pinned, so that rows stay aligned to cache lines: a load across two of them costs two.
        memory = GC.AllocateArray<double>(checked(scratch + scratchLength + LineLength), pinned: true);
        start = AlignedStart(memory);
    }

    /// <summary>How many samples a row has room for.</summary>
    public int RowLength { get; }

    public ref double Primals => ref memory[start];

    public ref double Adjoints => ref Unsafe.Add(ref Primals, adjoints);

    public ref double Scratch => ref Unsafe.Add(ref Primals, scratch);

    /// <summary>The numbers of one row.</summary>
    public Span<double> Row(int row) => memory.AsSpan(start + (row * RowLength), RowLength);

    /// <summary>The adjoints of one row.</summary>
    public Span<double> AdjointRow(int row) => memory.AsSpan(start + adjoints + (row * RowLength), RowLength);

    /// <summary>Sets the adjoints from one row on to 0.</summary>
    public void ClearAdjoints(int firstRow) => memory.AsSpan(start + adjoints + (firstRow * RowLength), adjoints - (firstRow * RowLength)).Clear();

    private static unsafe int AlignedStart(double[] memory)
    {
        var address = (nuint)Unsafe.AsPointer(ref memory[0]);
        return (int)((LineLength - (address / sizeof(double) % LineLength)) % LineLength);
    }
}
