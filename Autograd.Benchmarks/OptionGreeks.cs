using Autograd.Benchmarks.ByHand;
using BenchmarkDotNet.Attributes;

namespace Autograd.Benchmarks;

/// <summary>
/// The prices of a million European call options and their derivatives by spot, rate, volatility and time. Times are of one option.
/// </summary>
[MemoryDiagnoser]
public class OptionGreeks
{
    private const int Options = 1_000_000;
    private readonly OptionBook book = new(Options);

    /// <summary>Every contender must agree before any is timed, and the textbook's Greeks with those of the price as a graph.</summary>
    [GlobalSetup]
    public void Check()
    {
        const int Compared = 1000;
        HandWrittenVector512();
        var byHand = Results();
        HandWrittenLoops();
        Agreement.Require(byHand, Results(), nameof(HandWrittenLoops));
        double[] byGraph = [.. Enumerable.Range(0, Compared).SelectMany(ByGraph)];
        Agreement.Require(byHand[..byGraph.Length], byGraph, nameof(BlackScholes.Price));
    }

    /// <summary>The closed form, eight options at a time, one thread.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Options)]
    public void HandWrittenVector512() => BlackScholes.ByLanes(book);

    /// <summary>The closed form, one option at a time.</summary>
    [Benchmark(OperationsPerInvoke = Options)]
    public void HandWrittenLoops() => BlackScholes.ByLoop(book);

    private double[] Results() => [.. Enumerable.Range(0, Options).SelectMany(book.Result)];

    private unsafe double[] ByGraph(int i)
    {
        Value spot = new(book.Spot[i]), rate = new(book.Rate[i]), volatility = new(book.Volatility[i]), time = new(book.Time[i]);
        var price = BlackScholes.Price(spot, book.Strike[i], rate, volatility, time);
        price.Backward();
        return [price.Data, spot.Grad, rate.Grad, volatility.Grad, time.Grad];
    }
}
