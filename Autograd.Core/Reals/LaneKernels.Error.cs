using System.Runtime.CompilerServices;

namespace Autograd.Core;

/// <content>
/// The error function and its complement. (1 + 2x) · exp(x²) · erfc x changes little from 0 to ∞, and is 1 + a polynomial in
/// q = (x − 4) / (x + 4): M. Shepherd and J. Laframboise, Chebyshev approximation of (1 + 2x) exp(x²) erfc x in 0 ≤ x &lt; ∞,
/// Mathematics of Computation 36 (1981), with 4 for their 3.75. The polynomials here are by interpolation at Chebyshev's points, up
/// to x = 28, where erfc is below every double; both are within 2⁻⁵⁵ of the functions.
/// </content>
internal static partial class LaneKernels
{
    /// <summary>erf x, within 1.3 ulp: 1 − erfc x from 0.84375 on, below it a polynomial of its own.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Erf<T>(ref T x) where T : struct, IRegister<T>, IReal<T>
    {
        T a = T.Abs(x), far = FarErfc(a);
        x = WithSign(T.Select(T.IsLess(a, 0.84375), NearErf(a), 1 - far), x);
    }

    /// <summary>erfc x = 1 − erf x without its cancellation, within 3.5 ulp; below −½ it is 2 − erfc |x|.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Erfc<T>(ref T x) where T : struct, IRegister<T>, IReal<T>
    {
        T a = T.Abs(x), far = FarErfc(a);
        x = T.Select(T.IsLess(a, 0.5), 1 - WithSign(NearErf(a), x), T.Select(T.IsLess(x, 0), 2 - far, far));
    }

    /// <summary>erf a, for a from 0 to 0.84375</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T NearErf<T>(T a) where T : struct, IRegister<T>, IReal<T>
    {
        T t = a * a, tt = t * t, t4 = tt * tt;
        var upper = Cubic(t, tt, 1.6457914349746103e-06, -1.630309508468887e-07, 1.4205594850504056e-08, -8.879702704985848e-10);
        var middle = Cubic(t, tt, 0.005223977624080742, -0.000854832691425112, 0.00012055327421282683, -1.4925463570287675e-05);
        var lower = Cubic(t, tt, 0.1283791670955126, -0.3761263890318375, 0.11283791670954745, -0.026866170645031);
        return T.MultiplyAdd(a, T.MultiplyAdd(t4, T.MultiplyAdd(t4, upper, middle), lower), a);
    }

    /// <summary>erfc a, for a from ½, where the rounding of q does not show</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T FarErfc<T>(T a) where T : struct, IRegister<T>, IReal<T>
    {
        a = T.Smaller(28, a);
        T q = (a - 4) / (a + 4), qq = q * q, q4 = qq * qq, q8 = q4 * q4;
        var sixth = Cubic(q, qq, -1.799947545903142e-08, -1.4091982822555755e-08, 1.868487385473519e-09, 1.263782858042137e-09);
        var fifth = Cubic(q, qq, 2.9377854943443786e-07, -8.254699744871162e-07, 7.471952780500971e-08, 1.1005996198640057e-07);
        var fourth = Cubic(q, qq, 0.00015062169704678355, -2.439924428312988e-05, -1.1222046316669005e-05, 5.709784760966506e-06);
        var third = Cubic(q, qq, -0.01619773405599449, 0.005031969975753176, -0.0007577732973669146, -0.00019925668432389153);
        var second = Cubic(q, qq, -0.10103906603629459, 0.09373283499833023, -0.0663303658124095, 0.03716751553777026);
        var first = Cubic(q, qq, 0.2329951186255525, -0.13962111684056253, 0.015379652102619558, 0.06809705425469323);
        var upper = T.MultiplyAdd(q8, T.MultiplyAdd(q4, sixth, fifth), T.MultiplyAdd(q4, fourth, third));
        var p = T.MultiplyAdd(q8, upper, T.MultiplyAdd(q4, second, first));
        var exp = ExpOfProduct(-a, a, 0);
        return T.MultiplyAdd(exp, p, exp) / T.MultiplyAdd(2, a, 1);
    }
}
