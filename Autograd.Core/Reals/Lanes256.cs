using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Autograd.Core;

/// <summary>Four doubles in a register of 256 bits.</summary>
[method: MethodImpl(MethodImplOptions.AggressiveInlining)]
internal readonly struct Lanes256(Vector256<double> x) : IRegister<Lanes256>
{
    private readonly Vector256<double> x = x;

    public static int Width => Vector256<double>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lanes256(double constant) => new(Vector256.Create(constant));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator +(Lanes256 left, Lanes256 right) => new(left.x + right.x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator -(Lanes256 left, Lanes256 right) => new(left.x - right.x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator *(Lanes256 left, Lanes256 right) => new(left.x * right.x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator /(Lanes256 left, Lanes256 right) => new(left.x / right.x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator -(Lanes256 value) => new(-value.x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 MultiplyAdd(Lanes256 a, Lanes256 b, Lanes256 c) => new(Vector256.MultiplyAddEstimate(a.x, b.x, c.x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Abs(Lanes256 x) => new(Vector256.Abs(x.x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Sqrt(Lanes256 x) => new(Vector256.Sqrt(x.x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Max(Lanes256 a, Lanes256 b) => new(Vector256.Max(a.x, b.x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Min(Lanes256 a, Lanes256 b) => new(Vector256.Min(a.x, b.x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Load(ref readonly double at) => new(Vector256.LoadUnsafe(in at));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes256 x, ref double at) => x.x.StoreUnsafe(ref at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double SumAcross(Lanes256 x) => Lanes128.SumAcross(new(x.x.GetLower() + x.x.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 KeepFirst(Lanes256 x, int count) =>
        new(Vector256.LessThan(Vector256<double>.Indices, Vector256.Create((double)count)) & x.x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Larger(Lanes256 a, Lanes256 b) => new(Vector256.MaxNative(a.x, b.x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Smaller(Lanes256 a, Lanes256 b) => new(Vector256.MinNative(a.x, b.x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Round(Lanes256 x) => new(Vector256.Round(x.x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Scale(Lanes256 x, Lanes256 n) =>
        Avx512F.VL.IsSupported ? new(Avx512F.VL.Scale(x.x, n.x)) : LaneKernels.ScaleByTwoFactors(x, n);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 IsLess(Lanes256 a, Lanes256 b) => new(Vector256.LessThan(a.x, b.x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 IsEqual(Lanes256 a, Lanes256 b) => new(Vector256.Equals(a.x, b.x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Select(Lanes256 mask, Lanes256 a, Lanes256 b) => new(Vector256.ConditionalSelect(mask.x, a.x, b.x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreAll(Lanes256 mask) => Vector256.ExtractMostSignificantBits(mask.x) == 0xF;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 And(Lanes256 a, Lanes256 b) => new(a.x & b.x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Or(Lanes256 a, Lanes256 b) => new(a.x | b.x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Xor(Lanes256 a, Lanes256 b) => new(a.x ^ b.x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 AddBits(Lanes256 a, Lanes256 b) => new((a.x.AsInt64() + b.x.AsInt64()).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 ShiftLeft(Lanes256 x, int count) => new((x.x.AsInt64() << count).AsDouble());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 ShiftRight(Lanes256 x, int count) => new((x.x.AsInt64() >>> count).AsDouble());
}
