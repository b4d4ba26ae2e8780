using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Autograd.Nn;

/// <summary>Cells in rows, each with a look. Equal cells side by side are one rectangle, and all of a look one path.</summary>
internal static class Raster
{
    /// <summary>Steps of opacity: the style class <c>o</c> and a number from 1 to this.</summary>
    public const int Levels = 16;

    /// <summary>The paths of a raster, a cell one unit wide and high.</summary>
    /// <param name="columns">The number of columns.</param>
    /// <param name="rows">The number of rows, from the top.</param>
    /// <param name="look">The style classes of the cell in a row and column; null for nothing.</param>
    public static IEnumerable<XElement> Paths(int columns, int rows, Func<int, int, string?> look)
    {
        var paths = new SortedDictionary<string, StringBuilder>(StringComparer.Ordinal);
        for (var row = 0; row < rows; row++)
        {
            for (int start = 0, end; start < columns; start = end)
            {
                var cell = look(row, start);
                for (end = start + 1; end < columns && look(row, end) == cell; end++)
                {
                }

                if (cell is not null)
                {
                    if (!paths.TryGetValue(cell, out var path))
                    {
                        paths[cell] = path = new();
                    }

                    path.Append(CultureInfo.InvariantCulture, $"M{start} {row}h{end - start}v1h-{end - start}z");
                }
            }
        }

        return paths.Select(path => Svg.Path(path.Key, path.Value.ToString()));
    }

    /// <summary>Numbers as a picture of its own, one look for those above 0 and one for those below, stronger the larger they are.</summary>
    /// <param name="title">What it shows.</param>
    /// <param name="numbers">Row by row, from −1 to 1; what is beyond looks the same.</param>
    /// <param name="width">The numbers in a row.</param>
    /// <param name="above">The style class of numbers above 0.</param>
    /// <param name="below">The style class of numbers below 0.</param>
    public static XElement Picture(string title, double[] numbers, int width, string above, string below)
    {
        var height = numbers.Length / width;
        var picture = Svg.Picture("picture", 0, 0, width, height, title);
        picture.Add(Paths(width, height, Look));
        return picture;

        string? Look(int row, int column)
        {
            var number = numbers[(row * width) + column];
            return Opacity(Math.Abs(number)) is { } opacity ? $"{(number > 0 ? above : below)} {opacity}" : null;
        }
    }

    /// <summary>The style class of an opacity from 0 to 1; null for none.</summary>
    public static string? Opacity(double opacity) =>
        (int)Math.Round(Math.Clamp(opacity, 0, 1) * Levels) is var level and > 0 ? string.Create(CultureInfo.InvariantCulture, $"o{level}") : null;
}
