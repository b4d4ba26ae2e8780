using System.Runtime.CompilerServices;

namespace Autograd.Core;

/// <summary>
/// The numbers of one block of samples: a row for each value that varies over the samples, and a number for each that they share.
/// Lanes beyond the samples in use hold anything, and are never read by those in use.
/// </summary>
/// <typeparam name="T">A register's worth of samples.</typeparam>
internal readonly ref struct Frame<T> where T : struct, ILanes<T>, IReal<T>
{
    private readonly ref double primals;
    private readonly ref double adjoints;
    private readonly ref double shared;
    private readonly ref double sharedAdjoints;
    private readonly ref double scratch;
    private readonly ref double samples;

    /// <summary>A block of samples.</summary>
    /// <param name="block">Its memory.</param>
    /// <param name="shared">What all samples share.</param>
    /// <param name="sharedAdjoints">And its adjoints.</param>
    /// <param name="used">How many samples there are.</param>
    /// <param name="samples">The samples' inputs, as the caller has them.</param>
    /// <param name="sampleLength">From one sample to the next.</param>
    public Frame(Block block, double[] shared, double[] sharedAdjoints, int used, ref double samples, int sampleLength)
        : this(ref block.Primals, ref block.Adjoints, ref block.Scratch, block.RowLength, used)
    {
        this.shared = ref shared[0];
        this.sharedAdjoints = ref sharedAdjoints[0];
        this.samples = ref samples;
        SampleLength = sampleLength;
    }

    /// <summary>Shared numbers as rows of one sample.</summary>
    public Frame(double[] primals, double[] adjoints, double[] scratch)
        : this(ref primals[0], ref adjoints[0], ref scratch[0], rowLength: 1, used: 1)
    {
    }

    private Frame(ref double primals, ref double adjoints, ref double scratch, int rowLength, int used)
    {
        this.primals = ref primals;
        this.adjoints = ref adjoints;
        this.scratch = ref scratch;
        RowLength = rowLength;
        Used = used;
        Vectors = (used + T.Width - 1) / T.Width;
        LastCount = used - ((Vectors - 1) * T.Width);
    }

    /// <summary>The samples in use.</summary>
    public int Used { get; }

    /// <summary>The registers that hold them.</summary>
    public int Vectors { get; }

    /// <summary>How many lanes of the last register are in use.</summary>
    public int LastCount { get; }

    /// <summary>From one row to the next.</summary>
    public int RowLength { get; }

    /// <summary>From one sample to the next in <see cref="Samples"/>.</summary>
    public int SampleLength { get; }

    /// <summary>Whether rows that follow each other can be run through as one.</summary>
    public bool IsFull => Vectors * T.Width == RowLength;

    /// <summary>Room for a step's own use.</summary>
    public ref double Scratch => ref scratch;

    /// <summary>The inputs sample by sample, as the caller has them.</summary>
    public ref double Samples => ref samples;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref double Primal(int row) => ref Unsafe.Add(ref primals, (nint)row * RowLength);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref double Adjoint(int row) => ref Unsafe.Add(ref adjoints, (nint)row * RowLength);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref double Shared(int slot) => ref Unsafe.Add(ref shared, (nint)slot);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref double SharedAdjoint(int slot) => ref Unsafe.Add(ref sharedAdjoints, (nint)slot);

    /// <summary>Where an operand's numbers for a register of samples stand, and the way to those of the next operation's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref double Numbers(Argument argument, int vector, out nint step)
    {
        step = argument.IsShared ? argument.Stride : (nint)argument.Stride * RowLength;
        return ref argument.IsShared ? ref Shared(argument.Slot) : ref Unsafe.Add(ref Primal(argument.Slot), vector * T.Width);
    }

    /// <summary>Where an operand's adjoints stand, and the way to those of the next operation's.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref double Adjoints(Argument argument, out nint step)
    {
        step = argument.IsShared ? argument.Stride : (nint)argument.Stride * RowLength;
        return ref argument.IsShared ? ref SharedAdjoint(argument.Slot) : ref Adjoint(argument.Slot);
    }

    /// <summary>One register of an operand's samples; a shared number in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Load(Argument argument, int vector) => argument.IsShared
        ? Shared(argument.Slot)
        : T.Load(ref Unsafe.Add(ref Primal(argument.Slot), vector * T.Width));

    /// <summary>Adds a contribution to an operand's adjoint; to the sum, for <see cref="Settle"/>, where all samples share the operand.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void HandDown(Argument argument, int vector, T contribution, ref T sum)
    {
        if (argument.IsShared)
        {
            // Lanes that are not in use may hold NaN.
            sum += vector < Vectors - 1 ? contribution : T.KeepFirst(contribution, LastCount);
            return;
        }

        ref var bar = ref Unsafe.Add(ref Adjoint(argument.Slot), vector * T.Width);
        T.Store(T.Load(ref bar) + contribution, ref bar);
    }

    /// <summary>Adds up what was handed to an operand that all samples share.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Settle(Argument argument, T sum)
    {
        if (argument.IsShared && argument.WantsAdjoint)
        {
            SharedAdjoint(argument.Slot) += T.SumAcross(sum);
        }
    }
}
