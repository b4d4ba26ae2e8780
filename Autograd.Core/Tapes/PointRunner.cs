using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Autograd.Core;

/// <summary>A program at one point: as machine code, or step by step where there can be none.</summary>
internal sealed class PointRunner
{
    private readonly PointFunction? code;
    private readonly Pool<double[]>? scratch;
    private readonly PointPlan? plan;
    private readonly bool wantsGradient;

    private PointRunner(PointCode? compiled, Func<PointPlan> planOtherwise, bool wantsGradient)
    {
        this.wantsGradient = wantsGradient;
        code = compiled?.Run;
        scratch = compiled is { ScratchLength: > 0 and var length } ? new(() => new double[length]) : null;
        plan = compiled is null ? planOtherwise() : null;
    }

    /// <summary>For the value of the only root and its gradient by leaves of a kind.</summary>
    public static PointRunner OfGradient(
        WengertList program, InstructionKind leaves, int leafCount, ImmutableArray<Value> parameters, bool compiles) => new(
        compiles ? PointCompiler.Gradient(program, leaves, leafCount, parameters.AsSpan()) : null,
        () => new(program, parameters, leaves),
        wantsGradient: true);

    /// <summary>For the values of all roots.</summary>
    public static PointRunner OfValues(WengertList program, ImmutableArray<Value> parameters, bool compiles) => new(
        compiles ? PointCompiler.Values(program, parameters.AsSpan()) : null,
        () => new(program, parameters, InstructionKind.Input),
        wantsGradient: false);

    /// <summary>Writes the gradient, or the values; returns the value of the first root.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Run(ReadOnlySpan<double> point, Span<double> results) => code is { } run && scratch is null
        ? run(in MemoryMarshal.GetReference(point), ref MemoryMarshal.GetReference(results), ref Unsafe.NullRef<double>())
        : RunWithMemory(point, results);

    private double RunWithMemory(ReadOnlySpan<double> point, Span<double> results)
    {
        if (plan is not null)
        {
            return wantsGradient ? plan.Gradient(point, results) : plan.Evaluate(point, results);
        }

        var memory = scratch!.Rent();
        var y = code!(in MemoryMarshal.GetReference(point), ref MemoryMarshal.GetReference(results), ref memory[0]);
        scratch.Return(memory);
        return y;
    }
}
