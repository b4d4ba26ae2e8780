namespace Autograd.Nn;

/// <summary>
/// Draws the first weights of a layer. Only arithmetic that rounds alike everywhere is used, so a seed gives the same bits on every
/// machine.
/// </summary>
public abstract class Initializer
{
    private Initializer()
    {
    }

    /// <summary>All weights 0.</summary>
    public static Initializer Zeros { get; } = Constant(0);

    /// <summary>Normal numbers with mean 0 and deviation 1/√(inputs), so that a sum of them keeps its size.</summary>
    public static Initializer Gaussian { get; } = new ScaledGaussian(1);

    /// <summary>
    /// Uniform numbers within ±√(6/(inputs + outputs)), which have deviation √(2/(inputs + outputs)): outputs and gradients keep their
    /// size. Suits tanh.
    /// </summary>
    /// <remarks>X. Glorot, Y. Bengio, Understanding the difficulty of training deep feedforward neural networks, AISTATS 2010.</remarks>
    public static Initializer Glorot { get; } = new BalancedUniform();

    /// <summary>Normal numbers with mean 0 and deviation √(2/inputs), which make up for the half that relu cuts off.</summary>
    /// <remarks>K. He, X. Zhang, S. Ren, J. Sun, Delving deep into rectifiers, ICCV 2015.</remarks>
    public static Initializer He { get; } = new ScaledGaussian(Math.Sqrt(2));

    /// <summary>Rows of length 1 at right angles to each other; where there are more rows than columns, such columns.</summary>
    public static Initializer Orthogonal { get; } = new Orthonormal();

    /// <summary>All weights one number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is NaN or infinite.</exception>
    public static Initializer Constant(double weight)
    {
        if (!double.IsFinite(weight))
        {
            throw new ArgumentOutOfRangeException(nameof(weight), weight, "A weight must be a finite number.");
        }

        return new Same(weight);
    }

    /// <summary>A matrix of weights.</summary>
    /// <param name="rows">The number of neurons.</param>
    /// <param name="columns">The number of their inputs.</param>
    /// <param name="random">Where the numbers come from.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="random"/> is null.</exception>
    public double[,] Draw(int rows, int columns, Random random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentNullException.ThrowIfNull(random);
        return NewWeights(rows, columns, random);
    }

    private protected abstract double[,] NewWeights(int rows, int columns, Random random);

    private static double[,] Fill(int rows, int columns, Func<double> next)
    {
        var weights = new double[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                weights[i, j] = next();
            }
        }

        return weights;
    }

    private sealed class Same(double weight) : Initializer
    {
        private protected override double[,] NewWeights(int rows, int columns, Random random) => Fill(rows, columns, () => weight);
    }

    private sealed class ScaledGaussian(double scale) : Initializer
    {
        private protected override double[,] NewWeights(int rows, int columns, Random random)
        {
            var deviation = scale / Math.Sqrt(columns);
            return Fill(rows, columns, () => deviation * Normal.Next(random));
        }
    }

    private sealed class BalancedUniform : Initializer
    {
        private protected override double[,] NewWeights(int rows, int columns, Random random)
        {
            var limit = Math.Sqrt(6 / ((double)rows + columns));
            return Fill(rows, columns, () => limit * ((2 * random.NextDouble()) - 1));
        }
    }

    private sealed class Orthonormal : Initializer
    {
        private protected override double[,] NewWeights(int rows, int columns, Random random)
        {
            if (rows > columns)
            {
                var transposed = NewWeights(columns, rows, random);
                return FillFrom(rows, columns, (i, j) => transposed[j, i]);
            }

            var basis = new double[rows][];
            for (var i = 0; i < rows; i++)
            {
                basis[i] = NextDirection(basis.AsSpan(0, i), columns, random);
            }

            return FillFrom(rows, columns, (i, j) => basis[i][j]);
        }

        // Gram–Schmidt, done twice: once leaves an error that grows when a draw lies nearly in the span of those before it.
        private static double[] NextDirection(ReadOnlySpan<double[]> before, int length, Random random)
        {
            var row = new double[length];
            for (var j = 0; j < length; j++)
            {
                row[j] = Normal.Next(random);
            }

            for (var pass = 0; pass < 2; pass++)
            {
                foreach (var other in before)
                {
                    var along = Inner(row, other);
                    for (var j = 0; j < length; j++)
                    {
                        row[j] -= along * other[j];
                    }
                }

                var norm = Math.Sqrt(Inner(row, row));
                for (var j = 0; j < length; j++)
                {
                    row[j] /= norm;
                }
            }

            return row;
        }

        private static double Inner(double[] a, double[] b)
        {
            var sum = 0.0;
            for (var j = 0; j < a.Length; j++)
            {
                sum += a[j] * b[j];
            }

            return sum;
        }

        private static double[,] FillFrom(int rows, int columns, Func<int, int, double> at)
        {
            var next = 0;
            return Fill(rows, columns, () => at(next / columns, next++ % columns));
        }
    }
}
