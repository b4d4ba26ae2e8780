using System.Collections.Immutable;

namespace Autograd.Core;

/// <summary>A program laid out and made into steps, for gradients by certain leaves.</summary>
internal abstract class Plan
{
    /// <summary>Each row's roots.</summary>
    public abstract void Evaluate(ReadOnlySpan<double> rows, Span<double> values, int threads);

    /// <summary>The mean over the rows of the only root, and the gradient of that mean by the parameters.</summary>
    public abstract double MeanGradient(ReadOnlySpan<double> rows, Span<double> gradient, int threads);

    /// <summary>Each row's root and its gradient by the inputs.</summary>
    public abstract void EachGradient(ReadOnlySpan<double> rows, Span<double> values, Span<double> gradients, int threads);

    /// <summary>The gradient of each root by the inputs, at one point.</summary>
    public abstract void Jacobian(ReadOnlySpan<double> point, Span<double> jacobian);

    /// <summary>A plan for the widest registers that the machine has.</summary>
    public static Plan For(WengertList program, ImmutableArray<Value> parameters, int inputs, Func<InstructionKind, bool> wants) =>
        For(LaneWidth.OfMachine, program, parameters, inputs, wants);

    /// <summary>A plan for registers of that many doubles.</summary>
    public static Plan For(int width, WengertList program, ImmutableArray<Value> parameters, int inputs, Func<InstructionKind, bool> wants) => width switch
    {
        8 => new BatchPlan<Lanes512>(program, parameters, inputs, wants),
        4 => new BatchPlan<Lanes256>(program, parameters, inputs, wants),
        2 => new BatchPlan<Lanes128>(program, parameters, inputs, wants),
        1 => new BatchPlan<Real>(program, parameters, inputs, wants),
        _ => throw new ArgumentOutOfRangeException(nameof(width), width, "Registers hold 8, 4, 2 or 1 doubles."),
    };
}
