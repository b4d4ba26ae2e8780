using BenchmarkDotNet.Attributes;

namespace Autograd.Benchmarks;

/// <summary>
/// Graphs of a hundred to a million nodes, x ← a · x + b again and again, with the derivatives by the first x, a and b. However large the
/// graph, a call makes a million nodes in all, and the figures are of one node: where they stay the same, the cost is linear.
/// </summary>
[MemoryDiagnoser]
public class Growth
{
    private const int NodesPerCall = 1_000_000;
    private const double Start = 0.5, A = 1 - 1e-6, B = 1e-6;
    private readonly double[] point = [Start, A, B], gradient = new double[3];
    private Tape tape = null!;

    /// <summary>The results of operations in one graph: two for each step.</summary>
    [Params(100, 1_000, 10_000, 100_000, 1_000_000)]
    public int Nodes { get; set; }

    /// <summary>Every contender must agree before any is timed.</summary>
    [GlobalSetup]
    public void Check()
    {
        tape = Record();
        double[] byHand = [HandWritten(), .. gradient];
        Agreement.Require(byHand, [Values(), .. gradient], nameof(Values));
        Agreement.Require(byHand, [Replayed(), .. gradient], nameof(Replayed));
    }

    /// <summary>The three tangents carried along: nothing is stored.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = NodesPerCall)]
    public double HandWritten()
    {
        var last = 0.0;
        for (var graph = 0; graph < NodesPerCall; graph += Nodes)
        {
            double x = Start, byStart = 1, byA = 0, byB = 0;
            for (var node = 0; node < Nodes; node += 2)
            {
                byStart *= A;
                byA = (byA * A) + x;
                byB = (byB * A) + 1;
                x = (x * A) + B;
            }

            (gradient[0], gradient[1], gradient[2]) = (byStart, byA, byB);
            last = x;
        }

        return last;
    }

    /// <summary>A graph of values, built and differentiated.</summary>
    [Benchmark(OperationsPerInvoke = NodesPerCall)]
    public double Values()
    {
        var last = 0.0;
        for (var graph = 0; graph < NodesPerCall; graph += Nodes)
        {
            var (x, start, a, b) = Build();
            x.Backward();
            (gradient[0], gradient[1], gradient[2]) = (start.Grad, a.Grad, b.Grad);
            last = x.Data;
        }

        return last;
    }

    /// <summary>The graph recorded once, and replayed step by step.</summary>
    [Benchmark(OperationsPerInvoke = NodesPerCall)]
    public double Replayed()
    {
        var last = 0.0;
        for (var graph = 0; graph < NodesPerCall; graph += Nodes)
        {
            last = tape.Gradient(point, gradient);
        }

        return last;
    }

    private Tape Record()
    {
        var (x, start, a, b) = Build();
        return Tape.Record(x, [start, a, b]).WithoutMachineCode();
    }

    private (Value X, Value Start, Value A, Value B) Build()
    {
        Value start = Start, a = A, b = B;
        var x = start;
        for (var node = 0; node < Nodes; node += 2)
        {
            x = x * a + b;
        }

        return (x, start, a, b);
    }
}
