using System.Runtime.CompilerServices;

namespace Autograd.Core;

/// <content>
/// eˣ and what is made of it. The argument is reduced to x = n · ln 2 + r with |r| ≤ ½ ln 2, ln 2 in two parts (W. Cody and
/// W. Waite, Software Manual for the Elementary Functions, 1980); what remains of the series of eʳ, sinh r and cosh r after its
/// first terms are polynomials by interpolation at Chebyshev's points, below 2⁻⁵⁸ from it.
/// </content>
internal static partial class LaneKernels
{
    private const double Log2E = 1.4426950408889634;

    // 41 bits, so that n · Ln2High is exact for every exponent n; and what they leave.
    private const double Ln2High = 0.693147180559663;
    private const double Ln2Low = 2.8235290563031577e-13;

    // Adding 1.5 · 2⁵² rounds to a whole number; with the exponent's bias of 1023 on top, its low bits are the exponent's field.
    private const double RoundingShift = 6755399441055744 + 1023;

    /// <summary>eˣ, within 1.1 ulp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<T>(T x) where T : struct, IRegister<T>, IReal<T>
    {
        var r = Remainder(Within(x, -746, 710), out var n, out _);
        return T.Scale(1 + T.MultiplyAdd(r * r, ExpTail(r), r), n);
    }

    /// <summary>eˣ − 1 = 2ⁿ · (eʳ − 1 + (1 − 2⁻ⁿ)), within 1.6 ulp.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void ExpM1<T>(ref T x) where T : struct, IRegister<T>, IReal<T>
    {
        var r = Remainder(Within(x, -40, 710), out var n, out _);
        var y = 1 - PowerOfTwo(-T.Smaller(60, n)) + r;
        x = WithSign(T.Scale(T.MultiplyAdd(r * r, ExpTail(r), y), n), x);
    }

    /// <summary>tanh x = E / (E + 2) with E = e²ˣ − 1, within 2.7 ulp. From 22 on it is 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Tanh<T>(T x) where T : struct, IRegister<T>, IReal<T>
    {
        var r = Remainder(T.Smaller(44, 2 * T.Abs(x)), out _, out var power);
        var e = T.MultiplyAdd(power, r * r * ExpTail(r), T.MultiplyAdd(power, r, power - 1));
        return WithSign(e / (e + 2), x);
    }

    /// <summary>sinh x = 2ⁿ⁻¹ · ((1 − 2⁻²ⁿ) cosh r + (1 + 2⁻²ⁿ) sinh r), within 2 ulp.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Sinh<T>(ref T x) where T : struct, IRegister<T>, IReal<T>
    {
        var r = Remainder(T.Smaller(720, T.Abs(x)), out var n, out _);
        var w = PowerOfTwo(-2 * T.Smaller(60, n));
        x = WithSign(T.Scale(Combined(r, 1 - w, 1 + w), n - 1), x);
    }

    /// <summary>cosh x = 2ⁿ⁻¹ · ((1 + 2⁻²ⁿ) cosh r + (1 − 2⁻²ⁿ) sinh r), within 1.7 ulp.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Cosh<T>(ref T x) where T : struct, IRegister<T>, IReal<T>
    {
        var r = Remainder(T.Smaller(720, T.Abs(x)), out var n, out _);
        var w = PowerOfTwo(-2 * T.Smaller(60, n));
        x = T.Scale(Combined(r, 1 + w, 1 - w), n - 1);
    }

    /// <summary>x · 2ⁿ for a whole n, rounded once: two factors, since 2ⁿ itself may be beyond a double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T ScaleByTwoFactors<T>(T x, T n) where T : struct, IRegister<T>, IReal<T>
    {
        var shifted = T.MultiplyAdd(n, 0.5, RoundingShift);
        var half = shifted - RoundingShift;
        return x * T.ShiftLeft(shifted, 52) * PowerOfTwo(n - half);
    }

    /// <summary>2ⁿ for a whole n of a normal double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T PowerOfTwo<T>(T n) where T : struct, IRegister<T>, IReal<T> => T.ShiftLeft(n + RoundingShift, 52);

    /// <summary>r = x − n · ln 2, the whole n and, where it is that of a normal double, 2ⁿ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Remainder<T>(T x, out T n, out T power) where T : struct, IRegister<T>, IReal<T>
    {
        var shifted = T.MultiplyAdd(x, Log2E, RoundingShift);
        n = shifted - RoundingShift;
        power = T.ShiftLeft(shifted, 52);
        return T.MultiplyAdd(n, -Ln2Low, T.MultiplyAdd(n, -Ln2High, x));
    }

    /// <summary>(eʳ − 1 − r) / r²</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T ExpTail<T>(T r) where T : struct, IRegister<T>, IReal<T>
    {
        var rr = r * r;
        var high = T.MultiplyAdd(rr, 2.091470706899403e-09, T.MultiplyAdd(r, 2.510524515390137e-08, 2.7557273594801457e-07));
        var middle = Cubic(r, rr, 0.0013888888888883737, 0.00019841269874873975, 2.4801587325585835e-05, 2.755725533255441e-06);
        var low = Cubic(r, rr, 0.5, 0.1666666666666667, 0.04166666666666667, 0.00833333333332612);
        return T.MultiplyAdd(rr * rr, T.MultiplyAdd(rr * rr, high, middle), low);
    }

    /// <summary>a cosh r + b sinh r, of which a + b · r is the larger part</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Combined<T>(T r, T a, T b) where T : struct, IRegister<T>, IReal<T>
    {
        T t = r * r, tt = t * t;
        var sinh = T.MultiplyAdd(tt * tt, 2.51004110820149e-08,
            Cubic(t, tt, 0.16666666666666669, 0.008333333333330055, 0.00019841269863088255, 2.7557268406190795e-06));
        var cosh = T.MultiplyAdd(tt * tt, 2.091125490208877e-09,
            Cubic(t, tt, 0.041666666666666664, 0.0013888888888886548, 2.4801587317169235e-05, 2.7557282931125736e-07));
        var tail = T.MultiplyAdd(a * t, T.MultiplyAdd(t, cosh, 0.5), b * (r * t * sinh));
        return T.MultiplyAdd(b, r, a) + tail;
    }
}
