using Autograd.Tests.Core;

namespace Autograd.Tests.Tapes;

/// <summary>Machine code computes what the graph does: values and gradients are those of Backward.</summary>
public class MachineCodeTests
{
    // Contributions to an adjoint are added in another order, and the passes write a quotient as a reciprocal; relative.
    private const double OtherOrder = 1e-12;

    private static readonly IReadOnlyList<ReferenceCase> Expressions = ReferenceCase.Read("expressions.json");
    private static readonly IReadOnlyList<ReferenceCase> Edges = ReferenceCase.Read("edges.json");

    public static TheoryData<int, bool> ExpressionNumbers => [.. WithAndWithoutPasses(Expressions.Count)];

    public static TheoryData<int, bool> EdgeNumbers => [.. WithAndWithoutPasses(Edges.Count)];

    [Theory]
    [MemberData(nameof(ExpressionNumbers))]
    public void A_recorded_graph_has_the_gradient_of_Backward(int number, bool passes)
    {
        var recorded = Expressions[number];
        ShouldBeAsBackward(inputs => recorded.Run(new AsNodes(), inputs), recorded.Inputs, passes, $"{recorded}");
    }

    [Theory]
    [MemberData(nameof(EdgeNumbers))]
    public void A_recorded_edge_has_the_gradient_of_Backward(int number, bool passes)
    {
        var recorded = Edges[number];
        ShouldBeAsBackward(inputs => recorded.Run(new AsNodes(), inputs), recorded.Inputs, passes, $"{recorded}");
    }

    [Theory]
    [MemberData(nameof(Row.Names), MemberType = typeof(Row))]
    public void Every_row_has_the_bits_of_Backward_at_its_samples(string name)
    {
        var row = Row.Named(name);
        row.Points.ShouldNotBeEmpty();
        foreach (var point in row.Points)
        {
            var inputs = Numbers.Variables(point);
            var y = row.OnValues(inputs);
            y.Backward();
            var (value, gradient) = CompiledGraph.Gradient(y, inputs, passes: false).At(point);
            value.ShouldHaveTheBitsOf(y.Data, name);
            for (var i = 0; i < point.Length; i++)
            {
                // Backward adds to the 0 of a leaf, so that −0 becomes 0.
                (0 + gradient[i]).ShouldHaveTheBitsOf(inputs[i].Grad, $"{name}, operand {i}");
            }
        }
    }

    [Fact]
    public void Rows_of_a_users_own_are_compiled_as_the_library_s()
    {
        ShouldBeAsBackward(
            x => Value.Apply<Cube>(x[0]) + Value.Apply<Hypotenuse>(x[0], x[1]) * Value.Apply<Product>(x), [0.3, -1.2, 2], true, "own rows");
    }

    [Fact]
    public void The_sigmoid_circuit_has_the_course_s_gradient()
    {
        // w = (2, −3, −3), x = (−1, −2): the sum is 1, σ(1) = 0.731, and its derivative 0.731 · 0.269 = 0.1966.
        var inputs = Numbers.Variables(2, -3, -3, -1, -2);
        var sum = inputs[0] * inputs[3] + inputs[1] * inputs[4] + inputs[2];
        var (value, gradient) = CompiledGraph.Gradient(1 / (1 + Value.Exp(-sum)), inputs).At(2, -3, -3, -1, -2);
        var slope = 1 / (2 + Math.E + 1 / Math.E);
        value.ShouldBe(1 / (1 + Math.Exp(-1)), 1e-15);
        gradient.ShouldAgreeWith([-slope, -2 * slope, slope, 2 * slope, -3 * slope], 1e-15);
    }

    [Fact]
    public void Another_point_than_the_recorded_one_has_its_own_gradient()
    {
        // f = x² · y: f(3, 5) = 45, ∂f/∂x = 2 · 3 · 5, ∂f/∂y = 3².
        var inputs = Numbers.Variables(1, 1);
        var (value, gradient) = CompiledGraph.Gradient(Value.Square(inputs[0]) * inputs[1], inputs).At(3, 5);
        value.ShouldBe(45);
        gradient.ShouldBe([30, 9]);
    }

    [Fact]
    public void The_gradient_by_parameters_follows_what_they_hold_when_it_is_taken()
    {
        // f = w · x²: at w = 7, x = 2 it is 28, and ∂f/∂w = 4. The parameter u is not used.
        Value x = new(1), w = new(3), u = new(0);
        var compiled = CompiledGraph.Gradient(w * Value.Square(x), [x], [u, w]);
        w.Data = 7;
        var (value, gradient) = compiled.At(2);
        value.ShouldBe(28);
        gradient.ShouldBe([0, 4]);
    }

    [Fact]
    public void An_input_that_is_not_used_has_derivative_0()
    {
        var inputs = Numbers.Variables(2, 3);
        CompiledGraph.Gradient(inputs[1].Exp(), inputs).At(2, 0).Results.ShouldBe([0, 1]);
    }

    [Fact]
    public void A_root_that_is_an_input_has_derivative_1_and_a_constant_0()
    {
        var x = new Value(2);
        var (value, gradient) = CompiledGraph.Gradient(x, [x]).At(5);
        (value, gradient[0]).ShouldBe((5, 1));
        (value, gradient) = CompiledGraph.Gradient(Value.Constant(4), [x]).At(5);
        (value, gradient[0]).ShouldBe((4, 0));
    }

    [Fact]
    public void All_roots_have_their_values_and_the_first_is_returned()
    {
        var inputs = Numbers.Variables(1, 1);
        var (value, results) = CompiledGraph.Values([inputs[0] * inputs[1], inputs[0], Value.Constant(4), inputs[0] + inputs[1]], inputs).At(3, 5);
        value.ShouldBe(15);
        results.ShouldBe([15, 3, 4, 8]);
    }

    [Fact]
    public void A_program_longer_than_the_limit_is_not_compiled()
    {
        var x = new Value(1);
        Value y = x;
        for (var i = 0; i < PointCompiler.MostLines; i++)
        {
            y = y.Sin();
        }

        PointCompiler.Values(CompiledGraph.Program([y], [x], [], passes: false), []).ShouldBeNull();
        PointCompiler.Gradient(CompiledGraph.Program([y], [x], [], passes: false), InstructionKind.Input, 1, []).ShouldBeNull();
    }

    [Fact]
    public void A_program_that_writes_more_than_the_limit_is_not_compiled()
    {
        // One line, but a derivative for each of the inputs, used or not; and one line again, but a value for each of the roots.
        var x = new Value(1);
        const int Many = PointCompiler.MostLines + 1;
        PointCompiler.Gradient(CompiledGraph.Program([x], [x], [], passes: false), InstructionKind.Input, Many, []).ShouldBeNull();
        var roots = Enumerable.Repeat(x, Many).ToArray();
        PointCompiler.Values(CompiledGraph.Program(roots, [x], [], passes: false), []).ShouldBeNull();
    }

    private static IEnumerable<(int Number, bool Passes)> WithAndWithoutPasses(int count) =>
        Enumerable.Range(0, 2 * count).Select(i => (i / 2, i % 2 == 1));

    private static void ShouldBeAsBackward(Func<Value[], Value> graph, double[] point, bool passes, string about)
    {
        var inputs = Numbers.Variables(point);
        var y = graph(inputs);
        y.Backward();
        var (value, gradient) = CompiledGraph.Gradient(y, inputs, passes: passes).At(point);
        ShouldAgree(value, y.Data, about);
        for (var i = 0; i < point.Length; i++)
        {
            ShouldAgree(gradient[i], inputs[i].Grad, $"{about}, input {i}");
        }
    }

    // Relative for the tiny too.
    private static void ShouldAgree(double actual, double expected, string about) =>
        actual.ShouldBeWithin(OtherOrder * Math.Abs(expected), expected, about);
}
