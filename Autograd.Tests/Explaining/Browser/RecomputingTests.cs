using System.Globalization;
using Autograd.Tests.Core;
using Autograd.Tests.Tapes;
using FsCheck;
using FsCheck.Fluent;

namespace Autograd.Tests.Explaining.Browser;

/// <summary>
/// The page computes values and gradients anew for inputs that are changed in it. Its JavaScript is written by the rules; here the
/// numbers are compared with those of the engine for the same inputs.
/// </summary>
[Collection(BrowserTests.Name)]
public sealed class RecomputingTests(Browser browser)
{
    // The browser's exp, sin and so on may differ from the framework's in the last bits, which an operation or two then magnifies.
    private const double OtherElementaryFunctions = 1e-12;

    // Sets the variables to each point in turn, and reads results and the adjoints of the variables. Numbers come as texts, lest 0
    // and -0 be taken for each other.
    private const string AtEachPoint = """
        ([leaves, results, points]) => points.map(point => {
            stepper.set(leaves.map((leaf, i) => [leaf, Number(point[i])]));
            const [values, adjoints] = [stepper.values(), stepper.adjoints()];
            return [results.map(result => values[result]), leaves.map(leaf => adjoints[leaf])];
        })
        """;

    private static readonly double[] Extremes =
        [0, -0.0, 1, -1, 2, 0.5, -0.5, 1e-300, -1e-300, 1e300, -1e300, 750, -750, double.PositiveInfinity, double.NegativeInfinity, double.NaN];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Every_row_of_so_many_operands_gives_the_numbers_of_the_engine(int operands)
    {
        var rows = Row.Names.Select(name => Row.Named(name.Data)).Where(row => row.Points.Any(point => point.Length == operands)).ToList();
        rows.ShouldNotBeEmpty();
        var points = rows.SelectMany(row => row.Points).Where(point => point.Length == operands).Concat(ExtremePoints(operands));
        await Compare([.. rows.Select(row => new Function(row.Name, row.OnValues))], [.. points]);
    }

    [Fact]
    public async Task Random_graphs_take_the_sides_of_choices_that_the_engine_takes()
    {
        var graphs = RandomGraph.Any.Generator.Sample(numberOfSamples: 30, seed: new Rnd(20260101, 1), size: 50).ToArray();
        var points = graphs.SelectMany(graph => Enumerable.Range(0, RandomGraph.Samples), (graph, sample) => graph.Row(sample).Concat(graph.Parameters).ToArray());
        await Compare([.. graphs.Select(graph => new Function(graph.ToString(), graph.Of))], [.. points.Take(50)]);
    }

    [Fact]
    public async Task A_condition_of_constants_stays_as_it_was() =>
        await Compare([new("where(0 > 1, 2 x, 3 x)", x => Value.Where(Value.Constant(0) > 1, x[0] * 2, x[0] * 3))], [[1], [-5]]);

    [Fact]
    public async Task A_comparison_with_NaN_does_not_hold() =>
        await Compare([new("where(x >= 0, 2 x, 3)", x => Value.Where(x[0] >= 0, x[0] * 2, 3))], [[1], [double.NaN], [-1], [0]]);

    // Each function has variables of its own, and the root is the sum, so that its derivative by them is the function's.
    private async Task Compare(Function[] functions, double[][] points)
    {
        var variables = Array.ConvertAll(functions, _ => Numbers.Variables(points[0]));
        var results = functions.Zip(variables, (function, leaves) => function.Of(leaves)).ToArray();
        var root = Value.Sum(results);
        var graph = new SteppedGraph(root, int.MaxValue);
        var used = variables.Select(leaves => leaves.Index().Where(leaf => graph.Order.Contains(leaf.Item)).ToArray()).ToArray();
        await using var page = await browser.Open(root.ToHtml());

        var shown = await page.Evaluate<double[][][]>(AtEachPoint, new object[]
        {
            used.SelectMany(leaves => leaves).Select(leaf => graph.PositionOf(leaf.Item)).ToArray(),
            results.Select(graph.PositionOf).ToArray(),
            points.Select(point => used.SelectMany(leaves => leaves).Select(leaf => Text(point[leaf.Index])).ToArray()).ToArray(),
        });

        foreach (var (point, numbers) in points.Zip(shown))
        {
            var adjoints = numbers[1].AsEnumerable();
            for (var i = 0; i < functions.Length; i++)
            {
                var about = $"{functions[i].Name} at {string.Join(", ", point.Select(Text))}";
                var fresh = Numbers.Variables(point);
                var value = functions[i].Of(fresh);
                var gradient = Derivative.Gradient(value, [.. used[i].Select(leaf => fresh[leaf.Index])]);
                numbers[0][i].ShouldAgreeWith(value.Data, OtherElementaryFunctions, about);
                adjoints.Take(gradient.Length).ToArray().ShouldAgreeWith(gradient, OtherElementaryFunctions, about);
                adjoints = adjoints.Skip(gradient.Length);
            }
        }

        page.Troubles.ShouldBeEmpty();
    }

    private static IEnumerable<double[]> ExtremePoints(int operands) => operands switch
    {
        1 => Extremes.Select(x => new[] { x }),
        2 => from x in Extremes from y in Extremes select new[] { x, y },
        _ => from i in Enumerable.Range(0, operands) from x in Extremes select Enumerable.Range(0, operands).Select(j => i == j ? x : 0.5).ToArray(),
    };

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private sealed record Function(string Name, Func<Value[], Value> Of);
}
