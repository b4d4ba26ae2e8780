using BenchmarkDotNet.Attributes;

namespace Autograd.Benchmarks;

/// <summary>
/// Rosenbrock's function in 100 dimensions, Σ 100 (xᵢ₊₁ − xᵢ²)² + (1 − xᵢ)²: its gradient, and its Hessian along a direction, by the
/// two ways that there are. The graph is built once, outside.
/// </summary>
[MemoryDiagnoser]
public class HessianVector
{
    private const int Dimensions = 100;
    private readonly Value[] xs = [.. Enumerable.Range(0, Dimensions).Select(i => new Value(Math.Sin(i + 1)))];
    private readonly double[] direction = [.. Enumerable.Range(0, Dimensions).Select(i => Math.Cos(i))];
    private readonly double[] product = new double[Dimensions];
    private Value y = null!;

    /// <summary>Every contender must agree before any is timed.</summary>
    [GlobalSetup]
    public void Check()
    {
        y = Value.Sum(xs.Zip(xs.Skip(1), (a, b) => 100 * Value.Square(b - a * a) + Value.Square(1 - a)));
        double[] byHand = [.. HandWritten()];
        Agreement.Require(byHand, ForwardOverReverse(), nameof(ForwardOverReverse));
        Agreement.Require(byHand, ReverseOverReverse(), nameof(ReverseOverReverse));
    }

    /// <summary>The tridiagonal Hessian of this one function.</summary>
    [Benchmark(Baseline = true)]
    public double[] HandWritten()
    {
        Array.Clear(product);
        for (var i = 0; i < Dimensions - 1; i++)
        {
            double a = xs[i].Data, b = xs[i + 1].Data;
            product[i] += (((1200 * a * a) - (400 * b) + 2) * direction[i]) - (400 * a * direction[i + 1]);
            product[i + 1] += (200 * direction[i + 1]) - (400 * a * direction[i]);
        }

        return product;
    }

    /// <summary>The gradient alone, for scale.</summary>
    [Benchmark]
    public double[] GradientOnly() => Derivative.Gradient(y, xs);

    /// <summary>A reverse pass over dual numbers: what the library does.</summary>
    [Benchmark]
    public double[] ForwardOverReverse() => Derivative.HessianVector(y, xs, direction);

    /// <summary>The gradient as a graph, times the direction, differentiated again.</summary>
    [Benchmark]
    public double[] ReverseOverReverse() => Derivative.Gradient(Value.Dot(Derivative.Of(y, xs), direction), xs);
}
