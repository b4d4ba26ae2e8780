using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Autograd.Benchmarks.ByHand;

/// <summary>The left-hand side of a product: the element (row, step) is at row · Row + step · Step.</summary>
internal readonly unsafe struct Left(double* start, int row, int step)
{
    public readonly double* Start = start;
    public readonly int Row = row, Step = step;
}

/// <summary>What becomes of the sums of a matrix product: a struct, so that it is compiled into the product's loop.</summary>
internal unsafe interface IProductEnd
{
    /// <summary>Takes the eight sums in this row that begin at this column.</summary>
    void Take(int row, int column, Vector512<double> sums);
}

/// <summary>
/// Products of matrices by tiles of 8 or 10 rows and 16 columns, whose sums stay in registers: for each step two loads, a broadcast
/// for each row, and twice as many fused multiply-adds, which a processor with two units of 512 bits can do without waiting for memory.
/// </summary>
internal static unsafe class Product
{
    private const int Columns = 2 * Wide.Width;

    /// <summary>Σ over steps of left(row, step) · right(step, column), of a multiple of 8 or 10 rows and a multiple of 16 columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Of<TEnd>(int rows, int columns, int steps, Left left, double* right, int rightStep, TEnd end)
        where TEnd : struct, IProductEnd
    {
        var height = rows % 8 == 0 ? 8 : 10;
        for (var row = 0; row < rows; row += height)
        {
            for (var column = 0; column < columns; column += Columns)
            {
                var tile = left.Start + (row * left.Row);
                if (height == 8)
                {
                    Eight(tile, left.Row, left.Step, right + column, rightStep, steps, row, column, ref end);
                }
                else
                {
                    Ten(tile, left.Row, left.Step, right + column, rightStep, steps, row, column, ref end);
                }
            }
        }
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Eight<TEnd>(
        double* left, long leftRow, long leftStep, double* right, long rightStep, int steps, int row, int column, ref TEnd end)
        where TEnd : struct, IProductEnd
    {
        Vector512<double> a0 = default, b0 = default;
        Vector512<double> a1 = default, b1 = default;
        Vector512<double> a2 = default, b2 = default;
        Vector512<double> a3 = default, b3 = default;
        Vector512<double> a4 = default, b4 = default;
        Vector512<double> a5 = default, b5 = default;
        Vector512<double> a6 = default, b6 = default;
        Vector512<double> a7 = default, b7 = default;
        for (var step = 0; step < steps; step++)
        {
            Vector512<double> a = Vector512.Load(right), b = Vector512.Load(right + Wide.Width);
            var x0 = Vector512.Create(*(left));
            a0 = Vector512.FusedMultiplyAdd(x0, a, a0);
            b0 = Vector512.FusedMultiplyAdd(x0, b, b0);
            var x1 = Vector512.Create(*(left + leftRow));
            a1 = Vector512.FusedMultiplyAdd(x1, a, a1);
            b1 = Vector512.FusedMultiplyAdd(x1, b, b1);
            var x2 = Vector512.Create(*(left + (2 * leftRow)));
            a2 = Vector512.FusedMultiplyAdd(x2, a, a2);
            b2 = Vector512.FusedMultiplyAdd(x2, b, b2);
            var x3 = Vector512.Create(*(left + (3 * leftRow)));
            a3 = Vector512.FusedMultiplyAdd(x3, a, a3);
            b3 = Vector512.FusedMultiplyAdd(x3, b, b3);
            var x4 = Vector512.Create(*(left + (4 * leftRow)));
            a4 = Vector512.FusedMultiplyAdd(x4, a, a4);
            b4 = Vector512.FusedMultiplyAdd(x4, b, b4);
            var x5 = Vector512.Create(*(left + (5 * leftRow)));
            a5 = Vector512.FusedMultiplyAdd(x5, a, a5);
            b5 = Vector512.FusedMultiplyAdd(x5, b, b5);
            var x6 = Vector512.Create(*(left + (6 * leftRow)));
            a6 = Vector512.FusedMultiplyAdd(x6, a, a6);
            b6 = Vector512.FusedMultiplyAdd(x6, b, b6);
            var x7 = Vector512.Create(*(left + (7 * leftRow)));
            a7 = Vector512.FusedMultiplyAdd(x7, a, a7);
            b7 = Vector512.FusedMultiplyAdd(x7, b, b7);
            left += leftStep;
            right += rightStep;
        }

        end.Take(row, column, a0);
        end.Take(row, column + Wide.Width, b0);
        end.Take(row + 1, column, a1);
        end.Take(row + 1, column + Wide.Width, b1);
        end.Take(row + 2, column, a2);
        end.Take(row + 2, column + Wide.Width, b2);
        end.Take(row + 3, column, a3);
        end.Take(row + 3, column + Wide.Width, b3);
        end.Take(row + 4, column, a4);
        end.Take(row + 4, column + Wide.Width, b4);
        end.Take(row + 5, column, a5);
        end.Take(row + 5, column + Wide.Width, b5);
        end.Take(row + 6, column, a6);
        end.Take(row + 6, column + Wide.Width, b6);
        end.Take(row + 7, column, a7);
        end.Take(row + 7, column + Wide.Width, b7);
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Ten<TEnd>(
        double* left, long leftRow, long leftStep, double* right, long rightStep, int steps, int row, int column, ref TEnd end)
        where TEnd : struct, IProductEnd
    {
        Vector512<double> a0 = default, b0 = default;
        Vector512<double> a1 = default, b1 = default;
        Vector512<double> a2 = default, b2 = default;
        Vector512<double> a3 = default, b3 = default;
        Vector512<double> a4 = default, b4 = default;
        Vector512<double> a5 = default, b5 = default;
        Vector512<double> a6 = default, b6 = default;
        Vector512<double> a7 = default, b7 = default;
        Vector512<double> a8 = default, b8 = default;
        Vector512<double> a9 = default, b9 = default;
        for (var step = 0; step < steps; step++)
        {
            Vector512<double> a = Vector512.Load(right), b = Vector512.Load(right + Wide.Width);
            var x0 = Vector512.Create(*(left));
            a0 = Vector512.FusedMultiplyAdd(x0, a, a0);
            b0 = Vector512.FusedMultiplyAdd(x0, b, b0);
            var x1 = Vector512.Create(*(left + leftRow));
            a1 = Vector512.FusedMultiplyAdd(x1, a, a1);
            b1 = Vector512.FusedMultiplyAdd(x1, b, b1);
            var x2 = Vector512.Create(*(left + (2 * leftRow)));
            a2 = Vector512.FusedMultiplyAdd(x2, a, a2);
            b2 = Vector512.FusedMultiplyAdd(x2, b, b2);
            var x3 = Vector512.Create(*(left + (3 * leftRow)));
            a3 = Vector512.FusedMultiplyAdd(x3, a, a3);
            b3 = Vector512.FusedMultiplyAdd(x3, b, b3);
            var x4 = Vector512.Create(*(left + (4 * leftRow)));
            a4 = Vector512.FusedMultiplyAdd(x4, a, a4);
            b4 = Vector512.FusedMultiplyAdd(x4, b, b4);
            var x5 = Vector512.Create(*(left + (5 * leftRow)));
            a5 = Vector512.FusedMultiplyAdd(x5, a, a5);
            b5 = Vector512.FusedMultiplyAdd(x5, b, b5);
            var x6 = Vector512.Create(*(left + (6 * leftRow)));
            a6 = Vector512.FusedMultiplyAdd(x6, a, a6);
            b6 = Vector512.FusedMultiplyAdd(x6, b, b6);
            var x7 = Vector512.Create(*(left + (7 * leftRow)));
            a7 = Vector512.FusedMultiplyAdd(x7, a, a7);
            b7 = Vector512.FusedMultiplyAdd(x7, b, b7);
            var x8 = Vector512.Create(*(left + (8 * leftRow)));
            a8 = Vector512.FusedMultiplyAdd(x8, a, a8);
            b8 = Vector512.FusedMultiplyAdd(x8, b, b8);
            var x9 = Vector512.Create(*(left + (9 * leftRow)));
            a9 = Vector512.FusedMultiplyAdd(x9, a, a9);
            b9 = Vector512.FusedMultiplyAdd(x9, b, b9);
            left += leftStep;
            right += rightStep;
        }

        end.Take(row, column, a0);
        end.Take(row, column + Wide.Width, b0);
        end.Take(row + 1, column, a1);
        end.Take(row + 1, column + Wide.Width, b1);
        end.Take(row + 2, column, a2);
        end.Take(row + 2, column + Wide.Width, b2);
        end.Take(row + 3, column, a3);
        end.Take(row + 3, column + Wide.Width, b3);
        end.Take(row + 4, column, a4);
        end.Take(row + 4, column + Wide.Width, b4);
        end.Take(row + 5, column, a5);
        end.Take(row + 5, column + Wide.Width, b5);
        end.Take(row + 6, column, a6);
        end.Take(row + 6, column + Wide.Width, b6);
        end.Take(row + 7, column, a7);
        end.Take(row + 7, column + Wide.Width, b7);
        end.Take(row + 8, column, a8);
        end.Take(row + 8, column + Wide.Width, b8);
        end.Take(row + 9, column, a9);
        end.Take(row + 9, column + Wide.Width, b9);
    }
}
