using Autograd.Nn;

namespace Autograd.Tests.Nn;

/// <summary>What L-BFGS remembers, against the matrix that it stands for.</summary>
public sealed class CurvaturePairsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void The_direction_is_that_of_BFGS_from_the_last_pairs(int count)
    {
        // Steps by random numbers on a parabola, whose gradient is (1, 2, 4) times the place: s · y > 0.
        const int Capacity = 3, Size = 3;
        double[] curvature = [1, 2, 4];
        var random = new Random(1);
        var pairs = new CurvaturePairs(Capacity, Size, count: 0);
        var steps = Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, Size).Select(_ => random.NextDouble() - 0.5).ToArray()).ToArray();
        foreach (var step in steps)
        {
            Remember(pairs, step, Times(curvature, step));
        }

        var direction = new double[Size];
        double[] gradient = [1, -2, 0.5];
        pairs.Direction(gradient, direction);

        var inverse = Inverse([.. steps.TakeLast(Capacity).Select(step => (step, Times(curvature, step)))]);
        for (var row = 0; row < Size; row++)
        {
            direction[row].ShouldBe(-Dot(inverse[row], gradient), 1e-12, $"component {row}"); // another order of the same sums
        }
    }

    [Theory]
    [InlineData(-52, 0)]
    [InlineData(-51, 1)]
    public void A_step_without_curvature_beyond_rounding_is_not_remembered(int exponent, int remembered)
    {
        // s · y = 2^exponent and y · y = 1; the bound is 2⁻⁵².
        var pairs = new CurvaturePairs(capacity: 2, size: 1, count: 0);

        Remember(pairs, [double.ScaleB(1, exponent)], [1]);

        pairs.Count.ShouldBe(remembered);
    }

    [Fact]
    public void A_step_that_changes_no_gradient_is_not_remembered()
    {
        var pairs = new CurvaturePairs(capacity: 2, size: 2, count: 0);

        Remember(pairs, [1, 1], [0, 0]);

        pairs.Count.ShouldBe(0);
    }

    // As if the optimizer had gone from 0, where the gradient is 0.
    private static void Remember(CurvaturePairs pairs, double[] step, double[] change) =>
        pairs.Add(Array.ConvertAll(step, x => new Value(x)), new double[step.Length], change, new double[step.Length]);

    /// <summary>H ← (I − s yᵀ / s·y) H (I − y sᵀ / s·y) + s sᵀ / s·y, from (s·y / y·y) I of the newest pair.</summary>
    private static double[][] Inverse((double[] Step, double[] Change)[] pairs)
    {
        var scale = pairs is [.., var (newest, change)] ? Dot(newest, change) / Dot(change, change) : 1;
        double[][] inverse = [[scale, 0, 0], [0, scale, 0], [0, 0, scale]];
        foreach (var (s, y) in pairs)
        {
            var product = Dot(s, y);
            double[][] left = [.. s.Select((si, i) => y.Select((yj, j) => (i == j ? 1 : 0) - (si * yj / product)).ToArray())];
            var half = left.Select(row => Columns(inverse).Select(column => Dot(row, column)).ToArray()).ToArray();
            inverse = [.. half.Select((row, i) => left.Select((right, j) => Dot(row, right) + (s[i] * s[j] / product)).ToArray())];
        }

        return inverse;
    }

    private static IEnumerable<double[]> Columns(double[][] matrix) => matrix[0].Select((_, column) => matrix.Select(row => row[column]).ToArray());

    private static double[] Times(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x * y)];

    private static double Dot(double[] a, double[] b) => Times(a, b).Sum();
}
