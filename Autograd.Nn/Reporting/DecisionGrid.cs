namespace Autograd.Nn;

/// <summary>What a model predicts in the middle of each cell of a plane, the first row at the top, where the vertical axis ends.</summary>
internal sealed class DecisionGrid
{
    private readonly (double[] Probabilities, int Label, double Others)[] cells;

    public DecisionGrid(Model model, Axis x, Axis y, int columns, int rows)
    {
        (Columns, Rows) = (columns, rows);
        cells = new (double[], int, double)[rows * columns];
        for (var i = 0; i < cells.Length; i++)
        {
            var (row, column) = Math.DivRem(i, columns);
            var probabilities = model.Probabilities(x.At((column + .5) / columns), y.At(1 - ((row + .5) / rows)));
            var label = Array.IndexOf(probabilities, probabilities.Max());
            cells[i] = (probabilities, label, probabilities.Where((_, other) => other != label).DefaultIfEmpty().Max());
        }
    }

    public int Columns { get; }

    public int Rows { get; }

    /// <summary>The most probable class, the first of equals.</summary>
    public int Label(int row, int column) => cells[(row * Columns) + column].Label;

    /// <summary>How probable that class is.</summary>
    public double Probability(int row, int column)
    {
        var (probabilities, label, _) = cells[(row * Columns) + column];
        return probabilities[label];
    }

    /// <summary>By how much a class is more probable than every other: above 0 where it is the one predicted.</summary>
    public double Lead(int row, int column, int label)
    {
        var (probabilities, most, others) = cells[(row * Columns) + column];
        return probabilities[label] - (label == most ? others : probabilities[most]);
    }
}
