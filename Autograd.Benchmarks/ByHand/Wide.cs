using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Autograd.Benchmarks.ByHand;

/// <summary>Functions of eight numbers at a time.</summary>
internal static unsafe class Wide
{
    /// <summary>How many numbers a vector holds.</summary>
    public const int Width = 8;

    // Adding 1.5 · 2⁵² rounds to an integer, which then stands in the low bits.
    private const double Rounder = 6755399441055744.0;
    private const double EighthsOfLn2 = 8 / 0.693147180559945309417;
    private const double Ln2High = 0.693147180559945309417 / 8;

    // The bits of 2^(j/8), less those of j that the shift in Exp puts there too.
    private static Vector512<long> EighthRoots => Vector512.Create(
        BitConverter.DoubleToInt64Bits(1.0),
        BitConverter.DoubleToInt64Bits(1.0905077326652577) - (1L << 49),
        BitConverter.DoubleToInt64Bits(1.1892071150027210) - (2L << 49),
        BitConverter.DoubleToInt64Bits(1.2968395546510096) - (3L << 49),
        BitConverter.DoubleToInt64Bits(1.4142135623730951) - (4L << 49),
        BitConverter.DoubleToInt64Bits(1.5422108254079407) - (5L << 49),
        BitConverter.DoubleToInt64Bits(1.6817928305074290) - (6L << 49),
        BitConverter.DoubleToInt64Bits(1.8340080864093424) - (7L << 49));

    /// <summary>
    /// exp x for |x| ≤ 700: x = k · ln 2 / 8 + r, so that exp x = 2^(k/8) · exp r, the one from a table and the other by Taylor's
    /// polynomial. The relative error is below (1 + |x| / 4) · 5e-16.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp(Vector512<double> x)
    {
        var shifted = Vector512.FusedMultiplyAdd(x, Vector512.Create(EighthsOfLn2), Vector512.Create(Rounder));
        var k = shifted - Vector512.Create(Rounder);
        var r = Vector512.FusedMultiplyAdd(k, Vector512.Create(-Ln2High), x);
        var bits = shifted.AsInt64();
        var power = (Vector512.ShuffleNative(EighthRoots, bits & Vector512.Create(7L)) + (bits << 49)).AsDouble();

        // In pairs (Estrin's scheme): the chain of dependent steps is half as long.
        var square = r * r;
        var low = Vector512.FusedMultiplyAdd(r, Vector512.Create(1.0 / 6), Vector512.Create(0.5));
        var middle = Vector512.FusedMultiplyAdd(r, Vector512.Create(1.0 / 120), Vector512.Create(1.0 / 24));
        var high = Vector512.FusedMultiplyAdd(r, Vector512.Create(1.0 / 5040), Vector512.Create(1.0 / 720));
        var tail = Vector512.FusedMultiplyAdd(Vector512.FusedMultiplyAdd(high, square, middle), square, low);
        return Vector512.FusedMultiplyAdd(power, Vector512.FusedMultiplyAdd(tail, square, r), power);
    }

    /// <summary>tanh x = 1 − 2 / (exp 2x + 1), to an absolute error below 1e-15. Past ±20 it is ±1 to the last bit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Tanh(Vector512<double> x)
    {
        var bounded = Vector512.MinNative(Vector512.MaxNative(x, Vector512.Create(-20.0)), Vector512.Create(20.0));
        return Vector512<double>.One - (Vector512.Create(2.0) / (Exp(bounded + bounded) + Vector512<double>.One));
    }

    /// <summary>Turns 8 × 8 numbers about the diagonal.</summary>
    public static void Transpose(double* from, int fromStep, double* to, int toStep)
    {
        if (!Avx512F.IsSupported)
        {
            for (var i = 0; i < Width * Width; i++)
            {
                to[(i % Width * toStep) + (i / Width)] = from[(i / Width * fromStep) + (i % Width)];
            }

            return;
        }

        var (a, b) = Interleave(Vector512.Load(from), Vector512.Load(from + fromStep));
        var (c, d) = Interleave(Vector512.Load(from + (2 * fromStep)), Vector512.Load(from + (3 * fromStep)));
        var (e, f) = Interleave(Vector512.Load(from + (4 * fromStep)), Vector512.Load(from + (5 * fromStep)));
        var (g, h) = Interleave(Vector512.Load(from + (6 * fromStep)), Vector512.Load(from + (7 * fromStep)));
        Store(a, c, e, g, to, toStep);
        Store(b, d, f, h, to + toStep, toStep);
    }

    private static (Vector512<double> Even, Vector512<double> Odd) Interleave(Vector512<double> a, Vector512<double> b) =>
        (Avx512F.UnpackLow(a, b), Avx512F.UnpackHigh(a, b));

    // Four vectors of pairs, of which each quarter belongs to another row: every second row of the result.
    private static void Store(
        Vector512<double> a, Vector512<double> b, Vector512<double> c, Vector512<double> d, double* to, int toStep)
    {
        Vector512<double> low = Avx512F.Shuffle4x128(a, b, 0x88), lower = Avx512F.Shuffle4x128(c, d, 0x88);
        Vector512<double> high = Avx512F.Shuffle4x128(a, b, 0xdd), higher = Avx512F.Shuffle4x128(c, d, 0xdd);
        Avx512F.Shuffle4x128(low, lower, 0x88).Store(to);
        Avx512F.Shuffle4x128(high, higher, 0x88).Store(to + (2 * toStep));
        Avx512F.Shuffle4x128(low, lower, 0xdd).Store(to + (4 * toStep));
        Avx512F.Shuffle4x128(high, higher, 0xdd).Store(to + (6 * toStep));
    }

    /// <summary>The sums of eight vectors, side by side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Sums(
        Vector512<double> a, Vector512<double> b, Vector512<double> c, Vector512<double> d,
        Vector512<double> e, Vector512<double> f, Vector512<double> g, Vector512<double> h)
    {
        if (!Avx512F.IsSupported)
        {
            return Vector512.Create(
                Vector512.Sum(a), Vector512.Sum(b), Vector512.Sum(c), Vector512.Sum(d),
                Vector512.Sum(e), Vector512.Sum(f), Vector512.Sum(g), Vector512.Sum(h));
        }

        Vector512<double> ab = PairSums(a, b), cd = PairSums(c, d), ef = PairSums(e, f), gh = PairSums(g, h);
        var abcd = Avx512F.Shuffle4x128(ab, cd, 0x88) + Avx512F.Shuffle4x128(ab, cd, 0xdd);
        var efgh = Avx512F.Shuffle4x128(ef, gh, 0x88) + Avx512F.Shuffle4x128(ef, gh, 0xdd);
        return Avx512F.Shuffle4x128(abcd, efgh, 0x88) + Avx512F.Shuffle4x128(abcd, efgh, 0xdd);
    }

    private static Vector512<double> PairSums(Vector512<double> a, Vector512<double> b) =>
        Avx512F.UnpackLow(a, b) + Avx512F.UnpackHigh(a, b);
}
