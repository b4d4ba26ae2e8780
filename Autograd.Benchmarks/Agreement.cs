namespace Autograd.Benchmarks;

/// <summary>A benchmark that computes the wrong thing is worth nothing: contenders are compared before they are timed.</summary>
internal static class Agreement
{
    private const double Tolerance = 1e-9;

    public static void Require(double[] expected, double[] actual, string contender)
    {
        for (var i = 0; i < expected.Length; i++)
        {
            if (!(Math.Abs(expected[i] - actual[i]) <= Tolerance * Math.Max(1, Math.Abs(expected[i]))))
            {
                throw new InvalidOperationException(
                    $"{contender} disagrees with the hand-written gradient at {i}: {actual[i]} instead of {expected[i]}.");
            }
        }
    }
}
