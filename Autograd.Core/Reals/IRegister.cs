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
    /// <summary>A mask: a &lt; b.</summary>
    static abstract T IsLess(T a, T b);

    /// <summary>A mask: a = b.</summary>
    static abstract T IsEqual(T a, T b);

    /// <summary><paramref name="a"/> where the mask holds, else <paramref name="b"/>.</summary>
    static abstract T Select(T mask, T a, T b);

    /// <summary>Does the mask hold in any lane?</summary>
    static abstract bool IsAny(T mask);

    /// <summary>The bits of both.</summary>
    static abstract T And(T a, T b);

    /// <summary>The bits of either.</summary>
    static abstract T Or(T a, T b);

    /// <summary>The bits of one of them.</summary>
    static abstract T Xor(T a, T b);

    static T IReal<T>.Acos(T x) => LaneKernels.Each(x, Math.Acos);
    static T IReal<T>.Asin(T x) => LaneKernels.Each(x, Math.Asin);
    static T IReal<T>.Atan(T x) => LaneKernels.Each(x, Math.Atan);
    static T IReal<T>.Atan2(T y, T x) => LaneKernels.Each(y, x, Math.Atan2);
    static T IReal<T>.Cos(T x) => LaneKernels.Each(x, Math.Cos);
    static T IReal<T>.Cosh(T x) => LaneKernels.Each(x, Math.Cosh);
    static T IReal<T>.Exp(T x) => LaneKernels.Each(x, Math.Exp);
    static T IReal<T>.ExpM1(T x) => LaneKernels.Each(x, Kernels.ExpM1);
    static T IReal<T>.Log(T x) => LaneKernels.Each(x, Math.Log);
    static T IReal<T>.LogP1(T x) => LaneKernels.Each(x, Kernels.LogP1);
    static T IReal<T>.Pow(T a, T b) => LaneKernels.Each(a, b, Math.Pow);
    static T IReal<T>.Sin(T x) => LaneKernels.Each(x, Math.Sin);
    static T IReal<T>.Sinh(T x) => LaneKernels.Each(x, Math.Sinh);
    static T IReal<T>.Tan(T x) => LaneKernels.Each(x, Math.Tan);
    static T IReal<T>.Tanh(T x) => LaneKernels.Each(x, Math.Tanh);
    static T IReal<T>.Compare(T a, T b) => LaneKernels.Compare(a, b);
    static T IReal<T>.Where(T condition, T a, T b) => T.Select(T.IsLess(0, condition), a, b);
}
