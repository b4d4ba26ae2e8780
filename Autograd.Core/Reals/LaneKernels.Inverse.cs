using System.Runtime.CompilerServices;

namespace Autograd.Core;

/// <content>
/// The inverse trigonometric functions: reduced as in Cephes (S. Moshier, Methods and Programs for Mathematical Functions, 1989),
/// arctan by tan ⅛π and tan ⅜π, arcsin and arccos beyond ½ by the half angle. The polynomials are by interpolation at Chebyshev's
/// points, below 2⁻⁵⁷ from the series.
/// </content>
internal static partial class LaneKernels
{
    private const double QuarterPi = 0.7853981633974483;
    private const double QuarterPiLow = 3.061616997868383e-17;
    private const double ThreeQuarterPi = 2.356194490192345;
    private const double ThreeQuarterPiLow = 9.184850993605148e-17;
    private const double PiLow = 1.2246467991473532e-16;
    private const double TanEighthPi = 0.41421356237309503;
    private const double TanThreeEighthsPi = 2.414213562373095;

    /// <summary>arctan x, within 2 ulp.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Atan<T>(ref T x) where T : struct, IRegister<T>, IReal<T>
    {
        var a = T.Abs(x);
        T isSteep = T.IsLess(TanThreeEighthsPi, a), isMiddle = T.IsLess(TanEighthPi, a);
        var z = T.Select(isSteep, -1, T.Select(isMiddle, a - 1, a)) / T.Select(isSteep, a, T.Select(isMiddle, a + 1, 1));
        var high = T.Select(isSteep, HalfPi, T.Select(isMiddle, QuarterPi, 0));
        var low = T.Select(isSteep, HalfPiMiddle, T.Select(isMiddle, QuarterPiLow, 0));
        x = WithSign(high + (z + T.MultiplyAdd(z * (z * z), AtanTail(z * z), low)), x);
    }

    /// <summary>
    /// The angle of the point (x, y), within 2 ulp. Two zeros, and magnitudes beyond 2¹⁰²⁰, are left to
    /// <see cref="Math.Atan2(double, double)"/>.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Atan2<T>(ref T y, in T x) where T : struct, IRegister<T>, IReal<T>
    {
        T a = T.Abs(y), b = T.Abs(x);
        T isSteep = T.IsLess(TanThreeEighthsPi * b, a), isMiddle = T.IsLess(TanEighthPi * b, a);
        var z = T.Select(isSteep, -b, T.Select(isMiddle, a - b, a)) / T.Select(isSteep, a, T.Select(isMiddle, a + b, b));

        // On the left the angle is π less that on the right.
        var sign = T.And(x, -0.0);
        var isLeft = T.IsLess(T.Or(sign, 1), 0);
        var high = T.Select(isSteep, HalfPi, T.Select(isMiddle, T.Select(isLeft, ThreeQuarterPi, QuarterPi), T.Select(isLeft, Math.PI, 0)));
        var low = T.Select(isSteep, HalfPiMiddle,
            T.Select(isMiddle, T.Select(isLeft, ThreeQuarterPiLow, QuarterPiLow), T.Select(isLeft, PiLow, 0)));
        z = T.Xor(z, sign);
        var angle = WithSign(high + (z + T.MultiplyAdd(z * (z * z), AtanTail(z * z), low)), y);
        var larger = T.Larger(a, b);
        var isUsual = T.And(T.And(T.IsLess(0, larger), T.IsLess(larger, 1e307)), T.And(T.IsEqual(a, a), T.IsEqual(b, b)));
        y = T.AreAll(isUsual) ? angle : T.Select(isUsual, angle, Each(y, x, Math.Atan2));
    }

    /// <summary>arcsin x, within 1.3 ulp; NaN beyond 1.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Asin<T>(ref T x) where T : struct, IRegister<T>, IReal<T>
    {
        var s = HalfAngle(T.Abs(x), out var isBeyondHalf, out var tail);
        T twice = 2 * s, high = HalfPi - twice;
        var rest = T.MultiplyAdd(tail, -2, HalfPi - high - twice + HalfPiMiddle);
        x = WithSign(T.Select(isBeyondHalf, high + rest, s + tail), x);
    }

    /// <summary>arccos x, within 1.3 ulp; NaN beyond 1.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Acos<T>(ref T x) where T : struct, IRegister<T>, IReal<T>
    {
        var s = HalfAngle(T.Abs(x), out var isBeyondHalf, out var tail);
        var sign = T.And(x, -0.0);
        var isNegative = T.IsLess(x, 0);
        T signed = T.Xor(s, sign), signedTail = T.Xor(tail, sign), near = HalfPi - signed;
        var middle = near + (HalfPi - near - signed + (HalfPiMiddle - signedTail));
        var beyond = T.Select(isNegative, Math.PI, 0) + T.MultiplyAdd(2, signed, T.MultiplyAdd(2, signedTail, T.Select(isNegative, PiLow, 0)));
        x = T.Select(isBeyondHalf, beyond, middle);
    }

    /// <summary>arcsin s − s is the tail, s being |x| up to ½ and √(½(1 − |x|)) beyond</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T HalfAngle<T>(T a, out T isBeyondHalf, out T tail) where T : struct, IRegister<T>, IReal<T>
    {
        isBeyondHalf = T.IsLess(0.5, a);
        var t = T.Select(isBeyondHalf, T.MultiplyAdd(a, -0.5, 0.5), a * a);
        var s = T.Select(isBeyondHalf, T.Sqrt(t), a);
        T tt = t * t, t4 = tt * tt;
        var upper = T.MultiplyAdd(t4, 0.028757851367421516,
            Cubic(t, tt, 0.01032281435018578, 0.005457506718640358, 0.01740087944269402, -0.014851887071247204));
        var middle = Cubic(t, tt, 0.02237217294214989, 0.017352392720869973, 0.013971212973552933, 0.011479177415184906);
        var lower = Cubic(t, tt, 0.16666666666666669, 0.07499999999998433, 0.04464285714635543, 0.030381944138531247);
        tail = s * t * T.MultiplyAdd(t4, T.MultiplyAdd(t4, upper, middle), lower);
        return s;
    }

    /// <summary>(arctan z − z) / z³ of t = z², for |z| up to tan ⅛π</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T AtanTail<T>(T t) where T : struct, IRegister<T>, IReal<T>
    {
        T tt = t * t, t4 = tt * tt;
        var upper = T.MultiplyAdd(tt, -0.019176887052398058, T.MultiplyAdd(t, 0.03923165824115299, -0.05085449736056046));
        var middle = Cubic(t, tt, -0.09090904578123775, 0.07692183190823144, -0.066645114473405, 0.05858148912442145);
        var lower = Cubic(t, tt, -0.3333333333333333, 0.1999999999999552, -0.14285714284666542, 0.11111111015256359);
        return T.MultiplyAdd(t4, T.MultiplyAdd(t4, upper, middle), lower);
    }
}
