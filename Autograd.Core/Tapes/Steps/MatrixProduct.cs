using System.Runtime.CompilerServices;

namespace Autograd.Core;

/// <summary>What the sums of a <see cref="MatrixProduct{T, TStart}"/> start from.</summary>
internal interface ISumStart<T>
{
    /// <summary>The start of a register of sums.</summary>
    /// <param name="row">Where the numbers for that row of sums begin.</param>
    /// <param name="vector">Which of the row's registers.</param>
    static abstract T At(ref double row, int vector);
}

/// <summary>From registers that stand there.</summary>
internal readonly struct FromRegisters<T> : ISumStart<T> where T : struct, ILanes<T>, IReal<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T ISumStart<T>.At(ref double row, int vector) => T.Load(ref Unsafe.Add(ref row, vector * T.Width));
}

/// <summary>From the row's bias, in every lane.</summary>
internal readonly struct FromBias<T> : ISumStart<T> where T : struct, ILanes<T>, IReal<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T ISumStart<T>.At(ref double row, int vector) => row;
}

/// <summary>
/// C = S + A · B in tiles whose sums stay in registers: each register of B meets the numbers of four rows of A, one after the other.
/// Source: K. Goto and R. van de Geijn, Anatomy of high-performance matrix multiplication, ACM TOMS 34(3), 2008.
/// </summary>
/// <typeparam name="T">A register of numbers side by side in B and in C.</typeparam>
/// <typeparam name="TStart">What the sums start from.</typeparam>
internal static class MatrixProduct<T, TStart>
    where T : struct, ILanes<T>, IReal<T>
    where TStart : struct, ISumStart<T>
{
    private const int Rows = 4;

    /// <summary>Computes C.</summary>
    /// <param name="c">rows × vectors registers.</param>
    /// <param name="start">S, what each row of sums starts from. It may be C itself.</param>
    /// <param name="a">rows × depth numbers.</param>
    /// <param name="b">depth × vectors registers.</param>
    /// <param name="rows">The rows of C and A.</param>
    /// <param name="vectors">The registers in a row of C and B.</param>
    /// <param name="depth">The columns of A and the rows of B.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Compute(in Matrix c, in Matrix start, in Matrix a, in Matrix b, int rows, int vectors, int depth)
    {
        var row = 0;
        for (; row + Rows <= rows; row += Rows)
        {
            // 16 sums need the 32 registers of AVX-512; elsewhere there are 16 registers in all.
            const int Wide = 4, Narrow = 2;
            var v = 0;
            for (; T.Width == 8 && v + Wide <= vectors; v += Wide)
            {
                Compute4By4(c, start, a, b, row, v, depth);
            }

            for (; v + Narrow <= vectors; v += Narrow)
            {
                Compute4By2(c, start, a, b, row, v, depth);
            }

            for (; v < vectors; v++)
            {
                Compute4By1(c, start, a, b, row, v, depth);
            }
        }

        for (; row < rows; row++)
        {
            ComputeRow(c, start, a, b, row, vectors, depth);
        }
    }

    /// <summary>4 rows × 4 registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Compute4By4(in Matrix c, in Matrix start, in Matrix a, in Matrix b, int row, int vector, int depth)
    {
        ref double c0 = ref Unsafe.Add(ref c.At(row), vector * T.Width), c1 = ref Unsafe.Add(ref c0, c.Row), c2 = ref Unsafe.Add(ref c1, c.Row), c3 = ref Unsafe.Add(ref c2, c.Row);
        ref double r0 = ref start.At(row), r1 = ref Unsafe.Add(ref r0, start.Row), r2 = ref Unsafe.Add(ref r1, start.Row), r3 = ref Unsafe.Add(ref r2, start.Row);
        ref double x = ref a.At(row), y = ref Unsafe.Add(ref b.At(0), vector * T.Width);
        nint aRow = a.Row, aStep = a.Column, bRow = b.Row;
        T s00 = TStart.At(ref r0, vector), s01 = TStart.At(ref r0, vector + 1), s02 = TStart.At(ref r0, vector + 2), s03 = TStart.At(ref r0, vector + 3);
        T s10 = TStart.At(ref r1, vector), s11 = TStart.At(ref r1, vector + 1), s12 = TStart.At(ref r1, vector + 2), s13 = TStart.At(ref r1, vector + 3);
        T s20 = TStart.At(ref r2, vector), s21 = TStart.At(ref r2, vector + 1), s22 = TStart.At(ref r2, vector + 2), s23 = TStart.At(ref r2, vector + 3);
        T s30 = TStart.At(ref r3, vector), s31 = TStart.At(ref r3, vector + 1), s32 = TStart.At(ref r3, vector + 2), s33 = TStart.At(ref r3, vector + 3);
        for (var k = 0; k < depth; k++)
        {
            T b0 = At(ref y, 0), b1 = At(ref y, 1), b2 = At(ref y, 2), b3 = At(ref y, 3);
            T a0 = x;
            (s00, s01, s02, s03) = (Dot.Next(s00, a0, b0), Dot.Next(s01, a0, b1), Dot.Next(s02, a0, b2), Dot.Next(s03, a0, b3));
            T a1 = Unsafe.Add(ref x, aRow);
            (s10, s11, s12, s13) = (Dot.Next(s10, a1, b0), Dot.Next(s11, a1, b1), Dot.Next(s12, a1, b2), Dot.Next(s13, a1, b3));
            T a2 = Unsafe.Add(ref x, 2 * aRow);
            (s20, s21, s22, s23) = (Dot.Next(s20, a2, b0), Dot.Next(s21, a2, b1), Dot.Next(s22, a2, b2), Dot.Next(s23, a2, b3));
            T a3 = Unsafe.Add(ref x, 3 * aRow);
            (s30, s31, s32, s33) = (Dot.Next(s30, a3, b0), Dot.Next(s31, a3, b1), Dot.Next(s32, a3, b2), Dot.Next(s33, a3, b3));
            x = ref Unsafe.Add(ref x, aStep);
            y = ref Unsafe.Add(ref y, bRow);
        }

        Put(ref c0, s00, s01);
        Put(ref Unsafe.Add(ref c0, 2 * T.Width), s02, s03);
        Put(ref c1, s10, s11);
        Put(ref Unsafe.Add(ref c1, 2 * T.Width), s12, s13);
        Put(ref c2, s20, s21);
        Put(ref Unsafe.Add(ref c2, 2 * T.Width), s22, s23);
        Put(ref c3, s30, s31);
        Put(ref Unsafe.Add(ref c3, 2 * T.Width), s32, s33);
    }

    /// <summary>4 rows × 2 registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Compute4By2(in Matrix c, in Matrix start, in Matrix a, in Matrix b, int row, int vector, int depth)
    {
        ref double c0 = ref Unsafe.Add(ref c.At(row), vector * T.Width), c1 = ref Unsafe.Add(ref c0, c.Row), c2 = ref Unsafe.Add(ref c1, c.Row), c3 = ref Unsafe.Add(ref c2, c.Row);
        ref double r0 = ref start.At(row), r1 = ref Unsafe.Add(ref r0, start.Row), r2 = ref Unsafe.Add(ref r1, start.Row), r3 = ref Unsafe.Add(ref r2, start.Row);
        ref double x = ref a.At(row), y = ref Unsafe.Add(ref b.At(0), vector * T.Width);
        nint aRow = a.Row, aStep = a.Column, bRow = b.Row;
        T s00 = TStart.At(ref r0, vector), s01 = TStart.At(ref r0, vector + 1), s10 = TStart.At(ref r1, vector), s11 = TStart.At(ref r1, vector + 1);
        T s20 = TStart.At(ref r2, vector), s21 = TStart.At(ref r2, vector + 1), s30 = TStart.At(ref r3, vector), s31 = TStart.At(ref r3, vector + 1);
        for (var k = 0; k < depth; k++)
        {
            T b0 = At(ref y, 0), b1 = At(ref y, 1);
            T a0 = x;
            (s00, s01) = (Dot.Next(s00, a0, b0), Dot.Next(s01, a0, b1));
            T a1 = Unsafe.Add(ref x, aRow);
            (s10, s11) = (Dot.Next(s10, a1, b0), Dot.Next(s11, a1, b1));
            T a2 = Unsafe.Add(ref x, 2 * aRow);
            (s20, s21) = (Dot.Next(s20, a2, b0), Dot.Next(s21, a2, b1));
            T a3 = Unsafe.Add(ref x, 3 * aRow);
            (s30, s31) = (Dot.Next(s30, a3, b0), Dot.Next(s31, a3, b1));
            x = ref Unsafe.Add(ref x, aStep);
            y = ref Unsafe.Add(ref y, bRow);
        }

        Put(ref c0, s00, s01);
        Put(ref c1, s10, s11);
        Put(ref c2, s20, s21);
        Put(ref c3, s30, s31);
    }

    /// <summary>4 rows × 1 register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Compute4By1(in Matrix c, in Matrix start, in Matrix a, in Matrix b, int row, int vector, int depth)
    {
        ref double c0 = ref Unsafe.Add(ref c.At(row), vector * T.Width), c1 = ref Unsafe.Add(ref c0, c.Row), c2 = ref Unsafe.Add(ref c1, c.Row), c3 = ref Unsafe.Add(ref c2, c.Row);
        ref double r0 = ref start.At(row), r1 = ref Unsafe.Add(ref r0, start.Row), r2 = ref Unsafe.Add(ref r1, start.Row), r3 = ref Unsafe.Add(ref r2, start.Row);
        ref double x = ref a.At(row), y = ref Unsafe.Add(ref b.At(0), vector * T.Width);
        nint aRow = a.Row, aStep = a.Column, bRow = b.Row;
        T s0 = TStart.At(ref r0, vector), s1 = TStart.At(ref r1, vector), s2 = TStart.At(ref r2, vector), s3 = TStart.At(ref r3, vector);
        for (var k = 0; k < depth; k++)
        {
            var b0 = At(ref y, 0);
            s0 = Dot.Next(s0, x, b0);
            s1 = Dot.Next(s1, Unsafe.Add(ref x, aRow), b0);
            s2 = Dot.Next(s2, Unsafe.Add(ref x, 2 * aRow), b0);
            s3 = Dot.Next(s3, Unsafe.Add(ref x, 3 * aRow), b0);
            x = ref Unsafe.Add(ref x, aStep);
            y = ref Unsafe.Add(ref y, bRow);
        }

        T.Store(s0, ref c0);
        T.Store(s1, ref c1);
        T.Store(s2, ref c2);
        T.Store(s3, ref c3);
    }

    /// <summary>1 row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ComputeRow(in Matrix c, in Matrix start, in Matrix a, in Matrix b, int row, int vectors, int depth)
    {
        // Four sums at a time: one alone would wait for each of its additions.
        const int AtOnce = 4;
        ref double c0 = ref c.At(row), r0 = ref start.At(row);
        nint aStep = a.Column, bRow = b.Row;
        var v = 0;
        for (; v + AtOnce <= vectors; v += AtOnce)
        {
            ref double x = ref a.At(row), y = ref Unsafe.Add(ref b.At(0), v * T.Width);
            T s0 = TStart.At(ref r0, v), s1 = TStart.At(ref r0, v + 1), s2 = TStart.At(ref r0, v + 2), s3 = TStart.At(ref r0, v + 3);
            for (var k = 0; k < depth; k++)
            {
                T a0 = x;
                (s0, s1) = (Dot.Next(s0, a0, At(ref y, 0)), Dot.Next(s1, a0, At(ref y, 1)));
                (s2, s3) = (Dot.Next(s2, a0, At(ref y, 2)), Dot.Next(s3, a0, At(ref y, 3)));
                x = ref Unsafe.Add(ref x, aStep);
                y = ref Unsafe.Add(ref y, bRow);
            }

            Put(ref Unsafe.Add(ref c0, v * T.Width), s0, s1);
            Put(ref Unsafe.Add(ref c0, (v + 2) * T.Width), s2, s3);
        }

        for (; v < vectors; v++)
        {
            ref double x = ref a.At(row), y = ref Unsafe.Add(ref b.At(0), v * T.Width);
            var sum = TStart.At(ref r0, v);
            for (var k = 0; k < depth; k++)
            {
                sum = Dot.Next(sum, x, At(ref y, 0));
                x = ref Unsafe.Add(ref x, aStep);
                y = ref Unsafe.Add(ref y, bRow);
            }

            T.Store(sum, ref Unsafe.Add(ref c0, v * T.Width));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T At(ref double row, int vector) => T.Load(ref Unsafe.Add(ref row, vector * T.Width));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(ref double row, T first, T second)
    {
        T.Store(first, ref row);
        T.Store(second, ref Unsafe.Add(ref row, T.Width));
    }
}
