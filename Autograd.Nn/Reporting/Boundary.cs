using System.Text;

namespace Autograd.Nn;

/// <summary>The decision boundary of a model with two inputs, for a terminal. <see cref="Report.Boundary"/> draws it.</summary>
public static class Boundary
{
    // Of up to four classes the regions are shades, of more they are digits.
    private const string Shades = " ░▒▓", Digits = "0123456789", PointsOnShades = "oxvz", PointsOnDigits = "abcdefghij";

    /// <summary>
    /// The plane as lines of characters: a shade for the class predicted there, and a letter where there are rows of the data, a
    /// capital if one of them is misclassified. A last line says which is which.
    /// </summary>
    /// <param name="model">With two inputs and classes, at most ten.</param>
    /// <param name="data">With the same classes.</param>
    /// <param name="width">The characters of a line.</param>
    /// <param name="height">The lines, without the last.</param>
    /// <exception cref="ArgumentException">
    /// The model has no classes, more than ten, or not two inputs, or the data has others, or its numbers are too far apart.
    /// </exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public static string ToText(Model model, Dataset data, int width = 64, int height = 24)
    {
        Suitable.Plane(model, data);
        Hyperparameter.Count(width, nameof(width), nameof(width));
        Hyperparameter.Count(height, nameof(height), nameof(height));
        var classes = model.ClassNames.Length;
        if (classes > Digits.Length)
        {
            throw new ArgumentException($"The model has {classes} classes, and there are characters for {Digits.Length}: draw the boundary into a Report.", nameof(model));
        }

        var (regions, points) = classes <= Shades.Length ? (Shades, PointsOnShades) : (Digits, PointsOnDigits);
        var (x, y) = BoundaryFigure.Axes(data);
        var grid = new DecisionGrid(model, x, y, width, height);
        var cells = new char[height, width];
        for (var i = 0; i < cells.Length; i++)
        {
            var (row, column) = Math.DivRem(i, width);
            cells[row, column] = regions[grid.Label(row, column)];
        }

        var predictions = model.Classify(data);
        foreach (var i in Enumerable.Range(0, data.Count).OrderBy(i => predictions[i] != data.Label(i)))
        {
            var point = points[data.Label(i)];
            var column = Math.Min((int)(x.Fraction(data.Inputs(i)[0]) * width), width - 1);
            var row = Math.Min((int)((1 - y.Fraction(data.Inputs(i)[1])) * height), height - 1);
            cells[row, column] = predictions[i] == data.Label(i) ? point : char.ToUpperInvariant(point);
        }

        var text = new StringBuilder();
        for (var row = 0; row < height; row++)
        {
            for (var column = 0; column < width; column++)
            {
                text.Append(cells[row, column]);
            }

            text.Append('\n');
        }

        var meanings = model.ClassNames.Select((name, label) => $"{points[label]} {name} [{regions[label]}]");
        return text.AppendJoin("  ", meanings).Append("  capitals: misclassified").ToString();
    }
}
