using System.Text;

namespace Autograd.Nn;

/// <summary>
/// The line where a field that is known in the middle of each cell passes 0, by marching squares: each square between four cells is
/// crossed by a straight line. W. E. Lorensen, H. E. Cline, Marching cubes, SIGGRAPH (1987), in two dimensions.
/// </summary>
internal static class Contour
{
    /// <summary>The line as the data of a path, a cell one unit wide and high; empty where the field does not pass 0.</summary>
    /// <param name="columns">The number of columns.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="field">Its value in a row and column. Beyond the edge it stays as it is at the edge.</param>
    public static string AtZero(int columns, int rows, Func<int, int, double> field)
    {
        var path = new StringBuilder();
        for (var row = -1; row < rows; row++)
        {
            for (var column = -1; column < columns; column++)
            {
                Cross(row, column);
            }
        }

        return path.ToString();

        void Cross(int row, int column)
        {
            // The corners in a circle. Between corners of unlike sign is a point of the line; four such points are a saddle.
            ReadOnlySpan<(int Row, int Column)> corners = [(row, column), (row, column + 1), (row + 1, column + 1), (row + 1, column)];
            Span<double> values = stackalloc double[4];
            for (var i = 0; i < 4; i++)
            {
                values[i] = field(Math.Clamp(corners[i].Row, 0, rows - 1), Math.Clamp(corners[i].Column, 0, columns - 1));
            }

            Span<(double X, double Y)> points = stackalloc (double, double)[4];
            var count = 0;
            for (var i = 0; i < 4; i++)
            {
                var (from, to) = (values[i], values[(i + 1) % 4]);
                if (from > 0 != to > 0)
                {
                    var part = from / (from - to);
                    var (start, end) = (corners[i], corners[(i + 1) % 4]);
                    points[count++] = (start.Column + .5 + (part * (end.Column - start.Column)), start.Row + .5 + (part * (end.Row - start.Row)));
                }
            }

            // In a saddle the points lie between corners 0-1, 1-2, 2-3 and 3-0. If the middle is like corner 0, corners 1 and 3 are cut off.
            var middle = values[0] + values[1] + values[2] + values[3];
            var shift = count == 4 && middle > 0 != values[0] > 0 ? 1 : 0;
            for (var i = 0; i < count; i += 2)
            {
                var (a, b) = (points[(i + count - shift) % count], points[(i + 1 + count - shift) % count]);
                path.Append('M').Append(Svg.Number(a.X)).Append(' ').Append(Svg.Number(a.Y)).Append('L').Append(Svg.Number(b.X)).Append(' ').Append(Svg.Number(b.Y));
            }
        }
    }
}
