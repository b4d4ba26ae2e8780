namespace Autograd.Core;

/// <summary>An operation, or several alike, on a block of samples.</summary>
/// <typeparam name="T">A register's worth of samples.</typeparam>
internal abstract class Step<T> where T : struct, ILanes<T>, IReal<T>
{
    /// <summary>How many doubles of <see cref="Frame{T}.Scratch"/> it needs, for rows of that length.</summary>
    public virtual int ScratchLength(int rowLength) => 0;

    /// <summary>Computes the results.</summary>
    public abstract void Forward(in Frame<T> frame);

    /// <summary>Hands the results' adjoints down to the operands that want one.</summary>
    public abstract void Backward(in Frame<T> frame);
}

/// <summary>Where the operands of a run of like operations stand.</summary>
/// <param name="IsShared">True for a number that all samples share, false for a row.</param>
/// <param name="Slot">The number or row of the first operation.</param>
/// <param name="Stride">From one operation's to the next.</param>
/// <param name="WantsAdjoint">Whether contributions to its adjoint are wanted.</param>
internal readonly record struct Argument(bool IsShared, int Slot, int Stride, bool WantsAdjoint)
{
    /// <summary>The operand of another operation of the run.</summary>
    public Argument At(int row) => this with { Slot = Slot + (row * Stride) };
}
