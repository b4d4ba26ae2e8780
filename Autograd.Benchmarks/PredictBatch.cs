using Autograd.Benchmarks.ByHand;
using BenchmarkDotNet.Attributes;

namespace Autograd.Benchmarks;

/// <summary>The scores of a 64-32-10 tanh network for all handwritten digits in one call. Times are per picture.</summary>
[MemoryDiagnoser]
public class PredictBatch
{
    private readonly DigitsData data = DigitsData.Read();
    private readonly double[] scores = new double[DigitsData.Count * DigitsData.Classes];
    private readonly Mlp network = DigitsData.NewNetwork();
    private PredictionWide wide = null!;
    private DigitsLoops loops = null!;

    /// <summary>Every contender must agree before any is timed.</summary>
    [GlobalSetup]
    public void Check()
    {
        wide = new(network);
        loops = new(network, data, batch: 1);
        var byHand = Scores(HandWrittenVector512);
        Agreement.Require(byHand, Scores(HandWrittenLoops), nameof(HandWrittenLoops));
        Agreement.Require(byHand, Scores(TapeOnOneThread), nameof(TapeOnOneThread));
        Agreement.Require(byHand, Scores(TapeOnAllCores), nameof(TapeOnAllCores));
    }

    /// <summary>Register-blocked matrix products in 512-bit vectors, one thread.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = DigitsData.Count)]
    public void HandWrittenVector512() => wide.Batch(data.Images, scores);

    /// <summary>Plain loops over arrays.</summary>
    [Benchmark(OperationsPerInvoke = DigitsData.Count)]
    public void HandWrittenLoops() => loops.Predict(scores);

    /// <summary><see cref="Mlp.PredictBatch"/> on one thread.</summary>
    [Benchmark(OperationsPerInvoke = DigitsData.Count)]
    public void TapeOnOneThread() => network.PredictBatch(data.Images, scores, threads: 1);

    /// <summary>The same with the pictures shared out.</summary>
    [Benchmark(OperationsPerInvoke = DigitsData.Count)]
    public void TapeOnAllCores() => network.PredictBatch(data.Images, scores);

    private double[] Scores(Action contender)
    {
        Array.Clear(scores);
        contender();
        return [.. scores];
    }
}
