using System.Runtime.CompilerServices;

namespace Autograd.Core;

/// <content>
/// The logarithms, by the method of fdlibm's e_log.c and s_log1p.c (Sun Microsystems, 1993): x = 2ᵏ · (1 + f) with 1 + f between
/// √½ and √2, and ln(1 + f) = 2s + 2s³/3 + … in s = f / (2 + f). The polynomial in s² is within 2⁻⁵⁷ of the series.
/// </content>
internal static partial class LaneKernels
{
    private const double LargestSubnormal = 2.225073858507201e-308;
    private const double TwoTo52 = 4503599627370496;

    // The bits of 1 and √½, and those of a double's fraction.
    private const long One = 0x3FF0000000000000;
    private const long RootHalf = 0x3FE6A09E667F3BCD;
    private const long Fraction = 0x000FFFFFFFFFFFFF;

    /// <summary>ln x, within 1 ulp. Zeros, subnormal and negative numbers, ∞ and NaN are left to <see cref="Math.Log(double)"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Log<T>(ref T x) where T : struct, IRegister<T>, IReal<T>
    {
        var shifted = Exponent(x, out var k);
        var y = LogOfScaled(T.AddBits(T.And(shifted, Bits<T>(Fraction)), Bits<T>(RootHalf)) - 1, k);
        var isUsual = T.And(T.IsLess(LargestSubnormal, x), T.IsLess(x, double.PositiveInfinity));
        x = T.AreAll(isUsual) ? y : T.Select(isUsual, y, Each(x, Math.Log));
    }

    /// <summary>
    /// ln(1 + x), within 1.6 ulp, with 2ᵏ from the rounded 1 + x, but f = 2⁻ᵏx + (2⁻ᵏ − 1) from x itself. What is at most −1 or
    /// beyond 10³⁰⁰ is left to the function of one double.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void LogP1<T>(ref T x) where T : struct, IRegister<T>, IReal<T>
    {
        Exponent(1 + x, out var k);
        var scale = T.ShiftLeft(RoundingShift - k, 52);
        var y = WithSign(LogOfScaled(T.MultiplyAdd(scale, x, scale - 1), k), x);
        var isUsual = T.And(T.IsLess(-1, x), T.IsLess(x, 1e300));
        x = T.AreAll(isUsual) ? y : T.Select(isUsual, y, Each(x, Kernels.LogP1));
    }

    /// <summary>ln(2ᵏ · (1 + f)) = k ln 2 + f − (½f² − s · (½f² + R(s²)))</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T LogOfScaled<T>(T f, T k) where T : struct, IRegister<T>, IReal<T>
    {
        T s = f / (2 + f), z = s * s, zz = z * z;
        var upper = T.MultiplyAdd(zz, 0.14616562422104645, T.MultiplyAdd(z, 0.15331712479381301, 0.1818288939967772));
        var lower = Cubic(z, zz, 0.666666666666667, 0.39999999999899455, 0.2857142862599856, 0.2222221113102852);
        var half = 0.5 * f * f;
        var tail = T.MultiplyAdd(s, T.MultiplyAdd(z, T.MultiplyAdd(zz * zz, upper, lower), half), k * Ln2Low);
        return T.MultiplyAdd(k, Ln2High, f - (half - tail));
    }

    /// <summary>
    /// The whole k with x = 2ᵏ · m, m between √½ and √2, for a positive normal x; returned are the bits of x less those of √½,
    /// of which the fraction is that of m.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Exponent<T>(T x, out T k) where T : struct, IRegister<T>, IReal<T>
    {
        // The exponent's field becomes the low bits of 2⁵² + field.
        var shifted = T.AddBits(x, Bits<T>(One - RootHalf));
        k = T.Or(T.ShiftRight(shifted, 52), TwoTo52) - (TwoTo52 + 1023);
        return shifted;
    }
}
