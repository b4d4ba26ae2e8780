using BenchmarkDotNet.Attributes;

namespace Autograd.Benchmarks;

/// <summary>
/// What a tape costs before it pays: building the graph of one sample, recording it, and the first call, against building and
/// differentiating that graph once. Of the 64-32-10 tanh network with cross-entropy, and of the sigmoid circuit.
/// </summary>
[MemoryDiagnoser]
public class Preparation
{
    private readonly Mlp network = DigitsData.NewNetwork();
    private readonly Value[] pixels = Leaves(DigitsData.Pixels), classes = Leaves(DigitsData.Classes), circuit = Leaves(5);
    private readonly double[] picture = new double[DigitsData.Pixels + DigitsData.Classes], circuitGradient = new double[5];
    private double[] gradient = null!;

    /// <summary>Both ways must agree before any is timed.</summary>
    [GlobalSetup]
    public void Check()
    {
        gradient = new double[network.Parameters.Length];
        Agreement.Require([DigitsGraph()], [DigitsTape()], nameof(DigitsTape));
        Agreement.Require([CircuitGraph()], [CircuitTape()], nameof(CircuitTape));
    }

    /// <summary>The network's graph for one sample, built and differentiated.</summary>
    [Benchmark(Baseline = true)]
    public double DigitsGraph() => Differentiated(DigitsLoss());

    /// <summary>The same graph built, recorded, laid out for lanes, and run for one row.</summary>
    [Benchmark]
    public double DigitsTape() => Tape.Record(DigitsLoss(), [.. pixels, .. classes], network.Parameters).BatchGradient(picture, gradient);

    /// <summary>The circuit's graph, built and differentiated.</summary>
    [Benchmark]
    public double CircuitGraph() => Differentiated(Circuit());

    /// <summary>The same graph built, recorded, compiled to machine code, and run once.</summary>
    [Benchmark]
    public double CircuitTape() => Tape.Record(Circuit(), circuit).Gradient([0, 0, 0, 0, 0], circuitGradient);

    private static double Differentiated(Value y)
    {
        y.Backward();
        return y.Data;
    }

    private Value DigitsLoss() => Loss.CrossEntropy(network.Forward(pixels), classes);

    private Value Circuit() => 1 / (1 + Value.Exp(-(circuit[0] * circuit[3] + circuit[1] * circuit[4] + circuit[2])));

    private static Value[] Leaves(int count) => [.. Enumerable.Range(0, count).Select(_ => new Value(0))];
}
