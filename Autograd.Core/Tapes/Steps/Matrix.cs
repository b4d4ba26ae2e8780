using System.Runtime.CompilerServices;

namespace Autograd.Core;

/// <summary>Numbers in memory as the rows of a matrix.</summary>
internal readonly ref struct Matrix
{
    private readonly ref double first;

    /// <summary>A matrix.</summary>
    /// <param name="first">Its first number.</param>
    /// <param name="row">From one row to the next.</param>
    /// <param name="column">From one column to the next.</param>
    public Matrix(ref double first, nint row, nint column = 1)
    {
        this.first = ref first;
        (Row, Column) = (row, column);
    }

    /// <summary>From one row to the next.</summary>
    public nint Row { get; }

    /// <summary>From one column to the next.</summary>
    public nint Column { get; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref double At(nint row, nint column = 0) => ref Unsafe.Add(ref first, (row * Row) + (column * Column));
}
