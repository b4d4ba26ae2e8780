using System.Runtime.CompilerServices;

namespace Autograd.Core;

/// <summary>y = f(a), for one row or several that follow each other.</summary>
internal sealed class UnaryStep<TRule, T>(int y, int rows, Argument a) : Step<T>
    where TRule : struct, IUnary
    where T : struct, ILanes<T>, IReal<T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Forward(in Frame<T> frame)
    {
        var (runs, vectors) = Runs(frame);
        for (var r = 0; r < runs; r++)
        {
            ref var operand = ref frame.Primal(a.Slot + (r * a.Stride));
            ref var result = ref frame.Primal(y + r);
            for (nint i = 0; i < vectors * T.Width; i += T.Width)
            {
                T.Store(TRule.Primal(T.Load(ref Unsafe.Add(ref operand, i))), ref Unsafe.Add(ref result, i));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Backward(in Frame<T> frame)
    {
        var (runs, vectors) = Runs(frame);
        for (var r = 0; r < runs; r++)
        {
            var row = a.Slot + (r * a.Stride);
            ref var operand = ref frame.Primal(row);
            ref var operandBar = ref frame.Adjoint(row);
            ref var result = ref frame.Primal(y + r);
            ref var resultBar = ref frame.Adjoint(y + r);
            for (nint i = 0; i < vectors * T.Width; i += T.Width)
            {
                var derivative = TRule.Da(T.Load(ref Unsafe.Add(ref operand, i)), T.Load(ref Unsafe.Add(ref result, i)));
                ref var bar = ref Unsafe.Add(ref operandBar, i);
                T.Store(T.Load(ref bar) + (derivative * T.Load(ref Unsafe.Add(ref resultBar, i))), ref bar);
            }
        }
    }

    private (int Runs, int Vectors) Runs(in Frame<T> frame) =>
        a.Stride == 1 && frame.IsFull ? (1, rows * frame.Vectors) : (rows, frame.Vectors);
}
