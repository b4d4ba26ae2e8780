namespace Autograd.Nn;

/// <summary>
/// Standard normal numbers by comparisons of uniform ones: no logarithm or cosine, whose last bit differs between machines.
/// Source: C. F. F. Karney, Sampling exactly from the normal distribution, ACM TOMS 42 (2016), algorithm N.
/// </summary>
internal static class Normal
{
    public static double Next(Random random)
    {
        while (true)
        {
            // k with probability e^(−k/2), kept with e^(−k(k−1)/2); then x in [0, 1), kept with e^(−x(2k+x)/2).
            var k = 0;
            while (WithProbabilityExpMinus(0.5, random))
            {
                k++;
            }

            var x = random.NextDouble();
            if (All(k * (k - 1), 0.5, random) && All(k + 1, x * ((2 * k) + x) / ((2 * k) + 2), random))
            {
                return random.Next(2) == 0 ? k + x : -(k + x);
            }
        }
    }

    private static bool All(int times, double exponent, Random random)
    {
        for (var i = 0; i < times; i++)
        {
            if (!WithProbabilityExpMinus(exponent, random))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True with probability e^−p for p in [0, 1]: von Neumann's count of how long uniform numbers keep falling from p.</summary>
    private static bool WithProbabilityExpMinus(double p, Random random)
    {
        var steps = 0;
        for (var last = p; ; steps++)
        {
            var next = random.NextDouble();
            if (next >= last)
            {
                return steps % 2 == 0;
            }

            last = next;
        }
    }
}
