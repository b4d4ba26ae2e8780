using BenchmarkDotNet.Attributes;

namespace Autograd.Benchmarks;

/// <summary>
/// f = 1 / (1 + e^−(w0·x0 + w1·x1 + w2)) and its five derivatives: 15 nodes with inputs and constants, which are built
/// from the leaves and differentiated.
/// </summary>
[MemoryDiagnoser]
public class SigmoidCircuit
{
    private readonly double[] point = [2, -3, -3, -1, -2];
    private readonly double[] gradient = new double[5];
    private readonly GradientFunction function = Function;
    private readonly Tape compiled = RecordPrimitives(), compiledFused = RecordFused(), interpreted = RecordPrimitives().WithoutMachineCode();

    /// <summary>Every contender must agree before any is timed.</summary>
    [GlobalSetup]
    public void Check()
    {
        HandWritten();
        double[] byHand = [.. gradient];
        Agreement.Require(byHand, Record(HandWrittenDelegate), nameof(HandWrittenDelegate));
        Agreement.Require(byHand, Record(Primitives), nameof(Primitives));
        Agreement.Require(byHand, Record(Fused), nameof(Fused));
        Agreement.Require(byHand, Record(TapeByMachineCode), nameof(TapeByMachineCode));
        Agreement.Require(byHand, Record(FusedTapeByMachineCode), nameof(FusedTapeByMachineCode));
        Agreement.Require(byHand, Record(TapeByInterpreter), nameof(TapeByInterpreter));
    }

    /// <summary>What a programmer would write for this one function.</summary>
    [Benchmark(Baseline = true)]
    public double HandWritten()
    {
        var p = point;
        var f = 1 / (1 + Math.Exp(-(p[0] * p[3] + p[1] * p[4] + p[2])));
        var slope = f * (1 - f);
        var g = gradient;
        g[0] = slope * p[3];
        g[1] = slope * p[4];
        g[2] = slope;
        g[3] = slope * p[0];
        g[4] = slope * p[1];
        return f;
    }

    /// <summary>The same through a delegate, which cannot be inlined: the limit for code that is generated at run time.</summary>
    [Benchmark]
    public double HandWrittenDelegate() => function(point, gradient);

    /// <summary>From mul, add, neg, exp, add and div.</summary>
    [Benchmark]
    public double Primitives()
    {
        var (f, inputs) = Build();
        f.Backward();
        return Read(f, inputs);
    }

    /// <summary>The graph alone, without the backward pass.</summary>
    [Benchmark]
    public double PrimitivesBuildOnly()
    {
        var (f, inputs) = Build();
        return Read(f, inputs);
    }

    /// <summary>With the sigmoid as one rule.</summary>
    [Benchmark]
    public double Fused()
    {
        Value w0 = new(point[0]), w1 = new(point[1]), w2 = new(point[2]), x0 = new(point[3]), x1 = new(point[4]);
        var f = Value.Sigmoid(w0 * x0 + w1 * x1 + w2);
        f.Backward();
        return Read(f, (w0, w1, w2, x0, x1));
    }

    /// <summary>The primitives recorded once and replayed as machine code.</summary>
    [Benchmark]
    public double TapeByMachineCode() => compiled.Gradient(point, gradient);

    /// <summary>The sigmoid as one rule, recorded once and replayed as machine code.</summary>
    [Benchmark]
    public double FusedTapeByMachineCode() => compiledFused.Gradient(point, gradient);

    /// <summary>The primitives recorded once and replayed step by step.</summary>
    [Benchmark]
    public double TapeByInterpreter() => interpreted.Gradient(point, gradient);

    private static Tape RecordPrimitives()
    {
        Value w0 = 0, w1 = 0, w2 = 0, x0 = 0, x1 = 0;
        return Tape.Record(1 / (1 + Value.Exp(-(w0 * x0 + w1 * x1 + w2))), [w0, w1, w2, x0, x1]);
    }

    private static Tape RecordFused()
    {
        Value w0 = 0, w1 = 0, w2 = 0, x0 = 0, x1 = 0;
        return Tape.Record(Value.Sigmoid(w0 * x0 + w1 * x1 + w2), [w0, w1, w2, x0, x1]);
    }

    private static double Function(ReadOnlySpan<double> p, Span<double> g)
    {
        // The last index first: the JIT then checks the bounds once.
        var x1 = p[4];
        var f = 1 / (1 + Math.Exp(-(p[0] * p[3] + p[1] * x1 + p[2])));
        var slope = f * (1 - f);
        g[4] = slope * p[1];
        g[3] = slope * p[0];
        g[2] = slope;
        g[1] = slope * x1;
        g[0] = slope * p[3];
        return f;
    }

    private (Value F, (Value W0, Value W1, Value W2, Value X0, Value X1) Inputs) Build()
    {
        Value w0 = new(point[0]), w1 = new(point[1]), w2 = new(point[2]), x0 = new(point[3]), x1 = new(point[4]);
        return (1 / (1 + Value.Exp(-(w0 * x0 + w1 * x1 + w2))), (w0, w1, w2, x0, x1));
    }

    private double Read(Value f, (Value W0, Value W1, Value W2, Value X0, Value X1) inputs)
    {
        gradient[0] = inputs.W0.Grad;
        gradient[1] = inputs.W1.Grad;
        gradient[2] = inputs.W2.Grad;
        gradient[3] = inputs.X0.Grad;
        gradient[4] = inputs.X1.Grad;
        return f.Data;
    }

    private double[] Record(Func<double> contender)
    {
        contender();
        return [.. gradient];
    }
}
