using System.Runtime.CompilerServices;

namespace Autograd.Core;

/// <content>
/// sin, cos and tan. A whole multiple m of ½π is taken from |x|, ½π being in three parts (W. Cody and W. Waite, Software Manual
/// for the Elementary Functions, 1980), and the remainder is kept in two doubles, so that zeros of the function are relatively
/// exact. The polynomials are by interpolation at Chebyshev's points, below 2⁻⁵⁴ from the series.
/// </content>
internal static partial class LaneKernels
{
    // What is left beyond it is no longer exact enough.
    private const double LargestAngle = 1073741824;

    // 1.5 · 2⁵²: adding it rounds to a whole number, whose bits are then the last ones.
    private const double AngleShift = 6755399441055744;

    private const double HalfPi = 1.5707963267948966;
    private const double HalfPiMiddle = 6.123233995736766e-17;
    private const double HalfPiLow = -1.4973849048591698e-33;

    /// <summary>sin x, within 1 ulp. Beyond 2³⁰ left to <see cref="Math.Sin(double)"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Sin<T>(ref T x) where T : struct, IRegister<T>, IReal<T>
    {
        var a = T.Abs(x);
        var shifted = T.MultiplyAdd(a, 2 / Math.PI, AngleShift);
        SinAndCos(a, shifted - AngleShift, out var sin, out var cos);
        var y = T.Xor(InQuadrant(shifted, sin, cos), T.And(x, -0.0));
        var isUsual = T.IsLess(a, LargestAngle);
        x = T.AreAll(isUsual) ? y : T.Select(isUsual, y, Each(x, Math.Sin));
    }

    /// <summary>cos x, the sine a quarter turn on, within 1 ulp. Beyond 2³⁰ left to <see cref="Math.Cos(double)"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Cos<T>(ref T x) where T : struct, IRegister<T>, IReal<T>
    {
        var a = T.Abs(x);
        var shifted = T.MultiplyAdd(a, 2 / Math.PI, AngleShift);
        SinAndCos(a, shifted - AngleShift, out var sin, out var cos);
        var y = InQuadrant(shifted + 1, sin, cos);
        var isUsual = T.IsLess(a, LargestAngle);
        x = T.AreAll(isUsual) ? y : T.Select(isUsual, y, Each(x, Math.Cos));
    }

    /// <summary>tan x, within 2.5 ulp. Beyond 2³⁰ left to <see cref="Math.Tan(double)"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Tan<T>(ref T x) where T : struct, IRegister<T>, IReal<T>
    {
        var a = T.Abs(x);
        var shifted = T.MultiplyAdd(a, 2 / Math.PI, AngleShift);
        SinAndCos(a, shifted - AngleShift, out var sin, out var cos);
        var isOdd = IsOdd(shifted);
        var y = T.Xor(T.Select(isOdd, -cos, sin) / T.Select(isOdd, sin, cos), T.And(x, -0.0));
        var isUsual = T.IsLess(a, LargestAngle);
        x = T.AreAll(isUsual) ? y : T.Select(isUsual, y, Each(x, Math.Tan));
    }

    /// <summary>The sine, m quarter turns on: ± sin or ± cos by the last two bits of m.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T InQuadrant<T>(T m, T sin, T cos) where T : struct, IRegister<T>, IReal<T> =>
        T.Xor(T.Select(IsOdd(m), cos, sin), T.And(T.ShiftLeft(m, 62), -0.0));

    /// <summary>A mask: the last bit is 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T IsOdd<T>(T m) where T : struct, IRegister<T>, IReal<T> => T.IsLess(T.Or(T.ShiftLeft(m, 63), 1), 0);

    /// <summary>The sine and cosine of a − ½mπ, where that angle is at most ¼π either way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SinAndCos<T>(T a, T m, out T sin, out T cos) where T : struct, IRegister<T>, IReal<T>
    {
        var r = AngleWithout(a, m, out var low);
        T t = r * r, tt = t * t;
        var sinTail = T.MultiplyAdd(tt * tt, T.MultiplyAdd(t, 1.5918128954107197e-10, -2.5051131840273875e-08),
            Cubic(t, tt, -0.16666666666666666, 0.008333333333330948, -0.0001984126983675853, 2.7557316102529747e-06));
        var cosTail = T.MultiplyAdd(tt * tt, T.MultiplyAdd(t, -1.1382632212345609e-11, 2.087614626544433e-09),
            Cubic(t, tt, 0.041666666666666664, -0.0013888888888887398, 2.4801587298765662e-05, -2.7557317271715595e-07));
        var leading = T.MultiplyAdd(t, -0.5, 1);
        sin = r + T.MultiplyAdd(r * t, sinTail, low * leading);
        cos = leading + (T.MultiplyAdd(t, -0.5, 1 - leading) + T.MultiplyAdd(tt, cosTail, -(r * low)));
    }

    /// <summary>a − ½mπ = r + low, for a whole m below 2³¹</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T AngleWithout<T>(T a, T m, out T low) where T : struct, IRegister<T>, IReal<T>
    {
        var rest = MinusProduct(a, m, HalfPi);
        var middle = m * HalfPiMiddle;
        T r = rest - middle, back = r - rest;
        low = rest - (r - back) - (middle + back) - T.MultiplyAdd(m, HalfPiLow, ProductError(m, HalfPiMiddle, middle));
        return r;
    }
}
