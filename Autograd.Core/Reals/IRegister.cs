using System.Runtime.CompilerServices;

namespace Autograd.Core;

/// <summary>
/// Lanes in a SIMD register: the few primitives that are said once a width. All functions are written once, in these primitives,
/// and bound here. A lane's result depends on no other lane.
/// </summary>
/// <remarks>A mask is all ones in a lane where the comparison holds, all zeros where it does not.</remarks>
/// <typeparam name="T">The number type itself.</typeparam>
internal interface IRegister<T> : ILanes<T>
    where T : struct, IRegister<T>, IReal<T>
{
    /// <summary>The larger in one instruction, of either sign if both are 0; NaN if <paramref name="b"/> is.</summary>
    static abstract T Larger(T a, T b);

    /// <summary>The smaller in one instruction, of either sign if both are 0; NaN if <paramref name="b"/> is.</summary>
    static abstract T Smaller(T a, T b);

    /// <summary>The nearest whole number, the even one of two.</summary>
    static abstract T Round(T x);

    /// <summary>x · 2ⁿ for a whole n, rounded once.</summary>
    static abstract T Scale(T x, T n);

    /// <summary>A mask: a &lt; b.</summary>
    static abstract T IsLess(T a, T b);

    /// <summary>A mask: a = b.</summary>
    static abstract T IsEqual(T a, T b);

    /// <summary><paramref name="a"/> where the mask holds, else <paramref name="b"/>.</summary>
    static abstract T Select(T mask, T a, T b);

    /// <summary>Does the mask hold in every lane?</summary>
    static abstract bool AreAll(T mask);

    /// <summary>The bits of both.</summary>
    static abstract T And(T a, T b);

    /// <summary>The bits of either.</summary>
    static abstract T Or(T a, T b);

    /// <summary>The bits of one of them.</summary>
    static abstract T Xor(T a, T b);

    /// <summary>The sum of the bits as whole numbers.</summary>
    static abstract T AddBits(T a, T b);

    /// <summary>The bits moved up, zeros behind them.</summary>
    static abstract T ShiftLeft(T x, int count);

    /// <summary>The bits moved down, zeros before them.</summary>
    static abstract T ShiftRight(T x, int count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T IReal<T>.Acos(T x) { LaneKernels.Acos(ref x); return x; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T IReal<T>.Asin(T x) { LaneKernels.Asin(ref x); return x; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T IReal<T>.Atan(T x) { LaneKernels.Atan(ref x); return x; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T IReal<T>.Atan2(T y, T x) { LaneKernels.Atan2(ref y, in x); return y; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T IReal<T>.Cos(T x) { LaneKernels.Cos(ref x); return x; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T IReal<T>.Cosh(T x) { LaneKernels.Cosh(ref x); return x; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T IReal<T>.Erf(T x) { LaneKernels.Erf(ref x); return x; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T IReal<T>.Erfc(T x) { LaneKernels.Erfc(ref x); return x; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T IReal<T>.Exp(T x) => LaneKernels.Exp(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T IReal<T>.ExpM1(T x) { LaneKernels.ExpM1(ref x); return x; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T IReal<T>.Log(T x) { LaneKernels.Log(ref x); return x; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T IReal<T>.LogP1(T x) { LaneKernels.LogP1(ref x); return x; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T IReal<T>.Pow(T a, T b) { LaneKernels.Pow(ref a, in b); return a; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T IReal<T>.Sin(T x) { LaneKernels.Sin(ref x); return x; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T IReal<T>.Sinh(T x) { LaneKernels.Sinh(ref x); return x; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T IReal<T>.Tan(T x) { LaneKernels.Tan(ref x); return x; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T IReal<T>.Tanh(T x) => LaneKernels.Tanh(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T IReal<T>.Compare(T a, T b) => LaneKernels.Compare(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T IReal<T>.Where(T condition, T a, T b) => T.Select(T.IsLess(0, condition), a, b);
}
