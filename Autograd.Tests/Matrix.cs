using Autograd.Nn;

namespace Autograd.Tests;

/// <summary>Matrices and vectors of plain doubles: the computation by hand that stands beside the engine's.</summary>
internal static class Matrix
{
    public static double[,] Filled(int rows, int columns, double number) => From(rows, columns, (_, _) => number);

    /// <summary>diag(v): v on the diagonal, 0 elsewhere.</summary>
    public static double[,] Diagonal(double[] v) => From(v.Length, v.Length, (i, j) => i == j ? v[i] : 0);

    public static double[,] Transpose(double[,] a) => From(a.GetLength(1), a.GetLength(0), (i, j) => a[j, i]);

    /// <summary>a·b</summary>
    public static double[,] Times(double[,] a, double[,] b) =>
        From(a.GetLength(0), b.GetLength(1), (i, j) => Enumerable.Range(0, a.GetLength(1)).Sum(k => a[i, k] * b[k, j]));

    /// <summary>A·x, a column vector.</summary>
    public static double[] Times(double[,] a, double[] x) =>
        [.. Enumerable.Range(0, a.GetLength(0)).Select(i => Enumerable.Range(0, x.Length).Sum(j => a[i, j] * x[j]))];

    /// <summary>xᵀ·A, a row vector.</summary>
    public static double[] Times(double[] x, double[,] a) => Times(Transpose(a), x);

    /// <summary>a·bᵀ: every element of a times every element of b.</summary>
    public static double[,] Outer(double[] a, double[] b) => From(a.Length, b.Length, (i, j) => a[i] * b[j]);

    /// <summary>a ⊙ b, element by element.</summary>
    public static double[] Elementwise(double[] a, double[] b) => [.. a.Zip(b, (p, q) => p * q)];

    public static double[] Plus(double[] a, double[] b) => [.. a.Zip(b, (p, q) => p + q)];

    public static double[] Minus(double[] a, double[] b) => [.. a.Zip(b, (p, q) => p - q)];

    /// <summary>‖A‖², the sum of the squares of all elements.</summary>
    public static double SquaredNorm(double[,] a) => a.Cast<double>().Sum(element => element * element);

    /// <summary>How many rows are independent, by elimination; what is below 1e-9 counts as 0.</summary>
    public static int Rank(double[,] matrix)
    {
        var a = (double[,])matrix.Clone();
        int rows = a.GetLength(0), columns = a.GetLength(1), rank = 0;
        for (var column = 0; column < columns && rank < rows; column++)
        {
            var pivot = Enumerable.Range(rank, rows - rank).MaxBy(row => Math.Abs(a[row, column]));
            if (Math.Abs(a[pivot, column]) < 1e-9)
            {
                continue;
            }

            for (var j = 0; j < columns; j++)
            {
                (a[rank, j], a[pivot, j]) = (a[pivot, j], a[rank, j]);
            }

            for (var row = rank + 1; row < rows; row++)
            {
                var factor = a[row, column] / a[rank, column];
                for (var j = column; j < columns; j++)
                {
                    a[row, j] -= factor * a[rank, j];
                }
            }

            rank++;
        }

        return rank;
    }

    /// <summary>The numbers of values.</summary>
    public static double[] Data(this IEnumerable<Value> values) => [.. values.Select(value => value.Data)];

    /// <summary>The adjoints of values.</summary>
    public static double[] Grad(this IEnumerable<Value> values) => [.. values.Select(value => value.Grad)];

    /// <summary>The biases of a layer.</summary>
    public static Value[] Biases(this Layer layer) => [.. layer.Neurons.Select(neuron => neuron.Bias)];

    /// <summary>W: a row for each neuron.</summary>
    public static double[,] WeightData(this Layer layer) =>
        From(layer.OutputCount, layer.InputCount, (i, j) => layer.Neurons[i].Weights[j].Data);

    /// <summary>∂L/∂W, laid out like W.</summary>
    public static double[,] WeightGrad(this Layer layer) =>
        From(layer.OutputCount, layer.InputCount, (i, j) => layer.Neurons[i].Weights[j].Grad);

    /// <summary>Compares shapes, then element by element: exactly, unless a tolerance is given.</summary>
    public static void ShouldBe(this double[,] actual, double[,] expected, double tolerance = 0)
    {
        (actual.GetLength(0), actual.GetLength(1)).ShouldBe((expected.GetLength(0), expected.GetLength(1)));
        var (left, right) = (actual.Cast<double>().ToArray(), expected.Cast<double>().ToArray());
        if (tolerance == 0)
        {
            left.ShouldBe(right);
        }
        else
        {
            left.ShouldBe(right, tolerance);
        }
    }

    private static double[,] From(int rows, int columns, Func<int, int, double> at)
    {
        var matrix = new double[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                matrix[i, j] = at(i, j);
            }
        }

        return matrix;
    }
}
