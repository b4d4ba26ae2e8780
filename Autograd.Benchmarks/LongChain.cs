using BenchmarkDotNet.Attributes;

namespace Autograd.Benchmarks;

/// <summary>
/// A million times x ← a · sin x + b · x, one after the other, and the derivatives of the last x by the first, by a and by b. With a = 1e-6
/// and b = 1 this follows dx/dt = sin x from t = 0 to 1, so that nothing overflows or dies out.
/// </summary>
[MemoryDiagnoser]
public class LongChain
{
    private const int Length = 1_000_000;
    private const double Start = 1, A = 1e-6, B = 1;
    private readonly double[] point = [Start, A, B], gradient = new double[3];
    private Tape tape = null!;

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
    [Benchmark(Baseline = true)]
    public double HandWritten()
    {
        double x = Start, byStart = 1, byA = 0, byB = 0;
        for (var i = 0; i < Length; i++)
        {
            var (sin, cos) = Math.SinCos(x);
            var slope = (cos * A) + B;
            byStart *= slope;
            byA = (byA * slope) + sin;
            byB = (byB * slope) + x;
            x = (sin * A) + (x * B);
        }

        (gradient[0], gradient[1], gradient[2]) = (byStart, byA, byB);
        return x;
    }

    /// <summary>A graph of four million nodes.</summary>
    [Benchmark]
    public double Values()
    {
        var (x, start, a, b) = Build();
        x.Backward();
        (gradient[0], gradient[1], gradient[2]) = (start.Grad, a.Grad, b.Grad);
        return x.Data;
    }

    /// <summary>The graph recorded once, and replayed step by step.</summary>
    [Benchmark]
    public double Replayed() => tape.Gradient(point, gradient);

    private static Tape Record()
    {
        var (x, start, a, b) = Build();
        return Tape.Record(x, [start, a, b]);
    }

    private static (Value X, Value Start, Value A, Value B) Build()
    {
        Value start = Start, a = A, b = B;
        var x = start;
        for (var i = 0; i < Length; i++)
        {
            x = Value.Sin(x) * a + x * b;
        }

        return (x, start, a, b);
    }
}
