using System.Globalization;
using Autograd.Tests.Core;
using FsCheck;
using FsCheck.Fluent;

namespace Autograd.Tests.Tapes;

/// <summary>
/// A random expression of three inputs and two parameters over all operations, with shared nodes, constants, lists and choices. What
/// is taken is finite; what is not taken is often infinite or NaN. It prints as C#.
/// </summary>
internal sealed record RandomGraph(RandomGraph.Step[] Steps, double[] Parameters, double[] Rows)
{
    public const int Inputs = 3, Samples = 11, Leaves = Inputs + ParameterCount;
    private const int ParameterCount = 2, MostSteps = 14;

    private static readonly Gen<double> Number = Gen.Frequency(
        (6, Gen.Choose(-2000, 2000).Select(thousandths => thousandths / 1000.0)), (1, Gen.Constant(0.0)), (1, Gen.Constant(-0.0)));

    public static Arbitrary<RandomGraph> Any { get; } = Over(Gen.Choose(0, GraphOperation.All.Length - 1));

    /// <summary>Those that have derivatives of all orders everywhere.</summary>
    public static Arbitrary<RandomGraph> Smooth { get; } =
        Over(Gen.Elements(GraphOperation.All.Index().Where(one => one.Item.IsSmooth).Select(one => one.Index)));

    /// <summary>The leaves, with the numbers of a sample, and the expression of them.</summary>
    public (Value[] Inputs, Value[] Parameters, Value Root) At(int sample)
    {
        Value[] inputs = Numbers.Variables(Row(sample)), parameters = Numbers.Variables(Parameters);
        return (inputs, parameters, Of([.. inputs, .. parameters]));
    }

    /// <summary>The expression of given leaves: the inputs, then the parameters.</summary>
    public Value Of(params Value[] leaves)
    {
        List<Value> values = [.. leaves];
        foreach (var (operation, a, b) in Steps)
        {
            values.Add(GraphOperation.All[operation].Of(values[a], values[b]));
        }

        return values[^1];
    }

    /// <summary>The same expression, each step made where it is first needed, and second operands before first ones.</summary>
    public Value FromTheRoot(params Value[] leaves)
    {
        var values = new Value?[Leaves + Steps.Length];
        leaves.CopyTo(values, 0);
        return Made(values.Length - 1);

        Value Made(int at)
        {
            if (values[at] is { } made)
            {
                return made;
            }

            var (operation, a, b) = Steps[at - Leaves];
            var second = Made(b);
            return values[at] = GraphOperation.All[operation].Of(Made(a), second);
        }
    }

    public double[] Row(int sample) => Rows[(sample * Inputs)..((sample + 1) * Inputs)];

    /// <summary>The statements that build the graph of the first row, and record it.</summary>
    public override string ToString() => string.Join('\n', (string[])
    [
        "double[] rows =",
        "[",
        .. Rows.Chunk(Inputs).Select(row => $"    {string.Join(", ", row.Select(Literal))},"),
        "];",
        "Value v0 = rows[0], v1 = rows[1], v2 = rows[2];",
        $"Value {string.Join(", ", Parameters.Select((number, p) => $"v{Inputs + p} = {Literal(number)}"))};",
        .. Steps.Select((step, i) => $"var v{Leaves + i} = {GraphOperation.All[step.Operation].In($"v{step.A}", $"v{step.B}", i)};"),
        $"var tape = Tape.Record(v{Leaves + Steps.Length - 1}, [v0, v1, v2], [v3, v4]);",
    ]);

    private static string Literal(double number) =>
        number == 0 && double.IsNegative(number) ? "-0.0" : number.ToString(CultureInfo.InvariantCulture);

    private static Arbitrary<RandomGraph> Over(Gen<int> operations) => Arb.From(
        from parameters in Gen.ArrayOf(Number, ParameterCount)
        from rows in Gen.ArrayOf(Number, Inputs * Samples)
        from steps in Gen.NonEmptyListOf(from operation in operations
                                         from a in Gen.Choose(0, int.MaxValue - 1)
                                         from b in Gen.Choose(0, int.MaxValue - 1)
                                         select new Step(operation, a, b))
        select new RandomGraph(
            [.. steps.Take(MostSteps).Select((step, i) => new Step(step.Operation, Operand(step.A, Leaves + i), Operand(step.B, Leaves + i)))],
            parameters,
            rows),
        graph => graph.Smaller());

    // Every other operand is the result of the step before, so that most steps are a part of what the last one computes.
    private static int Operand(int drawn, int count) => drawn % 2 == 0 ? count - 1 : drawn / 2 % count;

    /// <summary>Each with one step less, and one of whole numbers.</summary>
    private IEnumerable<RandomGraph> Smaller()
    {
        for (var i = Steps.Length - 1; i >= 0 && Steps.Length > 1; i--)
        {
            yield return Without(i);
        }

        RandomGraph whole = new(Steps, Array.ConvertAll(Parameters, Math.Round), Array.ConvertAll(Rows, Math.Round));
        if (!whole.Rows.SequenceEqual(Rows) || !whole.Parameters.SequenceEqual(Parameters))
        {
            yield return whole;
        }
    }

    /// <summary>The first operand of a step in place of its result.</summary>
    private RandomGraph Without(int step)
    {
        return this with { Steps = [.. Steps[..step], .. Steps[(step + 1)..].Select(s => new Step(s.Operation, Renumbered(s.A), Renumbered(s.B)))] };

        int Renumbered(int value) => value == Leaves + step ? Steps[step].A : value > Leaves + step ? value - 1 : value;
    }

    /// <summary>An operation on two of the values so far.</summary>
    public sealed record Step(int Operation, int A, int B);
}
