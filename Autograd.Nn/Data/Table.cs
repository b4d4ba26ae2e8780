using System.Collections.Immutable;
using Autograd.Core;

namespace Autograd.Nn;

/// <summary>Rows of finite numbers, one row after the other, with a name for each column.</summary>
internal readonly record struct Table(ReadOnlyMemory<double> Numbers, ImmutableArray<string> Names)
{
    public int Width => Names.Length;

    /// <summary>A copy of checked rows. In messages a number of a row is named by its kind: "feature".</summary>
    public static Table Of(IReadOnlyList<double[]> rows, string parameter, string kind, Func<int, ImmutableArray<string>> names)
    {
        ArgumentNullException.ThrowIfNull(rows, parameter);
        if (rows.Count == 0)
        {
            throw new ArgumentException("There are no rows: give at least one.", parameter);
        }

        ArgumentNullException.ThrowIfNull(rows[0], parameter);
        var width = rows[0].Length;
        if (width == 0)
        {
            throw new ArgumentException($"Row 0 is empty: a row needs at least one {kind}.", parameter);
        }

        var numbers = new double[checked(rows.Count * width)];
        for (var row = 0; row < rows.Count; row++)
        {
            ArgumentNullException.ThrowIfNull(rows[row], parameter);
            if (rows[row].Length != width)
            {
                throw new ArgumentException(
                    $"Row {row} has {Counts.Of(rows[row].Length, "number")}, but row 0 has {width}: all rows must be of one length.", parameter);
            }

            rows[row].CopyTo(numbers, row * width);
        }

        var table = new Table(numbers, names(width));
        table.CheckFinite(parameter, kind);
        return table;
    }

    public ReadOnlySpan<double> Row(int row) => Numbers.Span.Slice(row * Width, Width);

    public Table Slice(int start, int length) => this with { Numbers = Numbers.Slice(start * Width, length * Width) };

    public Table Select(ReadOnlySpan<int> rows)
    {
        var numbers = new double[checked(rows.Length * Width)];
        for (var i = 0; i < rows.Length; i++)
        {
            Row(rows[i]).CopyTo(numbers.AsSpan(i * Width));
        }

        return this with { Numbers = numbers };
    }

    public void CheckFinite(string parameter, string kind)
    {
        var numbers = Numbers.Span;
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!double.IsFinite(numbers[i]))
            {
                throw new ArgumentOutOfRangeException(
                    parameter, numbers[i], $"The {kind} '{Names[i % Width]}' of row {i / Width} is not a finite number.");
            }
        }
    }
}
