using System.Collections.Immutable;

namespace Autograd.Core;

/// <summary>
/// Runs a program over rows of samples, a block at a time on lanes. Rows are shared out in chunks of a size that depends on the
/// program alone, and the chunks' sums are added in their order: so the result is the same to the last bit on any number of threads.
/// </summary>
/// <typeparam name="T">A register's worth of samples.</typeparam>
internal sealed class BatchPlan<T> : Plan where T : struct, ILanes<T>, IReal<T>
{
    private readonly Sequence<T> steps;
    private readonly SharedPart shared;
    private readonly ColumnRun[] columns;
    private readonly (bool IsShared, int Slot)[] roots;
    private readonly int inputs;
    private readonly int rows;
    private readonly int firstAdjointRow;
    private readonly Pool<Batch<T>> batches;
    private readonly Pool<Block> blocks;

    public BatchPlan(WengertList program, ImmutableArray<Value> parameters, int inputs, Func<InstructionKind, bool> wants)
    {
        this.inputs = inputs;
        var layout = new Layout(program, kind => kind == InstructionKind.Input, wants);
        (rows, BlockLength) = (layout.Rows, BlockLengthFor(layout.Rows));
        firstAdjointRow = wants(InstructionKind.Input) ? 0 : layout.FirstResultRow;
        steps = StepBuilder<T>.ForVarying(layout, BlockLength);
        shared = new(layout, parameters);
        columns = ColumnRun.In(layout);
        roots = [.. program.Roots.ToArray().Select(root => (!layout.Varies(root), layout.SlotOf(root)))];
        BlocksInChunk = BlocksInChunkFor(layout, BlockLength);
        batches = new(() => new(this, shared));
        blocks = new(() => new(Math.Max(1, rows), BlockLength, Math.Max(1, steps.ScratchLength)));
    }

    /// <summary>How many samples a block holds.</summary>
    public int BlockLength { get; }

    /// <summary>How many blocks one thread takes at a time.</summary>
    public int BlocksInChunk { get; }

    public override void Evaluate(ReadOnlySpan<double> rows, Span<double> values, int threads) =>
        Run(Seed.None, rows.Length / inputs, inputs, rows, values, [], [], threads);

    public override double MeanGradient(ReadOnlySpan<double> rows, Span<double> gradient, int threads) =>
        Run(Seed.Mean, rows.Length / inputs, inputs, rows, [], [], gradient, threads);

    public override void EachGradient(ReadOnlySpan<double> rows, Span<double> values, Span<double> gradients, int threads) =>
        Run(Seed.Each, rows.Length / inputs, inputs, rows, values, gradients, [], threads);

    // The point stands in every lane, and each lane is seeded with a root of its own.
    public override void Jacobian(ReadOnlySpan<double> point, Span<double> jacobian) =>
        Run(Seed.Diagonal, roots.Length, 0, point, [], jacobian, [], threads: 1);

    /// <summary>One block of samples: forward, and backward where there is a seed. Returns the sum of their roots.</summary>
    public unsafe double RunBlock(in BatchCall call, int first, int used, Block block, double[] numbers, double[] adjoints)
    {
        var samples = call.Rows + ((long)first * call.RowStride);
        var frame = new Frame<T>(block, numbers, adjoints, used, ref *samples, call.RowStride);
        Samples.ToRows(ref *samples, call.RowStride, columns, block, used);
        steps.Forward(frame);
        if (call.Values is not null)
        {
            WriteValues(call.Values + ((long)first * roots.Length), used, block, numbers);
        }

        if (call.Seed == Seed.None)
        {
            return 0;
        }

        block.ClearAdjoints(firstAdjointRow);
        var total = 0.0;
        for (var r = 0; r < roots.Length; r++)
        {
            total += SeedRoot(call, r, first, used, block, adjoints) ? Total(r, used, block, numbers) : 0;
        }

        steps.Backward(frame);
        if (call.Gradients is not null)
        {
            Samples.FromAdjoints(block, columns, ref call.Gradients[(long)first * inputs], inputs, used);
        }

        return total;
    }

    /// <summary>Starts the backward pass at a root; returns whether it starts there for all samples.</summary>
    private bool SeedRoot(in BatchCall call, int root, int first, int used, Block block, double[] adjoints)
    {
        var (isShared, slot) = roots[root];
        var seed = call.Seed == Seed.Mean ? 1.0 / call.Count : 1;
        if (call.Seed == Seed.Diagonal)
        {
            if (!isShared && root >= first && root < first + used)
            {
                block.AdjointRow(slot)[root - first] += seed;
            }

            return false;
        }

        if (isShared)
        {
            adjoints[slot] += used * seed;
            return true;
        }

        foreach (ref var bar in block.AdjointRow(slot)[..used])
        {
            bar += seed;
        }

        return true;
    }

    private double Total(int root, int used, Block block, double[] numbers)
    {
        var (isShared, slot) = roots[root];
        if (isShared)
        {
            return used * numbers[slot];
        }

        var total = 0.0;
        foreach (var value in block.Row(slot)[..used])
        {
            total += value;
        }

        return total;
    }

    private unsafe void WriteValues(double* values, int used, Block block, double[] numbers)
    {
        for (var r = 0; r < roots.Length; r++)
        {
            var (isShared, slot) = roots[r];
            if (isShared)
            {
                for (var s = 0; s < used; s++)
                {
                    values[(s * roots.Length) + r] = numbers[slot];
                }
            }
            else
            {
                Transposition.Write(in block.Row(slot)[0], block.RowLength, 1, used, ref values[r], roots.Length);
            }
        }
    }

    public Block RentBlock() => blocks.Rent();

    public void Return(Block block) => blocks.Return(block);

    private unsafe double Run(
        Seed seed,
        int count,
        int rowStride,
        ReadOnlySpan<double> rows,
        Span<double> values,
        Span<double> gradients,
        Span<double> parameterGradient,
        int threads)
    {
        // An input that is not used has no adjoint to be written.
        gradients.Clear();
        var batch = batches.Rent();
        try
        {
            fixed (double* rowsAt = rows, valuesAt = values, gradientsAt = gradients)
            {
                var total = batch.Run(new(seed, count, rowStride, rowsAt, valuesAt, gradientsAt), threads);
                if (!parameterGradient.IsEmpty)
                {
                    batch.ReadGradient(parameterGradient);
                }

                return total / count;
            }
        }
        finally
        {
            batches.Return(batch);
        }
    }

    // 32 samples keep a network's rows in the first-level cache; of a large graph, one register at a time.
    private static int BlockLengthFor(int rows)
    {
        const int Samples = 32, ManyRows = 1 << 16;
        return rows < ManyRows ? Samples : T.Width;
    }

    // About 10 µs of work: enough to be worth waking a thread for.
    private static int BlocksInChunkFor(Layout layout, int blockLength)
    {
        const long Work = 320_000;
        var edges = 1L;
        foreach (var place in layout.VaryingOrder)
        {
            edges += layout.List[place].Count;
        }

        return (int)Math.Max(1, Work / (edges * blockLength));
    }
}
