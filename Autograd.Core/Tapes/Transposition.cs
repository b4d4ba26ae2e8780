using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Autograd.Core;

/// <summary>Rows become columns: samples one after the other become rows of samples, and back.</summary>
internal static class Transposition
{
    private const int Tile = 4;

    /// <summary>Writes rows × columns numbers as columns × rows.</summary>
    /// <param name="from">The first number.</param>
    /// <param name="fromRow">From one row to the next.</param>
    /// <param name="rows">The rows that are read, and the columns that are written.</param>
    /// <param name="columns">The columns that are read, and the rows that are written.</param>
    /// <param name="to">Where the first number goes.</param>
    /// <param name="toRow">From one row to the next there.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Write(ref readonly double from, nint fromRow, int rows, int columns, ref double to, nint toRow)
    {
        int tiledRows = 0, tiledColumns = 0;
        if (Avx.IsSupported)
        {
            (tiledRows, tiledColumns) = (rows - (rows % Tile), columns - (columns % Tile));
            for (nint i = 0; i < tiledRows; i += Tile)
            {
                for (nint j = 0; j < tiledColumns; j += Tile)
                {
                    WriteTile(
                        ref Unsafe.Add(ref Unsafe.AsRef(in from), (i * fromRow) + j), fromRow, ref Unsafe.Add(ref to, (j * toRow) + i), toRow);
                }
            }
        }

        WriteEach(in from, fromRow, 0, tiledRows, tiledColumns, columns, ref to, toRow);
        WriteEach(in from, fromRow, tiledRows, rows, 0, columns, ref to, toRow);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteEach(
        ref readonly double from, nint fromRow, nint firstRow, nint endRow, nint firstColumn, nint endColumn, ref double to, nint toRow)
    {
        for (var j = firstColumn; j < endColumn; j++)
        {
            for (var i = firstRow; i < endRow; i++)
            {
                Unsafe.Add(ref to, (j * toRow) + i) = Unsafe.Add(ref Unsafe.AsRef(in from), (i * fromRow) + j);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteTile(ref double from, nint fromRow, ref double to, nint toRow)
    {
        Vector256<double> a = Vector256.LoadUnsafe(ref from), b = Vector256.LoadUnsafe(ref Unsafe.Add(ref from, fromRow));
        Vector256<double> c = Vector256.LoadUnsafe(ref Unsafe.Add(ref from, 2 * fromRow)), d = Vector256.LoadUnsafe(ref Unsafe.Add(ref from, 3 * fromRow));
        Vector256<double> ab = Avx.UnpackLow(a, b), cd = Avx.UnpackLow(c, d), abOdd = Avx.UnpackHigh(a, b), cdOdd = Avx.UnpackHigh(c, d);
        Avx.Permute2x128(ab, cd, 0x20).StoreUnsafe(ref to);
        Avx.Permute2x128(abOdd, cdOdd, 0x20).StoreUnsafe(ref Unsafe.Add(ref to, toRow));
        Avx.Permute2x128(ab, cd, 0x31).StoreUnsafe(ref Unsafe.Add(ref to, 2 * toRow));
        Avx.Permute2x128(abOdd, cdOdd, 0x31).StoreUnsafe(ref Unsafe.Add(ref to, 3 * toRow));
    }
}
