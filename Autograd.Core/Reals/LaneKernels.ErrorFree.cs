using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace Autograd.Core;

/// <content>
/// Products with their rounding error: by a fused multiply-add where there is one, else by halves of the factors (T. Dekker,
/// A floating-point technique for extending the available precision, Numerische Mathematik 18, 1971).
/// </content>
internal static partial class LaneKernels
{
    /// <summary>a · b − product, exactly, where the product is a · b rounded</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T ProductError<T>(T a, T b, T product) where T : struct, IRegister<T>, IReal<T>
    {
        if (Fma.IsSupported || AdvSimd.Arm64.IsSupported)
        {
            return T.MultiplyAdd(a, b, -product);
        }

        T aHigh = HighHalf(a), aLow = a - aHigh, bHigh = HighHalf(b), bLow = b - bHigh;
        return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
    }

    /// <summary>x − a · b, rounded once, where it is nearly 0 against x</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T MinusProduct<T>(T x, T a, T b) where T : struct, IRegister<T>, IReal<T>
    {
        if (Fma.IsSupported || AdvSimd.Arm64.IsSupported)
        {
            return T.MultiplyAdd(-a, b, x);
        }

        var product = a * b;
        return x - product - ProductError(a, b, product);
    }

    /// <summary>The upper 26 bits, for a magnitude below 2⁹⁹⁶.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T HighHalf<T>(T a) where T : struct, IRegister<T>, IReal<T>
    {
        var split = a * 134217729;
        return split - (split - a);
    }
}
