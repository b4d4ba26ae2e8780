using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;

namespace Autograd.Benchmarks;

/// <summary>
/// The loss of a 2-16-16-1 relu network over 100 points of two moons (hinge loss, mean, and an L2 penalty) and its gradient by all
/// 337 parameters: what an epoch of full-batch training costs, everything rebuilt.
/// </summary>
[MemoryDiagnoser]
public class MoonsEpoch
{
    private const double Strength = 1e-4;
    private static readonly int[] Sizes = [2, 16, 16, 1];
    private readonly Mlp network = new(Sizes, Activation.Relu, seed: 1);
    private readonly (ImmutableArray<double> X, double Label)[] samples = Moons();
    private MoonsByHand byHand = null!;

    /// <summary>Every contender must agree before any is timed.</summary>
    [GlobalSetup]
    public void Check()
    {
        byHand = new MoonsByHand(network, samples, Strength);
        double[] expected = [HandWritten(), .. byHand.Gradient];
        Agreement.Require(expected, [Scalars(), .. Gradient()], nameof(Scalars));
        Agreement.Require(expected, [Dots(), .. Gradient()], nameof(Dots));
        Console.WriteLine($"// Nodes, parameters included: {Nodes(BuildScalars())} with + and *, {Nodes(BuildDots())} with dot products");
    }

    /// <summary>Plain loops over arrays, nothing allocated.</summary>
    [Benchmark(Baseline = true)]
    public double HandWritten() => byHand.LossAndGradient();

    /// <summary>Values with + and * only.</summary>
    [Benchmark]
    public double Scalars() => Backward(BuildScalars());

    /// <summary>Values with + and * only, without the backward pass.</summary>
    [Benchmark]
    public double ScalarsBuildOnly() => BuildScalars().Data;

    /// <summary>Values with a dot product for each neuron and n-ary sums: the network layer as it is.</summary>
    [Benchmark]
    public double Dots() => Backward(BuildDots());

    /// <summary>The same without the backward pass.</summary>
    [Benchmark]
    public double DotsBuildOnly() => BuildDots().Data;

    private double Backward(Value loss)
    {
        foreach (var parameter in network.Parameters)
        {
            parameter.ZeroGrad();
        }

        loss.Backward();
        return loss.Data;
    }

    private static int Nodes(Value loss) => TopologicalOrder.Of(loss).Count;

    private double[] Gradient() => [.. network.Parameters.Select(parameter => parameter.Grad)];

    private Value BuildDots()
    {
        var losses = new Value[samples.Length];
        for (var i = 0; i < losses.Length; i++)
        {
            losses[i] = Loss.Hinge(network.Forward(samples[i].X)[0], samples[i].Label);
        }

        return Value.Mean(losses) + Loss.L2Penalty(network.Weights, Strength);
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
        var signals = new Value[first.Outputs];
        for (var j = 0; j < signals.Length; j++)
        {
            var neuron = first.Neurons[j];
            signals[j] = Value.Relu(neuron.Weights[0] * x[0] + neuron.Weights[1] * x[1] + neuron.Bias);
        }

        for (var l = 1; l < network.Layers.Length; l++)
        {
            var layer = network.Layers[l];
            var outputs = new Value[layer.Outputs];
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
