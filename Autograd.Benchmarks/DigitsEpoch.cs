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

    /// <summary>Samples before each step.</summary>
    [Params(32, 256)]
    public int Batch { get; set; }

    /// <summary>Every contender must agree, loss and parameters after two epochs, before any is timed.</summary>
    [GlobalSetup]
    public void Check()
    {
        var network = new Mlp([DigitsData.Pixels, 32, DigitsData.Classes], Activation.Tanh, seed: 1);
        var data = DigitsData.Read();
        wide = new DigitsWide(network, data, Batch) { LearningRate = CheckedRate };
        loops = new DigitsLoops(network, data, Batch) { LearningRate = CheckedRate };
        double[] byHand = [HandWrittenVector512(), HandWrittenVector512(), .. wide.Parameters];
        Agreement.Require(byHand, [HandWrittenLoops(), HandWrittenLoops(), .. loops.Parameters], nameof(HandWrittenLoops));
        wide.LearningRate = loops.LearningRate = TimedRate;
    }

    /// <summary>Register-blocked matrix products in 512-bit vectors, one thread.</summary>
    [Benchmark(Baseline = true)]
    public double HandWrittenVector512() => wide.Epoch();

    /// <summary>Plain loops over arrays.</summary>
    [Benchmark]
    public double HandWrittenLoops() => loops.Epoch();
}
