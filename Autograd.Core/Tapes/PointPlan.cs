using System.Collections.Immutable;

namespace Autograd.Core;

/// <summary>Runs a program at one point, step by step: where there is no machine code for it.</summary>
internal sealed class PointPlan
{
    private readonly Layout layout;
    private readonly Sequence<Real> steps;
    private readonly (InstructionKind Kind, int Index, int Row)[] leaves;
    private readonly int[] roots;
    private readonly ImmutableArray<Value> parameters;
    private readonly InstructionKind wanted;
    private readonly Pool<Block> blocks;

    public PointPlan(WengertList program, ImmutableArray<Value> parameters, InstructionKind wanted)
    {
        (this.parameters, this.wanted) = (parameters, wanted);
        layout = new(program, isPerSample: _ => true, wants: kind => kind == wanted);
        steps = StepBuilder<Real>.ForVarying(layout, rowLength: 1);
        leaves = [.. Enumerable.Range(0, program.Count)
            .Where(place => program[place].Kind is InstructionKind.Input or InstructionKind.Parameter)
            .Select(place => (program[place].Kind, program[place].Index, layout.SlotOf(place)))];
        roots = Array.ConvertAll(program.Roots.ToArray(), layout.SlotOf);
        blocks = new(NewBlock);
    }

    /// <summary>The roots at a point, of which the first is returned.</summary>
    public double Evaluate(ReadOnlySpan<double> point, Span<double> values)
    {
        var block = blocks.Rent();
        Forward(block, point);
        for (var r = 0; r < roots.Length; r++)
        {
            values[r] = block.Row(roots[r])[0];
        }

        blocks.Return(block);
        return values[0];
    }

    /// <summary>The only root at a point, and its gradient by the wanted leaves.</summary>
    public double Gradient(ReadOnlySpan<double> point, Span<double> gradient)
    {
        var block = blocks.Rent();
        var frame = Forward(block, point);
        block.ClearAdjoints(0);
        block.AdjointRow(roots[0])[0] = 1;
        steps.Backward(frame);
        gradient.Clear();
        foreach (var (kind, index, row) in leaves)
        {
            if (kind == wanted)
            {
                gradient[index] = block.AdjointRow(row)[0];
            }
        }

        var value = block.Row(roots[0])[0];
        blocks.Return(block);
        return value;
    }

    private Frame<Real> Forward(Block block, ReadOnlySpan<double> point)
    {
        foreach (var (kind, index, row) in leaves)
        {
            block.Row(row)[0] = kind == InstructionKind.Input ? point[index] : parameters[index].Data;
        }

        var frame = new Frame<Real>(block, NoneShared, NoneShared, used: 1, ref NoneShared[0], sampleLength: 0);
        steps.Forward(frame);
        return frame;
    }

    private static double[] NoneShared { get; } = [0];

    private Block NewBlock()
    {
        var block = new Block(layout.Rows, rowLength: 1, Math.Max(1, steps.ScratchLength));
        for (var i = 0; i < layout.List.Count; i++)
        {
            if (layout.List.IsConstant(i, out var number))
            {
                block.Row(layout.SlotOf(i))[0] = number;
            }
        }

        return block;
    }
}
