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
    private const int Inputs = 5;
    private readonly OptionBook book = new(Options);
    private readonly Tape tape = Record();
    private readonly double[] rows = new double[Options * Inputs], prices = new double[Options], greeks = new double[Options * Inputs];

    /// <summary>Options as rows, as a tape takes them.</summary>
    public OptionGreeks()
    {
        for (var i = 0; i < Options; i++)
        {
            book.Terms(i).CopyTo(rows, i * Inputs);
        }
    }

    /// <summary>Every contender must agree before any is timed, and the textbook's Greeks with those of the price as a graph.</summary>
    [GlobalSetup]
    public void Check()
    {
        const int Compared = 1000;
        HandWrittenVector512();
        var byHand = Results();
        HandWrittenLoops();
        Agreement.Require(byHand, Results(), nameof(HandWrittenLoops));
        TapeOnOneThread();
        Agreement.Require(byHand[..(5 * Compared)], [.. Enumerable.Range(0, Compared).SelectMany(FromTape)], nameof(TapeOnOneThread));
        double[] byGraph = [.. Enumerable.Range(0, Compared).SelectMany(ByGraph)];
        Agreement.Require(byHand[..byGraph.Length], byGraph, nameof(BlackScholes.Price));
    }

    /// <summary>The closed form, eight options at a time, one thread.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Options)]
    public void HandWrittenVector512() => BlackScholes.ByLanes(book);

    /// <summary>The closed form, one option at a time.</summary>
    [Benchmark(OperationsPerInvoke = Options)]
    public void HandWrittenLoops() => BlackScholes.ByLoop(book);

    /// <summary>The price recorded once, and replayed for rows of options with the derivatives by all five inputs.</summary>
    [Benchmark(OperationsPerInvoke = Options)]
    public void TapeOnOneThread() => tape.EachGradient(rows, prices, greeks, threads: 1);

    /// <summary>The same with the rows shared out.</summary>
    [Benchmark(OperationsPerInvoke = Options)]
    public void TapeOnAllCores() => tape.EachGradient(rows, prices, greeks);

    private static Tape Record()
    {
        Value spot = 100, strike = 100, rate = 0.03, volatility = 0.3, time = 1;
        return Tape.Record(BlackScholes.Price(spot, strike, rate, volatility, time), [spot, strike, rate, volatility, time]);
    }

    private double[] FromTape(int i)
    {
        var g = greeks.AsSpan(i * Inputs, Inputs);
        return [prices[i], g[0], g[2], g[3], g[4]];
    }

    private double[] Results() => [.. Enumerable.Range(0, Options).SelectMany(book.Result)];

    private unsafe double[] ByGraph(int i)
    {
        Value spot = new(book.Spot[i]), rate = new(book.Rate[i]), volatility = new(book.Volatility[i]), time = new(book.Time[i]);
        var price = BlackScholes.Price(spot, Value.Constant(book.Strike[i]), rate, volatility, time);
        price.Backward();
        return [price.Data, spot.Grad, rate.Grad, volatility.Grad, time.Grad];
    }
}
