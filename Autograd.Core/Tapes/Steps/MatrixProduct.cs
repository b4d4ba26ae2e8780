using System.Runtime.CompilerServices;

namespace Autograd.Core;

/// <summary>What the sums of a <see cref="MatrixProduct{T, TStart}"/> start from.</summary>
internal interface ISumStart<T>
{
    /// <summary>A register of the row whose first one stands at <paramref name="c"/>.</summary>
    static abstract T At(ref double c, ref double bias, int vector);
}

/// <summary>From what stands in C.</summary>
internal readonly struct FromC<T> : ISumStart<T> where T : struct, ILanes<T>, IReal<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T ISumStart<T>.At(ref double c, ref double bias, int vector) => T.Load(ref Unsafe.Add(ref c, vector * T.Width));
}

/// <summary>From the row's bias, whatever stands in C.</summary>
internal readonly struct FromBias<T> : ISumStart<T> where T : struct, ILanes<T>, IReal<T>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static T ISumStart<T>.At(ref double c, ref double bias, int vector) => bias;
}

/// <summary>
/// C += A · B in tiles whose sums stay in registers: each register of B meets the numbers of four rows of A, one after the other.
/// Source: K. Goto and R. van de Geijn, Anatomy of high-performance matrix multiplication, ACM TOMS 34(3), 2008.
/// </summary>
/// <typeparam name="T">A register of numbers side by side in B and in C.</typeparam>
/// <typeparam name="TStart">What the sums start from.</typeparam>
internal static class MatrixProduct<T, TStart>
    where T : struct, ILanes<T>, IReal<T>
    where TStart : struct, ISumStart<T>
{
    private const int Rows = 4;

    /// <summary>Adds the product to C.</summary>
    /// <param name="c">rows × vectors registers.</param>
    /// <param name="cRow">From one row of C to the next.</param>
    /// <param name="rows">The rows of C and A.</param>
    /// <param name="vectors">The registers in a row of C and B.</param>
    /// <param name="a">rows × depth numbers.</param>
    /// <param name="aRow">From one row of A to the next.</param>
    /// <param name="aStep">From one column of A to the next.</param>
    /// <param name="b">depth × vectors registers.</param>
    /// <param name="bRow">From one row of B to the next.</param>
    /// <param name="depth">The columns of A and the rows of B.</param>
    /// <param name="bias">The bias of the first row, for sums that start from one.</param>
    /// <param name="biasStep">From one row's bias to the next's.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(
        ref double c, nint cRow, int rows, int vectors, ref double a, nint aRow, nint aStep, ref double b, nint bRow, int depth,
        ref double bias, nint biasStep)
    {
        for (var i = 0; i < rows; i += Rows)
        {
            ref var cTile = ref Unsafe.Add(ref c, i * cRow);
            ref var aTile = ref Unsafe.Add(ref a, i * aRow);
            ref var biasTile = ref Unsafe.Add(ref bias, i * biasStep);
            if (i + Rows <= rows)
            {
                AddRows(ref cTile, cRow, vectors, ref aTile, aRow, aStep, ref b, bRow, depth, ref biasTile, biasStep);
                continue;
            }

            for (var r = i; r < rows; r++)
            {
                AddRow(
                    ref Unsafe.Add(ref c, r * cRow), vectors, ref Unsafe.Add(ref a, r * aRow), aStep, ref b, bRow, depth, ref Unsafe.Add(ref bias, r * biasStep));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddRows(
        ref double c, nint cRow, int vectors, ref double a, nint aRow, nint aStep, ref double b, nint bRow, int depth,
        ref double bias, nint biasStep)
    {
        // 16 sums need the 32 registers of AVX-512; elsewhere there are 16 registers in all.
        const int Wide = 4, Narrow = 2;
        var v = 0;
        if (T.Width == 8)
        {
            for (; v + Wide <= vectors; v += Wide)
            {
                AddWide(
                    ref Unsafe.Add(ref c, v * T.Width), cRow, ref a, aRow, aStep, ref Unsafe.Add(ref b, v * T.Width), bRow, depth, ref bias, biasStep);
            }
        }

        for (; v + Narrow <= vectors; v += Narrow)
        {
            AddNarrow(
                    ref Unsafe.Add(ref c, v * T.Width), cRow, ref a, aRow, aStep, ref Unsafe.Add(ref b, v * T.Width), bRow, depth, ref bias, biasStep);
        }

        for (; v < vectors; v++)
        {
            AddSingle(
                    ref Unsafe.Add(ref c, v * T.Width), cRow, ref a, aRow, aStep, ref Unsafe.Add(ref b, v * T.Width), bRow, depth, ref bias, biasStep);
        }
    }

    /// <summary>4 rows × 4 registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddWide(
        ref double c, nint cRow, ref double a, nint aRow, nint aStep, ref double b, nint bRow, int depth, ref double bias, nint biasStep)
    {
        ref double c1 = ref Unsafe.Add(ref c, cRow), c2 = ref Unsafe.Add(ref c, 2 * cRow), c3 = ref Unsafe.Add(ref c, 3 * cRow);
        ref double bias1 = ref Unsafe.Add(ref bias, biasStep), bias2 = ref Unsafe.Add(ref bias, 2 * biasStep), bias3 = ref Unsafe.Add(ref bias, 3 * biasStep);
        T s00 = Start(ref c, ref bias, 0), s01 = Start(ref c, ref bias, 1), s02 = Start(ref c, ref bias, 2), s03 = Start(ref c, ref bias, 3);
        T s10 = Start(ref c1, ref bias1, 0), s11 = Start(ref c1, ref bias1, 1), s12 = Start(ref c1, ref bias1, 2), s13 = Start(ref c1, ref bias1, 3);
        T s20 = Start(ref c2, ref bias2, 0), s21 = Start(ref c2, ref bias2, 1), s22 = Start(ref c2, ref bias2, 2), s23 = Start(ref c2, ref bias2, 3);
        T s30 = Start(ref c3, ref bias3, 0), s31 = Start(ref c3, ref bias3, 1), s32 = Start(ref c3, ref bias3, 2), s33 = Start(ref c3, ref bias3, 3);
        for (var k = 0; k < depth; k++)
        {
            T b0 = At(ref b, 0), b1 = At(ref b, 1), b2 = At(ref b, 2), b3 = At(ref b, 3);
            T a0 = a;
            (s00, s01, s02, s03) = (Dot.Next(s00, a0, b0), Dot.Next(s01, a0, b1), Dot.Next(s02, a0, b2), Dot.Next(s03, a0, b3));
            T a1 = Unsafe.Add(ref a, aRow);
            (s10, s11, s12, s13) = (Dot.Next(s10, a1, b0), Dot.Next(s11, a1, b1), Dot.Next(s12, a1, b2), Dot.Next(s13, a1, b3));
            T a2 = Unsafe.Add(ref a, 2 * aRow);
            (s20, s21, s22, s23) = (Dot.Next(s20, a2, b0), Dot.Next(s21, a2, b1), Dot.Next(s22, a2, b2), Dot.Next(s23, a2, b3));
            T a3 = Unsafe.Add(ref a, 3 * aRow);
            (s30, s31, s32, s33) = (Dot.Next(s30, a3, b0), Dot.Next(s31, a3, b1), Dot.Next(s32, a3, b2), Dot.Next(s33, a3, b3));
            a = ref Unsafe.Add(ref a, aStep);
            b = ref Unsafe.Add(ref b, bRow);
        }

        Put(ref c, s00, s01);
        Put(ref Unsafe.Add(ref c, 2 * T.Width), s02, s03);
        Put(ref c1, s10, s11);
        Put(ref Unsafe.Add(ref c1, 2 * T.Width), s12, s13);
        Put(ref c2, s20, s21);
        Put(ref Unsafe.Add(ref c2, 2 * T.Width), s22, s23);
        Put(ref c3, s30, s31);
        Put(ref Unsafe.Add(ref c3, 2 * T.Width), s32, s33);
    }

    /// <summary>4 rows × 2 registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddNarrow(
        ref double c, nint cRow, ref double a, nint aRow, nint aStep, ref double b, nint bRow, int depth, ref double bias, nint biasStep)
    {
        ref double c1 = ref Unsafe.Add(ref c, cRow), c2 = ref Unsafe.Add(ref c, 2 * cRow), c3 = ref Unsafe.Add(ref c, 3 * cRow);
        ref double bias1 = ref Unsafe.Add(ref bias, biasStep), bias2 = ref Unsafe.Add(ref bias, 2 * biasStep), bias3 = ref Unsafe.Add(ref bias, 3 * biasStep);
        T s00 = Start(ref c, ref bias, 0), s01 = Start(ref c, ref bias, 1), s10 = Start(ref c1, ref bias1, 0), s11 = Start(ref c1, ref bias1, 1);
        T s20 = Start(ref c2, ref bias2, 0), s21 = Start(ref c2, ref bias2, 1), s30 = Start(ref c3, ref bias3, 0), s31 = Start(ref c3, ref bias3, 1);
        for (var k = 0; k < depth; k++)
        {
            T b0 = At(ref b, 0), b1 = At(ref b, 1);
            T a0 = a;
            (s00, s01) = (Dot.Next(s00, a0, b0), Dot.Next(s01, a0, b1));
            T a1 = Unsafe.Add(ref a, aRow);
            (s10, s11) = (Dot.Next(s10, a1, b0), Dot.Next(s11, a1, b1));
            T a2 = Unsafe.Add(ref a, 2 * aRow);
            (s20, s21) = (Dot.Next(s20, a2, b0), Dot.Next(s21, a2, b1));
            T a3 = Unsafe.Add(ref a, 3 * aRow);
            (s30, s31) = (Dot.Next(s30, a3, b0), Dot.Next(s31, a3, b1));
            a = ref Unsafe.Add(ref a, aStep);
            b = ref Unsafe.Add(ref b, bRow);
        }

        Put(ref c, s00, s01);
        Put(ref c1, s10, s11);
        Put(ref c2, s20, s21);
        Put(ref c3, s30, s31);
    }

    /// <summary>4 rows × 1 register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddSingle(
        ref double c, nint cRow, ref double a, nint aRow, nint aStep, ref double b, nint bRow, int depth, ref double bias, nint biasStep)
    {
        ref double c1 = ref Unsafe.Add(ref c, cRow), c2 = ref Unsafe.Add(ref c, 2 * cRow), c3 = ref Unsafe.Add(ref c, 3 * cRow);
        ref double bias1 = ref Unsafe.Add(ref bias, biasStep), bias2 = ref Unsafe.Add(ref bias, 2 * biasStep), bias3 = ref Unsafe.Add(ref bias, 3 * biasStep);
        T s0 = Start(ref c, ref bias, 0), s1 = Start(ref c1, ref bias1, 0), s2 = Start(ref c2, ref bias2, 0), s3 = Start(ref c3, ref bias3, 0);
        for (var k = 0; k < depth; k++)
        {
            var b0 = At(ref b, 0);
            s0 = Dot.Next(s0, a, b0);
            s1 = Dot.Next(s1, Unsafe.Add(ref a, aRow), b0);
            s2 = Dot.Next(s2, Unsafe.Add(ref a, 2 * aRow), b0);
            s3 = Dot.Next(s3, Unsafe.Add(ref a, 3 * aRow), b0);
            a = ref Unsafe.Add(ref a, aStep);
            b = ref Unsafe.Add(ref b, bRow);
        }

        T.Store(s0, ref c);
        T.Store(s1, ref c1);
        T.Store(s2, ref c2);
        T.Store(s3, ref c3);
    }

    /// <summary>1 row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddRow(
        ref double c, int vectors, ref double a, nint aStep, ref double b, nint bRow, int depth, ref double bias)
    {
        for (nint v = 0; v < vectors * T.Width; v += T.Width)
        {
            var sum = TStart.At(ref Unsafe.Add(ref c, v), ref bias, 0);
            for (nint k = 0; k < depth; k++)
            {
                sum = Dot.Next(sum, Unsafe.Add(ref a, k * aStep), T.Load(ref Unsafe.Add(ref b, (k * bRow) + v)));
            }

            T.Store(sum, ref Unsafe.Add(ref c, v));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Start(ref double c, ref double bias, int vector) => TStart.At(ref c, ref bias, vector);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T At(ref double row, int vector) => T.Load(ref Unsafe.Add(ref row, vector * T.Width));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(ref double row, T first, T second)
    {
        T.Store(first, ref row);
        T.Store(second, ref Unsafe.Add(ref row, T.Width));
    }
}
