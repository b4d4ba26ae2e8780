using System.Runtime.CompilerServices;

namespace Autograd.Core;

/// <summary>y = b + Σᵢ wᵢ · xᵢ for one row; any operand may be shared by all samples.</summary>
/// <param name="y">The row of the result.</param>
/// <param name="arguments">w₀ … wₙ₋₁, x₀ … xₙ₋₁ and, where their number is odd, b.</param>
internal sealed class DotStep<T>(int y, Argument[] arguments) : Step<T>
    where T : struct, ILanes<T>, IReal<T>
{
    private readonly int pairs = arguments.Length / 2;

    private bool HasBias => arguments.Length > 2 * pairs;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Forward(in Frame<T> frame)
    {
        const int AtOnce = 4;
        ref var result = ref frame.Primal(y);
        var v = 0;
        for (; v + AtOnce <= frame.Vectors; v += AtOnce)
        {
            T s0 = Bias(frame, v), s1 = Bias(frame, v + 1), s2 = Bias(frame, v + 2), s3 = Bias(frame, v + 3);
            for (var i = 0; i < pairs; i++)
            {
                Argument w = arguments[i], x = arguments[pairs + i];
                s0 = Dot.Next(s0, frame.Load(w, v), frame.Load(x, v));
                s1 = Dot.Next(s1, frame.Load(w, v + 1), frame.Load(x, v + 1));
                s2 = Dot.Next(s2, frame.Load(w, v + 2), frame.Load(x, v + 2));
                s3 = Dot.Next(s3, frame.Load(w, v + 3), frame.Load(x, v + 3));
            }

            ref var at = ref Unsafe.Add(ref result, v * T.Width);
            T.Store(s0, ref at);
            T.Store(s1, ref Unsafe.Add(ref at, T.Width));
            T.Store(s2, ref Unsafe.Add(ref at, 2 * T.Width));
            T.Store(s3, ref Unsafe.Add(ref at, 3 * T.Width));
        }

        for (; v < frame.Vectors; v++)
        {
            var sum = Bias(frame, v);
            for (var i = 0; i < pairs; i++)
            {
                sum = Dot.Next(sum, frame.Load(arguments[i], v), frame.Load(arguments[pairs + i], v));
            }

            T.Store(sum, ref Unsafe.Add(ref result, v * T.Width));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Backward(in Frame<T> frame)
    {
        for (var i = 0; i < pairs; i++)
        {
            Argument w = arguments[i], x = arguments[pairs + i];
            T sumW = 0, sumX = 0;
            for (var v = 0; v < frame.Vectors; v++)
            {
                T wv = frame.Load(w, v), xv = frame.Load(x, v), bar = T.Load(ref Unsafe.Add(ref frame.Adjoint(y), v * T.Width));
                if (w.WantsAdjoint)
                {
                    frame.HandDown(w, v, Dot.Dw(wv, xv) * bar, ref sumW);
                }

                if (x.WantsAdjoint)
                {
                    frame.HandDown(x, v, Dot.Dx(wv, xv) * bar, ref sumX);
                }
            }

            frame.Settle(w, sumW);
            frame.Settle(x, sumX);
        }

        if (HasBias && arguments[^1].WantsAdjoint)
        {
            T sum = 0;
            for (var v = 0; v < frame.Vectors; v++)
            {
                frame.HandDown(arguments[^1], v, Dot.Db<T>() * T.Load(ref Unsafe.Add(ref frame.Adjoint(y), v * T.Width)), ref sum);
            }

            frame.Settle(arguments[^1], sum);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T Bias(in Frame<T> frame, int vector) => HasBias ? frame.Load(arguments[^1], vector) : 0;
}
