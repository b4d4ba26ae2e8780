namespace Autograd.Tests.Core;

/// <summary>Points at which each row is tested: inside its domain, and away from its kinks, whose conventions have tests of their own.</summary>
internal static class Samples
{
    private static readonly double[][] Line = [[-1.7], [-0.4], [0.3], [1.2], [2.5]];
    private static readonly double[][] WithZero = [.. Line, [0.0]];
    private static readonly double[][] Positive = [[0.05], [0.3], [1.0], [4.5]];
    private static readonly double[][] InsideOne = [[-0.8], [-0.3], [0.1], [0.6]];

    private static readonly double[][] Plane = [[0.5, 1.2], [1.1, -0.7], [-0.8, -1.5], [-1.6, 0.6]];
    private static readonly double[][] PositiveBase = [[0.5, 1.3], [1.7, -2.2], [2.4, 0.5], [3.0, 2.0], [2.0, 0.0]];

    private static readonly double[][] Lists = [[0.7], [0.3, -1.2, 2.0], [1.0, 1.0, 1.0], [4.0, -3.0, 0.5, 0.5, 2.0]];
    private static readonly double[][] PairsWithBias =
        [[0.5, -2.0], [0.5, -2.0, 1.5], [1.0, 2.0, -0.5, 3.0], [1.0, 2.0, -0.5, 3.0, 0.25]];

    private static readonly Dictionary<string, double[][]> Points = new()
    {
        [nameof(Abs)] = Line,
        [nameof(Acos)] = InsideOne,
        [nameof(Asin)] = InsideOne,
        [nameof(Atan)] = WithZero,
        [nameof(Cos)] = WithZero,
        [nameof(Cosh)] = WithZero,
        [nameof(Erf)] = WithZero,
        [nameof(Erfc)] = WithZero,
        [nameof(Exp)] = WithZero,
        [nameof(ExpM1)] = WithZero,
        [nameof(Gelu)] = WithZero,
        [nameof(LeakyRelu)] = Line,
        [nameof(Log)] = Positive,
        [nameof(LogP1)] = [.. Positive, [-0.6], [0.0]],
        [nameof(Neg)] = WithZero,
        [nameof(Reciprocal)] = Line,
        [nameof(Relu)] = Line,
        [nameof(Sigmoid)] = WithZero,
        [nameof(Silu)] = WithZero,
        [nameof(Sin)] = WithZero,
        [nameof(Sinh)] = WithZero,
        [nameof(Softplus)] = Line,
        [nameof(Sqrt)] = Positive,
        [nameof(Square)] = WithZero,
        [nameof(Tan)] = [[-1.1], [-0.4], [0.0], [0.3], [1.2]],
        [nameof(Tanh)] = WithZero,

        [nameof(Add)] = Plane,
        [nameof(AtLeast)] = Plane,
        [nameof(AtMost)] = Plane,
        [nameof(Atan2)] = Plane,
        [nameof(Compare)] = Plane,
        [nameof(Div)] = Plane,
        [nameof(Max)] = Plane,
        [nameof(Min)] = Plane,
        [nameof(Mul)] = Plane,
        [nameof(Pow)] = PositiveBase,
        [nameof(Sub)] = Plane,

        [nameof(Dot)] = PairsWithBias,
        [nameof(LogSumExp)] = Lists,
        [nameof(Mean)] = Lists,
        [nameof(Sum)] = Lists,
    };

    public static double[][] Of(string row) => Points.GetValueOrDefault(row) ?? [];
}
