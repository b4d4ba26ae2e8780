namespace Autograd.Core;

/// <summary>Steps that run one after the other, and backward the other way round.</summary>
/// <typeparam name="T">A register's worth of samples.</typeparam>
internal sealed class Sequence<T> where T : struct, ILanes<T>, IReal<T>
{
    private readonly Step<T>[] steps;
    private readonly Step<T>[] backward;

    public Sequence(IReadOnlyList<(Step<T> Step, bool HasAdjoint)> steps, int rowLength)
    {
        this.steps = [.. steps.Select(one => one.Step)];
        backward = [.. steps.Where(one => one.HasAdjoint).Select(one => one.Step).Reverse()];
        foreach (var step in this.steps)
        {
            ScratchLength = Math.Max(ScratchLength, step.ScratchLength(rowLength));
        }
    }

    /// <summary>How many steps there are.</summary>
    public int Count => steps.Length;

    /// <summary>How many doubles of scratch memory the steps need.</summary>
    public int ScratchLength { get; }

    public void Forward(in Frame<T> frame)
    {
        foreach (var step in steps)
        {
            step.Forward(frame);
        }
    }

    public void Backward(in Frame<T> frame)
    {
        foreach (var step in backward)
        {
            step.Backward(frame);
        }
    }
}
