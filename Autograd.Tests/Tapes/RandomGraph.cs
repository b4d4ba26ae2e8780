using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace Autograd.Tests.Tapes;

/// <summary>
/// A random expression of three inputs and two parameters over all operations, with shared nodes, constants, lists and choices. What
/// is taken is finite; what is not taken is often infinite or NaN.
/// </summary>
internal sealed record RandomGraph(RandomGraph.Step[] Steps, double[] Parameters, double[] Rows)
{
    public const int Inputs = 3, Samples = 11;
    private const int ParameterCount = 2, MostSteps = 14;

    // Each keeps numbers of moderate size moderate, so that a difference says something at any depth.
    private static readonly (string Text, Func<Value, Value, Value> Of)[] Operations =
    [
        ("(a + b) / 2", (a, b) => (a + b) / 2),
        ("a - b / 4", (a, b) => a - (b / 4)),
        ("0.5 * a * b", (a, b) => 0.5 * a * b),
        ("0.3 * a - 0.7 * b + 0.1", (a, b) => (0.3 * a) - (0.7 * b) + 0.1),
        ("a * sin b", (a, b) => a * Value.Sin(b)),
        ("a / (1 + b²) - (-a)", (a, b) => (a / (1 + b.Square())) - -a),
        ("1 / (2 + a²) + b * 1 + 0", (a, b) => (1 / (2 + Value.Pow(a, 2))) + (b * 1) + 0),
        ("logSumExp(a, b, 0.5)", (a, b) => Value.LogSumExp(a, b, Value.Constant(0.5))),
        ("sum(a / 2, b / 2, 1)", (a, b) => Value.Sum(a / 2, b / 2, Value.Constant(1))),
        ("mean(a, b, cos a)", (a, b) => Value.Mean(a, b, a.Cos())),
        ("dot((a, b), (tanh b, sigmoid a), b)", (a, b) => Value.Dot([a, b], [b.Tanh(), a.Sigmoid()], b)),
        ("dot((a, b), (0.25, -0.5))", (a, b) => Value.Dot([a, b], [0.25, -0.5])),
        ("atan2(a, 2 + b²)", (a, b) => Value.Atan2(a, 2 + b.Square())),
        ("(1 + a²) ^ tanh b", (a, b) => Value.Pow(1 + a.Square(), b.Tanh())),
        ("2 ^ tanh a - atan b", (a, b) => Value.Pow(2, a.Tanh()) - b.Atan()),
        ("exp(-a²) + b", (a, b) => Value.Exp(-a.Square()) + b),
        ("expM1(sin a) + logP1(b²)", (a, b) => Value.ExpM1(a.Sin()) + Value.LogP1(b.Square())),
        ("softplus a - softmax(a, b)₁", (a, b) => Value.Softplus(a) - Value.Softmax(a, b)[1]),
        ("erf a + erfc(b) / 2 - gelu(a - b)", (a, b) => a.Erf() + (b.Erfc() / 2) - Value.Gelu(a - b)),
        ("asin(sin(a) / 2) + acos(sin(b) / 2)", (a, b) => Value.Asin(a.Sin() / 2) + Value.Acos(b.Sin() / 2)),
        ("sinh(sin a) - cosh(cos b) + tan(sin a)", (a, b) => Value.Sinh(a.Sin()) - Value.Cosh(b.Cos()) + Value.Tan(a.Sin())),
        ("relu a - |b|", (a, b) => a.Relu() - b.Abs()),
        ("max(a, b) - min(a, b)", (a, b) => Value.Max(a, b) - Value.Min(a, b)),
        ("max(a, 0.25) + min(b, 0.25)", (a, b) => Value.Max(a, 0.25) + Value.Min(b, 0.25)),
        ("where(a > 0.1, ln a, b)", (a, b) => Value.Where(a > 0.1, a.Log(), b)),
        ("where(a < 0.1, a + b, √relu a)", (a, b) => Value.Where(a < 0.1, a + b, a.Relu().Sqrt())),
        ("where(√a > 0.3, √a, b)", (a, b) => a.Sqrt() is var root ? Value.Where(root > 0.3, root, b) : b),
        ("where(a > 0.2 && !(b > 0.3), 1 / relu a, a * b / 4)",
            (a, b) => Value.Where(a > 0.2 && !(b > 0.3), 1 / (1 + (1 / a.Relu())), a * b / 4)),
        ("where(a > 0.2 || b > 0.2, ln max(a, b), ln relu -b)",
            (a, b) => Value.Where(a > 0.2 || b > 0.2, Value.Log(Value.Max(a, b)), Value.Log(0.5 + Value.Sqrt(Value.Relu(-b) + 0.1)))),
        ("where(a > 0.1, ln a, 1) * where(b >= 0.4, ln a · ln b, 1)",
            (a, b) => a.Log() is var log ? Value.Where(a > 0.1, log, 1) * Value.Where(b >= 0.4 && a > 0.3, log * b.Log(), 1) : a),
        ("where(a > 0.1, where(b > 0.1, ln(a · b), ln a), where(b > 0.1, ln b, 0))",
            (a, b) => Value.Where(
                a > 0.1, Value.Where(b > 0.1, Value.Log(a * b), a.Log()), Value.Where(b > 0.1, b.Log(), 0))),
        ("cube(sin a) + hypotenuse(1 + a², b)",
            (a, b) => Value.Apply<Core.Cube>(a.Sin()) + Value.Apply<Core.Hypotenuse>(1 + a.Square(), b)),
        ("product(sin a, cos b, 0.5)", (a, b) => Value.Apply<Core.Product>(a.Sin(), b.Cos(), Value.Constant(0.5))),
    ];

    private static readonly Gen<double> Number = Gen.Frequency(
        (6, Gen.Choose(-2000, 2000).Select(thousandths => thousandths / 1000.0)), (1, Gen.Constant(0.0)), (1, Gen.Constant(-0.0)));

    public static Arbitrary<RandomGraph> Any { get; } = Arb.From(
        from parameters in Gen.ArrayOf(Number, ParameterCount)
        from rows in Gen.ArrayOf(Number, Inputs * Samples)
        from steps in Gen.NonEmptyListOf(from operation in Gen.Choose(0, Operations.Length - 1)
                                         from a in Gen.Choose(0, int.MaxValue - 1)
                                         from b in Gen.Choose(0, int.MaxValue - 1)
                                         select new Step(operation, a, b))
        select new RandomGraph([.. steps.Take(MostSteps)], parameters, rows),
        graph => graph.Smaller());

    /// <summary>The leaves, with the numbers of a sample, and the expression of them.</summary>
    public (Value[] Inputs, Value[] Parameters, Value Root) At(int sample)
    {
        Value[] inputs = Core.Numbers.Variables(Row(sample)), parameters = Core.Numbers.Variables(Parameters);
        return (inputs, parameters, Of([.. inputs, .. parameters]));
    }

    /// <summary>The expression of given leaves: the inputs, then the parameters.</summary>
    public Value Of(params Value[] leaves)
    {
        List<Value> values = [.. leaves];
        foreach (var (operation, a, b) in Steps)
        {
            values.Add(Operations[operation].Of(values[a % values.Count], values[b % values.Count]));
        }

        return values[^1];
    }

    public double[] Row(int sample) => Rows[(sample * Inputs)..((sample + 1) * Inputs)];

    public override string ToString()
    {
        var lines = Steps.Select((step, i) => string.Create(
            CultureInfo.InvariantCulture,
            $"v{i + Leaves} = {Operations[step.Operation].Text}, a = v{step.A % (i + Leaves)}, b = v{step.B % (i + Leaves)}"));
        return $"v0 … v2 of each row: {string.Join(", ", Rows)}\nv3, v4: {string.Join(", ", Parameters)}\n{string.Join("\n", lines)}\n";
    }

    private static int Leaves => Inputs + ParameterCount;

    /// <summary>Each with one step less.</summary>
    private IEnumerable<RandomGraph> Smaller()
    {
        for (var i = Steps.Length - 1; i >= 0 && Steps.Length > 1; i--)
        {
            yield return this with { Steps = [.. Steps[..i], .. Steps[(i + 1)..]] };
        }
    }

    /// <summary>An operation on two of the values so far, chosen by remainder.</summary>
    public sealed record Step(int Operation, int A, int B);
}
