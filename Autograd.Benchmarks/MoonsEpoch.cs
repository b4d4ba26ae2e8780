using System.Collections.Immutable;
using Autograd.Benchmarks.ByHand;
using BenchmarkDotNet.Attributes;

namespace Autograd.Benchmarks;

/// <summary>
/// An epoch of training a 2-16-16-1 relu network on 100 points of two moons: the hinge loss (mean, and an L2 penalty), its gradient by
/// all 337 parameters, and one step of gradient descent. The graphs are built anew in every epoch.
/// </summary>
[MemoryDiagnoser]
public class MoonsEpoch
{
    // Timed with a rate so small that the millionth epoch still does the work of the first.
    private const double Strength = 1e-4, CheckedRate = 0.1, TimedRate = 1e-9;
    private readonly (ImmutableArray<double> X, double Label)[] samples = Moons();
    private readonly Mlp network = NewNetwork(), otherNetwork = NewNetwork();
    private Sgd optimizer = null!, otherOptimizer = null!;
    private TapeTraining training = null!;
    private MoonsWide wide = null!;
    private MoonsLoops loops = null!;
    private MoonsMicrograd micrograd = null!;

    /// <summary>Every contender must agree, losses and parameters over three epochs, before any is timed.</summary>
    [GlobalSetup]
    public void Check()
    {
        wide = new(NewNetwork(), samples, Strength);
        loops = new(NewNetwork(), samples, Strength);
        micrograd = new(NewNetwork(), samples, Strength);
        training = NewTraining();
        (optimizer, otherOptimizer) = (new(network.Parameters, CheckedRate), new(otherNetwork.Parameters, CheckedRate));
        SetRate(CheckedRate);
        double[] byHand = [.. ThreeEpochs(HandWrittenVector512), .. wide.Parameters];
        Agreement.Require(byHand, [.. ThreeEpochs(HandWrittenLoops), .. loops.Parameters], nameof(HandWrittenLoops));
        Agreement.Require(byHand, [.. ThreeEpochs(Scalars), .. Numbers(network)], nameof(Scalars));
        Agreement.Require(byHand, [.. ThreeEpochs(Dots), .. Numbers(otherNetwork)], nameof(Dots));
        Agreement.Require(byHand, [.. ThreeEpochs(MicrogradByTheBook), .. micrograd.Parameters], nameof(MicrogradByTheBook));
        Agreement.Require(byHand, [.. ThreeEpochs(TapeOnLanes), .. training.Parameters], nameof(TapeOnLanes));
        SetRate(TimedRate);
        Console.WriteLine($"// Nodes, parameters included: {Nodes(BuildScalars())} with + and *, {Nodes(BuildDots())} with dot products");
    }

    /// <summary>Register-blocked matrix products in 512-bit vectors, one thread.</summary>
    [Benchmark(Baseline = true)]
    public double HandWrittenVector512() => wide.Epoch();

    /// <summary>Plain loops over arrays, nothing allocated.</summary>
    [Benchmark]
    public double HandWrittenLoops() => loops.Epoch();

    /// <summary>Values with + and * only.</summary>
    [Benchmark]
    public double Scalars() => Train(BuildScalars(), optimizer);

    /// <summary>Values with + and * only, the graph alone.</summary>
    [Benchmark]
    public double ScalarsBuildOnly() => BuildScalars().Data;

    /// <summary>Values with a dot product for each neuron and n-ary sums: the network layer as it is.</summary>
    [Benchmark]
    public double Dots() => Train(BuildDots(), otherOptimizer);

    /// <summary>The same, the graph alone.</summary>
    [Benchmark]
    public double DotsBuildOnly() => BuildDots().Data;

    /// <summary>The network layer recorded once for one sample, and replayed for all.</summary>
    [Benchmark]
    public double TapeOnLanes() => training.Epoch();

    /// <summary>A micrograd of closures, sets and recursion.</summary>
    [Benchmark]
    public double MicrogradByTheBook() => micrograd.Epoch();

    private static double Train(Value loss, Sgd optimizer)
    {
        optimizer.ZeroGrad();
        loss.Backward();
        optimizer.Step();
        return loss.Data;
    }

    private static Mlp NewNetwork() => new([2, 16, 16, 1], Activation.Relu, seed: 1);

    private static double[] ThreeEpochs(Func<double> epoch) => [epoch(), epoch(), epoch()];

    private static IEnumerable<double> Numbers(Mlp network) => network.Parameters.Select(parameter => parameter.Data);

    private TapeTraining NewTraining()
    {
        var network = NewNetwork();
        Value x0 = new(0), x1 = new(0), label = new(1);
        var loss = Loss.Hinge(network.Forward([x0, x1])[0], label) + Loss.L2Penalty(network.Weights, Strength);
        double[] rows = [.. samples.SelectMany(sample => sample.X.Append(sample.Label))];
        return new(Tape.Record(loss, [x0, x1, label], network.Parameters), rows, samples.Length);
    }

    private void SetRate(double rate) =>
        training.LearningRate = wide.LearningRate = loops.LearningRate = micrograd.LearningRate = optimizer.LearningRate = otherOptimizer.LearningRate = rate;

    private static int Nodes(Value loss) => TopologicalOrder.Of(loss).Count;

    private Value BuildDots()
    {
        var losses = new Value[samples.Length];
        for (var i = 0; i < losses.Length; i++)
        {
            losses[i] = Loss.Hinge(otherNetwork.Forward(samples[i].X)[0], samples[i].Label);
        }

        return Value.Mean(losses) + Loss.L2Penalty(otherNetwork.Weights, Strength);
    }

    private Value BuildScalars()
    {
        Value? total = null;
        foreach (var (x, label) in samples)
        {
            var loss = Value.Relu(1 - label * Score(x));
            total = total is null ? loss : total + loss;
        }

        Value? squares = null;
        foreach (var weight in network.Weights)
        {
            var square = weight * weight;
            squares = squares is null ? square : squares + square;
        }

        return total! * (1.0 / samples.Length) + squares! * (0.5 * Strength);
    }

    private Value Score(ImmutableArray<double> x)
    {
        var first = network.Layers[0];
        var signals = new Value[first.OutputCount];
        for (var j = 0; j < signals.Length; j++)
        {
            var neuron = first.Neurons[j];
            signals[j] = Value.Relu(neuron.Weights[0] * x[0] + neuron.Weights[1] * x[1] + neuron.Bias);
        }

        for (var l = 1; l < network.Layers.Length; l++)
        {
            var layer = network.Layers[l];
            var outputs = new Value[layer.OutputCount];
            for (var j = 0; j < outputs.Length; j++)
            {
                var neuron = layer.Neurons[j];
                var sum = neuron.Weights[0] * signals[0];
                for (var k = 1; k < signals.Length; k++)
                {
                    sum += neuron.Weights[k] * signals[k];
                }

                sum += neuron.Bias;
                outputs[j] = l < network.Layers.Length - 1 ? Value.Relu(sum) : sum;
            }

            signals = outputs;
        }

        return signals[0];
    }

    private static (ImmutableArray<double> X, double Label)[] Moons()
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, 100).Select(i =>
        {
            var (angle, upper) = (Math.PI * (i / 2) / 49, i % 2 == 0);
            double Noise() => 0.2 * (random.NextDouble() - 0.5);
            var (x, y) = upper ? (Math.Cos(angle), Math.Sin(angle)) : (1 - Math.Cos(angle), 0.5 - Math.Sin(angle));
            return (ImmutableArray.Create(x + Noise(), y + Noise()), upper ? 1.0 : -1.0);
        })];
    }
}
