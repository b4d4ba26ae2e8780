using System.Runtime.CompilerServices;

namespace Autograd.Core;

/// <summary>y = b + Σᵢ wᵢ · xᵢ for one row; any operand may be shared by all samples.</summary>
internal sealed class DotStep<T> : Step<T> where T : struct, ILanes<T>, IReal<T>
{
    private readonly int y;
    private readonly Argument? bias;
    private readonly Run[] runs;

    /// <summary>A dot product.</summary>
    /// <param name="y">The row of the result.</param>
    /// <param name="arguments">w₀ … wₙ₋₁, x₀ … xₙ₋₁ and, where their number is odd, b.</param>
    public DotStep(int y, Argument[] arguments)
    {
        var pairs = arguments.Length / 2;
        this.y = y;
        bias = arguments.Length > 2 * pairs ? arguments[^1] : null;
        var runs = new List<Run>();
        for (var i = 0; i < pairs; i++)
        {
            Argument w = arguments[i], x = arguments[pairs + i];
            if (runs.Count == 0 || !runs[^1].TryContinue(w, x))
            {
                runs.Add(new(w, x));
            }
        }

        this.runs = [.. runs];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Forward(in Frame<T> frame)
    {
        if (runs is [{ Count: 1 } pair])
        {
            AddPair(frame, pair);
            return;
        }

        ref var result = ref frame.Primal(y);
        for (var v = 0; v < frame.Vectors; v++)
        {
            var sum = bias is { } start ? frame.Load(start, v) : 0;
            foreach (var run in runs)
            {
                ref var w = ref frame.Numbers(run.W, v, out var wStep);
                ref var x = ref frame.Numbers(run.X, v, out var xStep);
                if (IsContiguous(wStep, xStep))
                {
                    sum += Contiguous.Dot(ref w, ref x, run.Count);
                    continue;
                }

                for (var i = 0; i < run.Count; i++)
                {
                    sum = Dot.Next(
                        sum,
                        run.W.IsShared ? w : T.Load(ref w),
                        run.X.IsShared ? x : T.Load(ref x));
                    w = ref Unsafe.Add(ref w, wStep);
                    x = ref Unsafe.Add(ref x, xStep);
                }
            }

            T.Store(sum, ref Unsafe.Add(ref result, v * T.Width));
        }
    }

    /// <summary>y = b + w · x, as in each step of a polynomial.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddPair(in Frame<T> frame, Run pair)
    {
        Argument w = pair.W, x = pair.X, start = bias ?? default;
        ref var result = ref frame.Primal(y);
        for (var v = 0; v < frame.Vectors; v++)
        {
            var sum = Dot.Next(bias is null ? 0 : frame.Load(start, v), frame.Load(w, v), frame.Load(x, v));
            T.Store(sum, ref Unsafe.Add(ref result, v * T.Width));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Backward(in Frame<T> frame)
    {
        foreach (var run in runs)
        {
            if (run.W.WantsAdjoint)
            {
                HandDown(frame, run.W, run.X, run.Count);
            }

            if (run.X.WantsAdjoint)
            {
                HandDown(frame, run.X, run.W, run.Count);
            }
        }

        if (bias is { WantsAdjoint: true } start)
        {
            T sum = 0;
            for (var v = 0; v < frame.Vectors; v++)
            {
                frame.HandDown(start, v, Dot.Db<T>() * T.Load(ref Unsafe.Add(ref frame.Adjoint(y), v * T.Width)), ref sum);
            }

            frame.Settle(start, sum);
        }
    }

    /// <summary>The contributions to one factor of each pair of a run: the result's adjoint times the other factor.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void HandDown(in Frame<T> frame, Argument operand, Argument other, int count)
    {
        ref var yBar = ref frame.Adjoint(y);
        ref var factor = ref frame.Numbers(other, 0, out var factorStep);
        ref var bar = ref frame.Adjoints(operand, out var barStep);
        if (!operand.IsShared && IsContiguous(factorStep, barStep))
        {
            Contiguous.AddMultiple(ref bar, ref factor, yBar, count);
            return;
        }

        nint last = (frame.Vectors - 1) * T.Width;
        for (var i = 0; i < count; i++)
        {
            if (operand.IsShared)
            {
                var sum = T.KeepFirst(Factor(ref factor, other.IsShared, last) * T.Load(ref Unsafe.Add(ref yBar, last)), frame.LastCount);
                for (nint at = 0; at < last; at += T.Width)
                {
                    sum = Dot.Next(sum, Factor(ref factor, other.IsShared, at), T.Load(ref Unsafe.Add(ref yBar, at)));
                }

                bar += T.SumAcross(sum);
            }
            else
            {
                for (nint at = 0; at <= last; at += T.Width)
                {
                    ref var barAt = ref Unsafe.Add(ref bar, at);
                    T.Store(
                        Dot.Next(T.Load(ref barAt), Factor(ref factor, other.IsShared, at), T.Load(ref Unsafe.Add(ref yBar, at))), ref barAt);
                }
            }

            factor = ref Unsafe.Add(ref factor, factorStep);
            bar = ref Unsafe.Add(ref bar, barStep);
        }
    }

    // Where a row is one number, a run of pairs is two vectors.
    private static bool IsContiguous(nint oneStep, nint otherStep) => T.Width == 1 && oneStep == 1 && otherStep == 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Factor(ref double numbers, bool isShared, nint at) => isShared ? numbers : T.Load(ref Unsafe.Add(ref numbers, at));

    /// <summary>Pairs whose operands follow each other evenly.</summary>
    private sealed class Run(Argument w, Argument x)
    {
        public Argument W { get; private set; } = w;

        public Argument X { get; private set; } = x;

        public int Count { get; private set; } = 1;

        public bool TryContinue(Argument w, Argument x)
        {
            var next = (W: Continued(W, w), X: Continued(X, x));
            if (next is not ({ } longerW, { } longerX))
            {
                return false;
            }

            (W, X) = (longerW, longerX);
            Count++;
            return true;
        }

        private Argument? Continued(Argument first, Argument next)
        {
            var stride = Count == 1 ? next.Slot - first.Slot : first.Stride;
            return next with { Slot = first.Slot, Stride = 0 } == first with { Stride = 0 } && next.Slot == first.Slot + (Count * stride)
                ? first with { Stride = stride }
                : null;
        }
    }
}
