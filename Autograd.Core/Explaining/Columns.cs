using System.Text;

namespace Autograd.Core;

/// <summary>
/// Rows of cells as aligned text. Where a line would be too long, the cell of a column that may hang stands on a line of its own
/// below; a row that is too long even so stays out of the alignment, and is broken between its cells.
/// </summary>
/// <param name="columns">How each column is set. The first holds what a broken row begins with too.</param>
internal sealed class Columns(params Column[] columns)
{
    /// <summary>The longest line.</summary>
    public const int Width = 100;

    private const int Hanging = 8;

    private readonly List<Row> rows = [];

    /// <summary>Adds a row; cells left out are empty.</summary>
    public void Add(params string[] cells) => rows.Add(new(cells));

    /// <summary>Appends all rows.</summary>
    public void AppendTo(StringBuilder text)
    {
        var places = Fit();
        var first = rows.Select(row => WidthOf(row.Cells[0])).DefaultIfEmpty().Max();
        foreach (var row in rows)
        {
            if (row.IsBroken)
            {
                var start = Spaces(columns[0].Gap) + Spaces(first - WidthOf(row.Cells[0])) + row.Cells[0] + Spaces(columns[1].Gap);
                var cells = row.Cells.Select((cell, c) => cell.Length == 0 ? "" : Spaces(columns[c].Gap - 1) + cell);
                AppendBroken(text, start, cells.Skip(1).Where(cell => cell.Length > 0));
            }
            else
            {
                text.Append(Aligned(row, places)).Append('\n');
            }

            if (row.Below is { } below)
            {
                AppendBroken(text, Spaces(Hanging), [below]);
            }
        }
    }

    /// <summary>Appends items on as many lines as they need. Only one that is too long for a line is broken, at a sum's sign if it has one.</summary>
    public static void AppendBroken(StringBuilder text, string indent, IEnumerable<string> items)
    {
        var line = new StringBuilder(indent);
        var width = indent.Length;
        var isEmpty = true;
        foreach (var piece in items.SelectMany(Pieces))
        {
            if (!isEmpty && width + 1 + WidthOf(piece) > Width)
            {
                text.Append(line).Append('\n');
                line.Clear().Append(' ', Hanging);
                (width, isEmpty) = (Hanging, true);
            }

            var next = isEmpty ? piece.TrimStart() : " " + piece;
            line.Append(next);
            (width, isEmpty) = (width + WidthOf(next), false);
        }

        text.Append(line).Append('\n');
    }

    /// <summary>Decides which rows are broken, then which cells hang, so that the others fit.</summary>
    private Place[] Fit()
    {
        var hanging = Array.FindIndex(columns, column => column.Hangs);
        foreach (var row in rows)
        {
            row.Hang(hanging);
        }

        var places = Places();
        for (var longest = Width; places.Sum(place => place.Total) > Width; longest--)
        {
            foreach (var row in rows)
            {
                row.IsBroken = row.Cells.Select((cell, c) => columns[c].Gap + WidthOf(cell)).Sum() > longest;
            }

            places = Places();
        }

        var left = Width - places.Sum(place => place.Total);
        foreach (var row in rows)
        {
            if (row is { IsBroken: false, Below: { } cell } && columns[hanging].Gap + WidthOf(cell) <= left)
            {
                row.Restore(hanging);
            }
        }

        return Places();
    }

    private Place[] Places()
    {
        var places = new Place[columns.Length];
        for (var c = 0; c < places.Length; c++)
        {
            int before = 0, after = 0;
            foreach (var row in rows)
            {
                if (!row.IsBroken && c < row.Cells.Length && row.Cells[c] is { Length: > 0 } cell)
                {
                    var point = BeforePoint(cell, columns[c].Align);
                    (before, after) = (Math.Max(before, point), Math.Max(after, WidthOf(cell) - point));
                }
            }

            places[c] = before + after == 0 ? default : new(before, before + after, columns[c].Gap + before + after);
        }

        return places;
    }

    private string Aligned(Row row, Place[] places)
    {
        var line = new StringBuilder();
        for (var c = 0; c < row.Cells.Length; c++)
        {
            if (places[c].Total > 0)
            {
                var cell = row.Cells[c];
                var left = places[c].Before - BeforePoint(cell, columns[c].Align);
                line.Append(' ', columns[c].Gap + left).Append(cell).Append(' ', places[c].Width - left - WidthOf(cell));
            }
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>How much of a cell stands before the place where its column is aligned.</summary>
    private static int BeforePoint(string cell, Align align) => align switch
    {
        Align.Left => 0,
        Align.Right => WidthOf(cell),
        _ => cell.IndexOfAny(['.', 'e']) is >= 0 and var point ? point : WidthOf(cell),
    };

    private static IEnumerable<string> Pieces(string item)
    {
        const int Longest = Width - Hanging;
        return WidthOf(item) <= Longest ? [item] : item.Trim().Replace(" + ", "\n+ ", StringComparison.Ordinal).Split('\n')
            .SelectMany(term => WidthOf(term) <= Longest ? [term] : term.Split(' '))
            .SelectMany(word => word.Chunk(Longest))
            .Select(letters => new string(letters));
    }

    /// <summary>How many places a terminal gives to a text: two to a letter of East Asian scripts.</summary>
    private static int WidthOf(string text) => text.Length + text.Count(letter => letter is
        (>= '\u1100' and <= '\u115F') or (>= '\u2E80' and <= '\uA4CF') or (>= '\uA960' and <= '\uA97C') or (>= '\uAC00' and <= '\uD7A3')
        or (>= '\uF900' and <= '\uFAFF') or (>= '\uFE30' and <= '\uFE6F') or (>= '\uFF01' and <= '\uFF60') or (>= '\uFFE0' and <= '\uFFE6'));

    private static string Spaces(int count) => new(' ', count);

    private sealed class Row(string[] cells)
    {
        public string[] Cells { get; } = cells;

        public string? Below { get; set; }

        public bool IsBroken { get; set; }

        public void Hang(int column)
        {
            if (column >= 0 && Cells[column].Length > 0)
            {
                (Below, Cells[column]) = (Cells[column], "");
            }
        }

        public void Restore(int column) => (Cells[column], Below) = (Below!, null);
    }

    private readonly record struct Place(int Before, int Width, int Total);
}

/// <summary>A column.</summary>
/// <param name="Align">Where its cells stand.</param>
/// <param name="Gap">The spaces before it.</param>
/// <param name="Hangs">Whether a cell may stand below its row.</param>
internal readonly record struct Column(Align Align, int Gap, bool Hangs = false);

/// <summary>Where a cell stands in its column.</summary>
internal enum Align
{
    Left,
    Right,

    /// <summary>Numbers with their decimal points below each other.</summary>
    Point,
}
