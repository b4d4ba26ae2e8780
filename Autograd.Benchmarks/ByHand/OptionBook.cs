namespace Autograd.Benchmarks.ByHand;

/// <summary>
/// European call options, and what is computed of each: its price by Black and Scholes and the derivatives (Greeks) by spot, rate,
/// volatility and time. Each quantity is an array of its own.
/// </summary>
internal sealed unsafe class OptionBook
{
    private readonly Arena arena = new();

    /// <summary>Any two options that follow each other differ; the arguments of Φ stay within ±6.</summary>
    public OptionBook(int count)
    {
        Count = count;
        var random = new Random(1);
        Spot = Fill(90, 110);
        Strike = Fill(80, 120);
        Rate = Fill(0, 0.06);
        Volatility = Fill(0.15, 0.5);
        Time = Fill(0.25, 2);
        Price = arena.Take(count);
        BySpot = arena.Take(count);
        ByRate = arena.Take(count);
        ByVolatility = arena.Take(count);
        ByTime = arena.Take(count);

        double* Fill(double lowest, double highest)
        {
            var numbers = arena.Take(count);
            for (var i = 0; i < count; i++)
            {
                numbers[i] = lowest + ((highest - lowest) * random.NextDouble());
            }

            return numbers;
        }
    }

    /// <summary>How many options, a multiple of eight.</summary>
    public int Count { get; }

    public double* Spot { get; }

    public double* Strike { get; }

    /// <summary>Continuously compounded, a year.</summary>
    public double* Rate { get; }

    /// <summary>The deviation of a year's logarithmic return.</summary>
    public double* Volatility { get; }

    /// <summary>Until expiry, in years.</summary>
    public double* Time { get; }

    public double* Price { get; }

    public double* BySpot { get; }

    public double* ByRate { get; }

    public double* ByVolatility { get; }

    public double* ByTime { get; }

    /// <summary>Spot, strike, rate, volatility and time of one option.</summary>
    public double[] Terms(int i) => [Spot[i], Strike[i], Rate[i], Volatility[i], Time[i]];

    /// <summary>Price and Greeks of one option, one after the other.</summary>
    public double[] Result(int i) => [Price[i], BySpot[i], ByRate[i], ByVolatility[i], ByTime[i]];
}
