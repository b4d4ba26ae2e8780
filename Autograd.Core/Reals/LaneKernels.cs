using System.Runtime.CompilerServices;

namespace Autograd.Core;

/// <summary>
/// Elementary functions of many doubles at once: polynomials without a branch on the common path. Where a lane holds what a
/// kernel does not cover, that lane alone takes its result from <see cref="Math"/>.
/// </summary>
/// <remarks>
/// The errors stated are in units in the last place of the true result, with or without a fused multiply-add; over a million
/// arguments of each kind the worst was about a tenth less.
/// <para>
/// The JIT stops inlining in a method that has taken in too much, and the primitives then cost thirty times as much. So the two
/// hottest kernels are inlined, and the others are calls; by reference, since the runtime copies a register that is passed in
/// a structure by pieces.
/// </para>
/// </remarks>
internal static partial class LaneKernels
{
    /// <summary>1 where a &gt; b, 0 where they are equal, −1 where a &lt; b; NaN where either is NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Compare<T>(T a, T b) where T : struct, IRegister<T>, IReal<T> =>
        T.Select(T.IsLess(b, a), 1, T.Select(T.IsLess(a, b), -1, T.Select(T.IsEqual(a, b), 0, double.NaN)));

    /// <summary>The function of each lane by itself.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T Each<T>(T x, Func<double, double> function) where T : struct, IRegister<T>, IReal<T>
    {
        Span<double> lanes = stackalloc double[T.Width];
        T.Store(x, ref lanes[0]);
        foreach (ref var lane in lanes)
        {
            lane = function(lane);
        }

        return T.Load(ref lanes[0]);
    }

    /// <summary>The function of each pair of lanes by itself.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T Each<T>(T a, T b, Func<double, double, double> function) where T : struct, IRegister<T>, IReal<T>
    {
        Span<double> left = stackalloc double[T.Width], right = stackalloc double[T.Width];
        T.Store(a, ref left[0]);
        T.Store(b, ref right[0]);
        for (var i = 0; i < left.Length; i++)
        {
            left[i] = function(left[i], right[i]);
        }

        return T.Load(ref left[0]);
    }

    /// <summary>c₀ + c₁x + c₂x² + c₃x³, with the square given</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Cubic<T>(T x, T xx, T c0, T c1, T c2, T c3) where T : struct, IRegister<T>, IReal<T> =>
        T.MultiplyAdd(xx, T.MultiplyAdd(x, c3, c2), T.MultiplyAdd(x, c1, c0));

    /// <summary>x, or the bound that it is beyond; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Within<T>(T x, T low, T high) where T : struct, IRegister<T>, IReal<T> => T.Smaller(high, T.Larger(low, x));

    /// <summary>The magnitude, or a number of that sign already, with the sign of the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T WithSign<T>(T magnitude, T sign) where T : struct, IRegister<T>, IReal<T> =>
        T.Or(magnitude, T.And(sign, -0.0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Bits<T>(long bits) where T : struct, IRegister<T>, IReal<T> => BitConverter.Int64BitsToDouble(bits);
}
