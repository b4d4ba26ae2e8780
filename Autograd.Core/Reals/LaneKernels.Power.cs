using System.Runtime.CompilerServices;

namespace Autograd.Core;

/// <content>
/// aᵇ = exp(b · ln |a|), the logarithm being in two doubles to 2⁻⁶⁵ of itself, as in fdlibm's e_pow.c (Sun Microsystems, 1993):
/// an error there is multiplied by up to 745 in the result.
/// </content>
internal static partial class LaneKernels
{
    private const double TwoThirds = 0.6666666666666666;
    private const double TwoThirdsLow = 3.700743415417188e-17;

    /// <summary>
    /// aᵇ, within 1.1 ulp; where a is 0, subnormal, infinite or NaN, or b is not finite, by <see cref="Math.Pow(double, double)"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Pow<T>(ref T a, in T b) where T : struct, IRegister<T>, IReal<T>
    {
        var size = T.Abs(a);
        var log = LogInTwo(size, out var logLow);
        var y = ExpOfProduct(Within(b, -1e30, 1e30), log, logLow);

        // A negative number to the power of a whole one has a sign, to another none.
        T half = 0.5 * b, isNegative = T.IsLess(a, 0);
        var isWhole = T.IsEqual(T.Round(b), b);
        var sign = T.Select(T.IsEqual(T.Round(half), half), 1, -1);
        y = T.Select(isNegative, y * T.Select(isWhole, sign, double.NaN), y);
        var isUsual = T.And(T.And(T.IsLess(LargestSubnormal, size), T.IsLess(size, double.PositiveInfinity)),
            T.IsLess(T.Abs(b), double.PositiveInfinity));
        a = T.AreAll(isUsual) ? y : T.Select(isUsual, y, Each(a, b, Math.Pow));
    }

    /// <summary>ln x = log + low, for a positive normal x</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T LogInTwo<T>(T x, out T low) where T : struct, IRegister<T>, IReal<T>
    {
        var m = T.AddBits(T.And(Exponent(x, out var k), Bits<T>(Fraction)), Bits<T>(RootHalf));

        // s = (m − 1) / (m + 1) and z = s², each in two.
        T f = m - 1, divisor = m + 1, inverse = 1 / divisor, s = f * inverse;
        var sLow = (MinusProduct(f, s, divisor) - s * (m - (divisor - 1))) * inverse;
        var z = s * s;
        var zLow = T.MultiplyAdd(2 * s, sLow, ProductError(s, s, z));

        // ln m = 2s + s · z · (⅔ + z · R(z))
        T zz = z * z, z4 = zz * zz;
        var upper = Cubic(z, zz, 0.153845949639382, 0.1333480461663011, 0.11706238407260777, 0.11723157001190189);
        var r = z * T.MultiplyAdd(z4, upper, Cubic(z, zz, 0.4, 0.28571428571429364, 0.22222222221655943, 0.18181818335379513));
        T bracket = TwoThirds + r, bracketLow = TwoThirds - bracket + r + TwoThirdsLow;
        var w = z * bracket;
        var wLow = T.MultiplyAdd(z, bracketLow, T.MultiplyAdd(zLow, bracket, ProductError(z, bracket, w)));
        var v = s * w;
        var vLow = T.MultiplyAdd(s, wLow, T.MultiplyAdd(sLow, w, ProductError(s, w, v)));

        // Each sum has its larger term first, so that what it rounds off is the difference.
        T twice = 2 * s, logM = twice + v, whole = k * Ln2High, log = whole + logM;
        low = whole - log + logM + (twice - logM + v + T.MultiplyAdd(k, Ln2Low, T.MultiplyAdd(2, sLow, vLow)));
        return log;
    }

    /// <summary>exp(b · (log + low))</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T ExpOfProduct<T>(T b, T log, T low) where T : struct, IRegister<T>, IReal<T>
    {
        var product = b * log;
        var productLow = T.MultiplyAdd(b, low, ProductError(b, log, product));
        productLow = T.Select(T.IsLess(T.Abs(product), 800), productLow, 0);
        product = Within(product, -800, 800);
        var shifted = T.MultiplyAdd(product, Log2E, RoundingShift);
        var n = shifted - RoundingShift;
        T high = T.MultiplyAdd(n, -Ln2High, product), rest = T.MultiplyAdd(n, -Ln2Low, productLow), r = high + rest;
        var restLow = high - r + rest;
        return T.Scale(1 + (r + T.MultiplyAdd(r * r, ExpTail(r), restLow)), n);
    }
}
