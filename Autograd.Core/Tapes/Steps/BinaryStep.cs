using System.Runtime.CompilerServices;

namespace Autograd.Core;

/// <summary>y = f(a, b), for one row or several that follow each other; either operand may be shared by all samples.</summary>
internal sealed class BinaryStep<TRule, T>(int y, int rows, Argument a, Argument b) : Step<T>
    where TRule : struct, IBinary
    where T : struct, ILanes<T>, IReal<T>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Forward(in Frame<T> frame)
    {
        for (var r = 0; r < rows; r++)
        {
            Argument left = a.At(r), right = b.At(r);
            ref var result = ref frame.Primal(y + r);
            for (var v = 0; v < frame.Vectors; v++)
            {
                T.Store(TRule.Primal(frame.Load(left, v), frame.Load(right, v)), ref Unsafe.Add(ref result, v * T.Width));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Backward(in Frame<T> frame)
    {
        for (var r = 0; r < rows; r++)
        {
            Argument left = a.At(r), right = b.At(r);
            T sumLeft = 0, sumRight = 0;
            for (var v = 0; v < frame.Vectors; v++)
            {
                T p = frame.Load(left, v), q = frame.Load(right, v);
                var at = v * T.Width;
                T primal = T.Load(ref Unsafe.Add(ref frame.Primal(y + r), at)), bar = T.Load(ref Unsafe.Add(ref frame.Adjoint(y + r), at));
                if (a.WantsAdjoint)
                {
                    frame.HandDown(left, v, TRule.Da(p, q, primal) * bar, ref sumLeft);
                }

                if (b.WantsAdjoint)
                {
                    frame.HandDown(right, v, TRule.Db(p, q, primal) * bar, ref sumRight);
                }
            }

            frame.Settle(left, sumLeft);
            frame.Settle(right, sumRight);
        }
    }
}
