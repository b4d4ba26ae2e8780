using System.Numerics;
using System.Runtime.CompilerServices;

namespace Autograd.Core;

/// <summary>Dot products of numbers that stand side by side, such as all weights of a network in a penalty.</summary>
internal static class Contiguous
{
    /// <summary>Σᵢ wᵢ · xᵢ</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Dot(ref double w, ref double x, int count)
    {
        Vector<double> even = default, odd = default;
        var i = 0;
        for (; i + (2 * Vector<double>.Count) <= count; i += 2 * Vector<double>.Count)
        {
            even += At(ref w, i) * At(ref x, i);
            odd += At(ref w, i + Vector<double>.Count) * At(ref x, i + Vector<double>.Count);
        }

        Real sum = Vector.Sum(even + odd);
        for (; i < count; i++)
        {
            sum = Rules.Dot.Next<Real>(sum, Unsafe.Add(ref w, i), Unsafe.Add(ref x, i));
        }

        return sum;
    }

    /// <summary>Adds a multiple of one list to another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddMultiple(ref double sums, ref double terms, double factor, int count)
    {
        var i = 0;
        for (; i + Vector<double>.Count <= count; i += Vector<double>.Count)
        {
            (At(ref sums, i) + (factor * At(ref terms, i))).StoreUnsafe(ref Unsafe.Add(ref sums, i));
        }

        for (; i < count; i++)
        {
            Unsafe.Add(ref sums, i) += factor * Unsafe.Add(ref terms, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> At(ref double numbers, int index) => Vector.LoadUnsafe(ref Unsafe.Add(ref numbers, index));
}
