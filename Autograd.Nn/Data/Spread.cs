namespace Autograd.Nn;

/// <summary>The mean of numbers and their deviation √((1/n) Σ (x − mean)²), exactly 0 where all are the same.</summary>
/// <remarks>
/// Numbers far from 0 lose nothing: the mean comes first, and is corrected by what the differences from it add up to. T. F. Chan,
/// G. H. Golub, R. J. LeVeque, Algorithms for computing the sample variance, The American Statistician 37 (1983).
/// </remarks>
internal readonly record struct Spread(double Mean, double Deviation)
{
    /// <summary>Of at least one number. The deviation is not finite where the sum or a difference is not.</summary>
    public static Spread Of(ReadOnlySpan<double> numbers)
    {
        if (AllAre(numbers, numbers[0]))
        {
            return new(numbers[0], 0);
        }

        var sum = 0.0;
        foreach (var number in numbers)
        {
            sum += number;
        }

        var mean = sum / numbers.Length;
        double remainder = 0, largest = 0;
        foreach (var number in numbers)
        {
            remainder += number - mean;
            largest = Math.Max(largest, Math.Abs(number - mean));
        }

        mean += remainder / numbers.Length;

        // In units of the largest difference no square overflows, and none that counts is lost.
        var squares = 0.0;
        foreach (var number in numbers)
        {
            var difference = (number - mean) / largest;
            squares += difference * difference;
        }

        return new(mean, largest * Math.Sqrt(squares / numbers.Length));
    }

    private static bool AllAre(ReadOnlySpan<double> numbers, double one)
    {
        foreach (var number in numbers)
        {
            if (number != one)
            {
                return false;
            }
        }

        return true;
    }
}
