using BenchmarkDotNet.Attributes;

namespace Autograd.Benchmarks;

/// <summary>
/// Rosenbrock's function in 100 dimensions, Σ 100 (xᵢ₊₁ − xᵢ²)² + (1 − xᵢ)², and its gradient, for how many times the function's own cost a
/// gradient takes. By theory three or four times suffice, however many the variables.
/// </summary>
[MemoryDiagnoser]
public class Rosenbrock
{
    private const int Dimensions = 100;
    private readonly double[] point = [.. Enumerable.Range(0, Dimensions).Select(i => Math.Sin(i + 1))];
    private readonly double[] gradient = new double[Dimensions];
    private Tape tape = null!;

    /// <summary>Every contender must agree before any is timed.</summary>
    [GlobalSetup]
    public void Check()
    {
        double[] byHand = [HandWritten(), .. gradient];
        Agreement.Require(byHand[..1], [HandWrittenFunctionOnly()], nameof(HandWrittenFunctionOnly));
        Agreement.Require(byHand, [Values(), .. gradient], nameof(Values));
        var (y, xs) = Build();
        tape = Tape.Record(y, xs);
        Agreement.Require(byHand, [TapeByMachineCode(), .. gradient], nameof(TapeByMachineCode));
    }

    /// <summary>The function and its gradient. Two sums, since an addition takes longer than the rest of a term.</summary>
    [Benchmark(Baseline = true)]
    public double HandWritten()
    {
        ReadOnlySpan<double> x = point;
        Span<double> g = gradient.AsSpan(0, x.Length);
        double even = 0, odd = 0, carried = 0, a = x[0];
        for (var i = 0; i < x.Length - 1; i++)
        {
            var b = x[i + 1];
            double t = b - (a * a), u = 1 - a;
            (even, odd) = (odd, even + (100 * t * t) + (u * u));
            g[i] = carried - (400 * a * t) - (2 * u);
            carried = 200 * t;
            a = b;
        }

        g[^1] = carried;
        return even + odd;
    }

    /// <summary>The function alone.</summary>
    [Benchmark]
    public double HandWrittenFunctionOnly()
    {
        ReadOnlySpan<double> x = point;
        double even = 0, odd = 0, a = x[0];
        for (var i = 0; i < x.Length - 1; i++)
        {
            var b = x[i + 1];
            double t = b - (a * a), u = 1 - a;
            (even, odd) = (odd, even + (100 * t * t) + (u * u));
            a = b;
        }

        return even + odd;
    }

    /// <summary>A graph of values, built and differentiated.</summary>
    [Benchmark]
    public double Values()
    {
        var (y, xs) = Build();
        y.Backward();
        for (var i = 0; i < xs.Length; i++)
        {
            gradient[i] = xs[i].Grad;
        }

        return y.Data;
    }

    /// <summary>The graph alone.</summary>
    [Benchmark]
    public double ValuesBuildOnly() => Build().Y.Data;

    /// <summary>The graph recorded once, and replayed as machine code.</summary>
    [Benchmark]
    public double TapeByMachineCode() => tape.Gradient(point, gradient);

    private (Value Y, Value[] Xs) Build()
    {
        var xs = new Value[Dimensions];
        for (var i = 0; i < xs.Length; i++)
        {
            xs[i] = new Value(point[i]);
        }

        var terms = new Value[Dimensions - 1];
        for (var i = 0; i < terms.Length; i++)
        {
            terms[i] = 100 * Value.Square(xs[i + 1] - xs[i] * xs[i]) + Value.Square(1 - xs[i]);
        }

        return (Value.Sum(terms), xs);
    }
}
