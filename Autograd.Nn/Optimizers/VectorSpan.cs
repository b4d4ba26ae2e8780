using System.Runtime.Intrinsics;

namespace Autograd.Nn;

/// <summary>Arithmetic on vectors of one length. Sums are in four parts whatever the machine's registers, so that the bits are the same on each.</summary>
internal static class VectorSpan
{
    /// <summary>a · b</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sums = Vector256<double>.Zero;
        var i = 0;
        for (; i + 4 <= a.Length; i += 4)
        {
            sums += Vector256.Create(a[i..]) * Vector256.Create(b[i..]);
        }

        var sum = Vector256.Sum(sums);
        for (; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    /// <summary>target ← target + factor · a</summary>
    public static void AddScaled(double factor, ReadOnlySpan<double> a, Span<double> target)
    {
        var i = 0;
        for (; i + 4 <= a.Length; i += 4)
        {
            (Vector256.Create<double>(target[i..]) + (factor * Vector256.Create(a[i..]))).CopyTo(target[i..]);
        }

        for (; i < a.Length; i++)
        {
            target[i] += factor * a[i];
        }
    }

    /// <summary>target ← factor · a, which may be the target itself</summary>
    public static void Scale(double factor, ReadOnlySpan<double> a, Span<double> target)
    {
        for (var i = 0; i < a.Length; i++)
        {
            target[i] = factor * a[i];
        }
    }

    /// <summary>Σ |aᵢ|</summary>
    public static double SumOfMagnitudes(ReadOnlySpan<double> a)
    {
        var sum = 0.0;
        foreach (var number in a)
        {
            sum += Math.Abs(number);
        }

        return sum;
    }

    /// <summary>The largest |aᵢ|, and 0 of none.</summary>
    public static double LargestMagnitude(ReadOnlySpan<double> a)
    {
        var largest = 0.0;
        foreach (var number in a)
        {
            largest = Math.Max(largest, Math.Abs(number));
        }

        return largest;
    }
}
