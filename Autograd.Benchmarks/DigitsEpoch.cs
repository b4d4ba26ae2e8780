using Autograd.Benchmarks.ByHand;
using BenchmarkDotNet.Attributes;

namespace Autograd.Benchmarks;

/// <summary>
/// An epoch of training a 64-32-10 tanh network on the handwritten digits: cross-entropy of softmax, a step of gradient descent after
/// each of 56 batches of 32 or 7 of 256.
/// </summary>
[MemoryDiagnoser]
public class DigitsEpoch
{
    // Timed with a rate so small that the thousandth epoch still does the work of the first.
    private const double CheckedRate = 0.5, TimedRate = 1e-9;
    private DigitsWide wide = null!;
    private DigitsLoops loops = null!;
    private TapeTraining alone = null!, together = null!;

    /// <summary>Samples before each step.</summary>
    [Params(32, 256)]
    public int Batch { get; set; }

    /// <summary>Every contender must agree, loss and parameters after two epochs, before any is timed.</summary>
    [GlobalSetup]
    public void Check()
    {
        var network = NewNetwork();
        var data = DigitsData.Read();
        wide = new DigitsWide(network, data, Batch) { LearningRate = CheckedRate };
        loops = new DigitsLoops(network, data, Batch) { LearningRate = CheckedRate };
        double[] byHand = [HandWrittenVector512(), HandWrittenVector512(), .. wide.Parameters];
        Agreement.Require(byHand, [HandWrittenLoops(), HandWrittenLoops(), .. loops.Parameters], nameof(HandWrittenLoops));
        (alone, together) = (NewTraining(data, threads: 1), NewTraining(data, threads: 0));
        alone.LearningRate = together.LearningRate = CheckedRate;
        Agreement.Require(byHand, [TapeOnOneThread(), TapeOnOneThread(), .. alone.Parameters], nameof(TapeOnOneThread));
        Agreement.Require(byHand, [TapeOnAllCores(), TapeOnAllCores(), .. together.Parameters], nameof(TapeOnAllCores));
        alone.LearningRate = together.LearningRate = wide.LearningRate = loops.LearningRate = TimedRate;
    }

    /// <summary>Register-blocked matrix products in 512-bit vectors, one thread.</summary>
    [Benchmark(Baseline = true)]
    public double HandWrittenVector512() => wide.Epoch();

    /// <summary>Plain loops over arrays.</summary>
    [Benchmark]
    public double HandWrittenLoops() => loops.Epoch();

    /// <summary>The network layer recorded once for one picture, and replayed for all.</summary>
    [Benchmark]
    public double TapeOnOneThread() => alone.Epoch();

    /// <summary>The same with the rows of a batch shared out.</summary>
    [Benchmark]
    public double TapeOnAllCores() => together.Epoch();

    private static Mlp NewNetwork() => new([DigitsData.Pixels, 32, DigitsData.Classes], Activation.Tanh, seed: 1);

    private TapeTraining NewTraining(DigitsData data, int threads)
    {
        var network = NewNetwork();
        Value[] pixels = Leaves(DigitsData.Pixels), classes = Leaves(DigitsData.Classes);
        var loss = Loss.CrossEntropy(network.Forward(pixels), classes);
        double[] rows = [.. data.Labels.SelectMany((label, i) => data.Images[(i * DigitsData.Pixels)..((i + 1) * DigitsData.Pixels)]
            .Concat(Enumerable.Range(0, DigitsData.Classes).Select(k => k == label ? 1.0 : 0.0)))];
        return new(Tape.Record(loss, [.. pixels, .. classes], network.Parameters), rows, Batch, threads);
    }

    private static Value[] Leaves(int count) => [.. Enumerable.Range(0, count).Select(_ => new Value(0))];
}
