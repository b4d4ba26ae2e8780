using Autograd.Benchmarks.ByHand;
using BenchmarkDotNet.Attributes;

namespace Autograd.Benchmarks;

/// <summary>
/// An epoch of training a 64-32-10 tanh network on the handwritten digits: cross-entropy of softmax, a step of gradient descent after
/// each of 56 batches of 32 or 7 of 256. The trainer has its rows in another order in each epoch.
/// </summary>
[MemoryDiagnoser]
public class DigitsEpoch
{
    // Timed with a rate so small that the thousandth epoch still does the work of the first.
    private const double CheckedRate = 0.5, TimedRate = 1e-9;

    // So many that recording the tape, which a fit does once, is a few hundredths of its time.
    private const int EpochsOfFit = 50;
    private DigitsWide wide = null!;
    private DigitsLoops loops = null!;
    private TapeTraining alone = null!, together = null!;
    private TrainerEpochs recorded = null!, eager = null!;

    /// <summary>Samples before each step.</summary>
    [Params(32, 256)]
    public int Batch { get; set; }

    /// <summary>Every contender must agree, loss and parameters after two epochs, before any is timed.</summary>
    [GlobalSetup]
    public void Check()
    {
        var network = DigitsData.NewNetwork();
        var data = DigitsData.Read();
        wide = new DigitsWide(network, data, Batch) { LearningRate = CheckedRate };
        loops = new DigitsLoops(network, data, Batch) { LearningRate = CheckedRate };
        double[] byHand = [HandWrittenVector512(), HandWrittenVector512(), .. wide.Parameters];
        Agreement.Require(byHand, [HandWrittenLoops(), HandWrittenLoops(), .. loops.Parameters], nameof(HandWrittenLoops));
        (alone, together) = (NewTraining(data, threads: 1), NewTraining(data, threads: 0));
        alone.LearningRate = together.LearningRate = CheckedRate;
        Agreement.Require(byHand, [TapeOnOneThread(), TapeOnOneThread(), .. alone.Parameters], nameof(TapeOnOneThread));
        Agreement.Require(byHand, [TapeOnAllCores(), TapeOnAllCores(), .. together.Parameters], nameof(TapeOnAllCores));
        (recorded, eager) = (NewTrainer(data, eager: false), NewTrainer(data, eager: true));
        CheckTrainers();
        alone.LearningRate = together.LearningRate = wide.LearningRate = loops.LearningRate = TimedRate;
        recorded.LearningRate = eager.LearningRate = TimedRate;
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

    /// <summary>By <see cref="Trainer.Fit"/> on one thread: an epoch of many, with their share of the recording.</summary>
    [Benchmark(OperationsPerInvoke = EpochsOfFit)]
    public double TrainerOnOneThread() => recorded.Fit(EpochsOfFit);

    /// <summary>The same with the graph of every batch built anew.</summary>
    [Benchmark]
    public double TrainerEagerly() => eager.Fit(1);

    // One epoch, against the hand-written one on rows in the trainer's order.
    private void CheckTrainers()
    {
        var shuffled = new DigitsWide(DigitsData.NewNetwork(), recorded.InFirstOrder(), Batch) { LearningRate = CheckedRate };
        double[] byHand = [shuffled.Epoch(), .. shuffled.Parameters];
        recorded.LearningRate = eager.LearningRate = CheckedRate;
        Agreement.Require(byHand, [recorded.Fit(1), .. recorded.Parameters], nameof(TrainerOnOneThread));
        Agreement.Require(byHand, [eager.Fit(1), .. eager.Parameters], nameof(TrainerEagerly));
    }

    private TrainerEpochs NewTrainer(DigitsData data, bool eager) => new(DigitsData.NewNetwork(), data, Batch, eager);

    private TapeTraining NewTraining(DigitsData data, int threads)
    {
        var network = DigitsData.NewNetwork();
        Value[] pixels = Leaves(DigitsData.Pixels), classes = Leaves(DigitsData.Classes);
        var loss = Loss.CrossEntropy(network.Forward(pixels), classes);
        double[] rows = [.. data.Labels.SelectMany((label, i) => data.Images[(i * DigitsData.Pixels)..((i + 1) * DigitsData.Pixels)]
            .Concat(Enumerable.Range(0, DigitsData.Classes).Select(k => k == label ? 1.0 : 0.0)))];
        return new(Tape.Record(loss, [.. pixels, .. classes], network.Parameters), rows, Batch, threads);
    }

    private static Value[] Leaves(int count) => [.. Enumerable.Range(0, count).Select(_ => new Value(0))];
}
