using System.Runtime.CompilerServices;
using Autograd.Tests.Core;

namespace Autograd.Tests.Tapes;

/// <summary>What the random graphs cover, and what a failing one prints.</summary>
public class RandomGraphTests
{
    // Each operation on the result of the one before it and on an earlier one, so that the root depends on all.
    private static readonly RandomGraph OfAllOperations = new(
        [.. GraphOperation.All.Select((_, i) => new RandomGraph.Step(i, i == 0 ? 0 : RandomGraph.Leaves + i - 1, 3 * i % (RandomGraph.Leaves + i)))],
        [0.75, -1.25],
        [.. Enumerable.Range(0, RandomGraph.Samples).SelectMany(s => (double[])[(0.25 * s) - 1, 1.5 - (0.5 * s), s == 0 ? -0.0 : s])]);

    [Fact]
    public void A_graph_prints_as_CSharp_that_builds_it() => ShouldBePrinted(
        OfAllOperations,
        () =>
        {
            double[] rows =
            [
                -1, 1.5, -0.0,
                -0.75, 1, 1,
                -0.5, 0.5, 2,
                -0.25, 0, 3,
                0, -0.5, 4,
                0.25, -1, 5,
                0.5, -1.5, 6,
                0.75, -2, 7,
                1, -2.5, 8,
                1.25, -3, 9,
                1.5, -3.5, 10,
            ];
            Value v0 = rows[0], v1 = rows[1], v2 = rows[2];
            Value v3 = 0.75, v4 = -1.25;
            var v5 = (v0 + v0) / 2;
            var v6 = v5 - (v3 / 4);
            var v7 = 0.5 * v6 * v6;
            var v8 = (0.3 * v7) - (0.7 * v1) + 0.1;
            var v9 = v8 * Value.Sin(v3);
            var v10 = (v9 / (1 + v5.Square())) - -v9;
            var v11 = (1 / (2 + Value.Pow(v10, 2))) + (v7 * 1) + 0;
            var v12 = Value.LogSumExp(v11, v9, Value.Constant(0.5));
            var v13 = Value.Sum(v12 / 2, v11 / 2, Value.Constant(1));
            var v14 = Value.Mean(v13, v13, v13.Cos());
            var v15 = Value.Dot([v14, v0], [v0.Tanh(), v14.Sigmoid()], v0);
            var v16 = Value.Dot([v15, v1], [0.25, -0.5]);
            var v17 = Value.Atan2(v16, 2 + v2.Square());
            var v18 = Value.Pow(1 + v17.Square(), v3.Tanh());
            var v19 = Value.Pow(2, v18.Tanh()) - v4.Atan();
            var v20 = Value.Exp(-v19.Square()) + v5;
            var v21 = Value.ExpM1(v20.Sin()) + Value.LogP1(v6.Square());
            var v22 = Value.Softplus(v21) - Value.Softmax(v21, v7)[1];
            var v23 = v22.Erf() + (v8.Erfc() / 2) - Value.Gelu(v22 - v8);
            var v24 = Value.Asin(v23.Sin() / 2) + Value.Acos(v9.Sin() / 2);
            var v25 = Value.Sinh(v24.Sin()) - Value.Cosh(v10.Cos()) + Value.Tan(v24.Sin());
            var v26 = v25.Relu() - v11.Abs();
            var v27 = Value.Max(v26, v12) - Value.Min(v26, v12);
            var v28 = Value.Max(v27, 0.25) + Value.Min(v13, 0.25);
            var v29 = Value.Where(v28 > 0.1, v28.Log(), v14);
            var v30 = Value.Where(v29 < 0.1, v29 + v15, v29.Relu().Sqrt());
            var v31 = v30.Sqrt() is var root26 ? Value.Where(root26 > 0.3, root26, v16) : v16;
            var v32 = Value.Where(v31 > 0.2 && !(v17 > 0.3), 1 / (1 + (1 / v31.Relu())), v31 * v17 / 4);
            var v33 = Value.Where(v32 > 0.2 || v18 > 0.2, Value.Log(Value.Max(v32, v18)), Value.Log(0.5 + Value.Sqrt(Value.Relu(-v18) + 0.1)));
            var v34 = v33.Log() is var log29 ? Value.Where(v33 > 0.1, log29, 1) * Value.Where(v19 >= 0.4 && v33 > 0.3, log29 * v19.Log(), 1) : v33;
            var v35 = Value.Where(v34 > 0.1, Value.Where(v20 > 0.1, Value.Log(v34 * v20), v34.Log()), Value.Where(v20 > 0.1, v20.Log(), 0));
            var v36 = Value.Apply<Cube>(v35.Sin()) + Value.Apply<Hypotenuse>(1 + v35.Square(), v21);
            var v37 = Value.Apply<Product>(v36.Sin(), v22.Cos(), Value.Constant(0.5));
            var v38 = v37.Silu() - Value.Reciprocal(2 + v23.Cos());
            var v39 = v38.LeakyRelu() - (v24 / 2);
            var tape = Tape.Record(v39, [v0, v1, v2], [v3, v4]);
            return ([v0, v1, v2, v3, v4], v39, tape);
        });

    [Fact]
    public void The_operations_use_every_row_of_the_library()
    {
        Value[] leaves = Numbers.Variables(0.75, -0.5);
        var rows = GraphOperation.All
            .SelectMany(operation => TopologicalOrder.Of(operation.Of(leaves[0], leaves[1])).Concat(TopologicalOrder.Of(operation.Of(leaves[1], leaves[0]))))
            .Select(node => node.Operation)
            .ToHashSet();
        Row.Names.Select(name => name.Data).Where(name => !rows.Contains(char.ToLowerInvariant(name[0]) + name[1..]))
            .ShouldBe([nameof(Compare)], "A comparison only decides, and is not linked.");
    }

    [Fact]
    public void A_failing_graph_shrinks_to_the_step_that_makes_it_fail()
    {
        var arctangent = Array.FindIndex(GraphOperation.All, operation => operation.In("x", "y", 0) == "Value.Atan2(x, 2 + y.Square())");
        var message = Should.Throw<Exception>(() => Seeded.ForAll(
            RandomGraph.Any, graph => graph.Steps.ShouldAllBe(step => step.Operation != arctangent), tests: 200)).Message;
        var shrunk = message[message.LastIndexOf("double[] rows", StringComparison.Ordinal)..];
        shrunk.ShouldContain("var v5 = Value.Atan2(v");
        shrunk.ShouldNotContain("var v6");
    }

    private static void ShouldBePrinted(
        RandomGraph graph, Func<(Value[] Leaves, Value Root, Tape Tape)> program, [CallerArgumentExpression(nameof(program))] string text = "")
    {
        string[] lines = [.. text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim())];
        lines[2..^2].ShouldBe([.. graph.ToString().Split('\n').Select(line => line.Trim())], $"It prints:\n{graph}");

        var (inputs, parameters, root) = graph.At(0);
        var (leaves, printed, tape) = program();
        printed.Data.ShouldHaveTheBitsOf(root.Data);
        Derivative.Gradient(printed, leaves).ShouldBe(Derivative.Gradient(root, [.. inputs, .. parameters]));
        (tape.Inputs.Length, tape.Parameters.Length).ShouldBe((RandomGraph.Inputs, parameters.Length));
    }
}
