using Autograd.Benchmarks.ByHand;
using BenchmarkDotNet.Attributes;

namespace Autograd.Benchmarks;

/// <summary>The scores of a 64-32-10 tanh network for the handwritten digits, one by one. Times are per picture.</summary>
[MemoryDiagnoser]
public class PredictRows
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
        Agreement.Require(byHand, Scores(Predict), nameof(Predict));
        Agreement.Require(byHand, Scores(Values), nameof(Values));
    }

    /// <summary>In 512-bit vectors of neurons.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = DigitsData.Count)]
    public void HandWrittenVector512()
    {
        for (var row = 0; row < DigitsData.Count; row++)
        {
            wide.Row(data.Image(row), ScoresOf(row));
        }
    }

    /// <summary>Plain loops over arrays.</summary>
    [Benchmark(OperationsPerInvoke = DigitsData.Count)]
    public void HandWrittenLoops() => loops.Predict(scores);

    /// <summary><see cref="Mlp.Predict(ReadOnlySpan{double}, Span{double})"/>.</summary>
    [Benchmark(OperationsPerInvoke = DigitsData.Count)]
    public void Predict()
    {
        for (var row = 0; row < DigitsData.Count; row++)
        {
            network.Predict(data.Image(row), ScoresOf(row));
        }
    }

    /// <summary>A graph of values for each.</summary>
    [Benchmark(OperationsPerInvoke = DigitsData.Count)]
    public void Values()
    {
        for (var row = 0; row < DigitsData.Count; row++)
        {
            var outputs = network.Forward(data.Image(row));
            var to = ScoresOf(row);
            for (var k = 0; k < to.Length; k++)
            {
                to[k] = outputs[k].Data;
            }
        }
    }

    private Span<double> ScoresOf(int row) => scores.AsSpan(row * DigitsData.Classes, DigitsData.Classes);

    private double[] Scores(Action contender)
    {
        Array.Clear(scores);
        contender();
        return [.. scores];
    }
}
