using FsCheck;
using FsCheck.Fluent;

namespace Autograd.Tests.Core;

/// <summary>What must hold for every smooth expression, on random ones with shared nodes. Seeded: every run tries the same.</summary>
public class PropertyTests
{
    // Each of these keeps numbers of moderate size moderate, so that a difference says something at any depth.
    private static readonly Func<Value, Value, Value>[] Smooth =
    [
        (a, b) => (a + b) / 2,
        (a, b) => 0.5 * (a - b),
        (a, b) => a * Value.Sin(b),
        (a, b) => a / (1 + b.Square()),
        (a, b) => Value.LogSumExp(a, b),
        (a, b) => Value.Mean(a, b, a.Cos()),
        (a, b) => Value.Dot([a, b], [b.Tanh(), a.Sigmoid()], b),
        (a, b) => Value.Atan2(a, 2 + b.Square()),
        (a, b) => Value.Pow(1 + a.Square(), b.Tanh()),
        (a, b) => Value.Exp(-a.Square()) + b,
        (a, b) => Value.LogP1(a.Square()) - b.Atan(),
        (a, b) => Value.Softplus(a) - Value.Softmax(a, b)[1],
    ];

    private static readonly Arbitrary<Program> Programs =
        (from point in Gen.ArrayOf(Gen.Choose(-2000, 2000).Select(thousandths => thousandths / 1000.0), 3)
         from steps in Gen.NonEmptyListOf(from operation in Gen.Choose(0, Smooth.Length - 1)
                                          from a in Gen.Choose(0, int.MaxValue - 1)
                                          from b in Gen.Choose(0, int.MaxValue - 1)
                                          select new Step(operation, a, b))
         select new Program(point, [.. steps.Take(12)])).ToArbitrary();

    [Fact]
    public void Backward_gives_the_pure_gradient() => Holds(program =>
    {
        var (x, y) = program.Build();
        y.Backward();
        Array.ConvertAll(x, v => v.Grad).ShouldAgreeWith(Derivative.Gradient(y, x), 1e-12);
    });

    [Fact]
    public void The_gradient_is_that_of_central_differences() => Holds(program =>
    {
        var (x, y) = program.Build();
        var differences = Numbers.CentralDifferences(at => program.At(Numbers.Variables(at)).Data, program.Point);
        Derivative.Gradient(y, x).ShouldAgreeWith(differences, 1e-6);
    });

    [Fact]
    public void Forward_mode_gives_the_gradient_along_a_direction() => Holds(program =>
    {
        var (x, y) = program.Build();
        double[] v = [0.3, -1.2, 0.7];
        var along = Derivative.Gradient(y, x).Zip(v, (g, d) => g * d).Sum();
        Derivative.JacobianVector([y], x, v)[0].ShouldAgreeWith(along, 1e-12);
    });

    [Fact]
    public void The_gradient_as_a_graph_has_the_numbers_of_the_gradient() => Holds(program =>
    {
        var (x, y) = program.Build();
        Array.ConvertAll(Derivative.Of(y, x), d => d.Data).ShouldAgreeWith(Derivative.Gradient(y, x), 1e-12);
    });

    [Fact]
    public void The_Hessian_is_symmetric_and_reverse_over_reverse_gives_the_same() => Holds(program =>
    {
        var (x, y) = program.Build();
        var hessian = Derivative.Hessian(y, x);
        var reverse = Derivative.Jacobian(Derivative.Of(y, x), x);
        for (var i = 0; i < x.Length; i++)
        {
            hessian.Row(i).ShouldAgreeWith(hessian.Column(i), 1e-10);
            hessian.Row(i).ShouldAgreeWith(reverse.Row(i), 1e-10);
        }
    });

    [Fact]
    public void Operands_come_before_results_in_the_topological_order_and_each_value_once() => Holds(program =>
    {
        var order = TopologicalOrder.Of(program.Build().Y);
        var seen = new HashSet<Value>();
        foreach (var node in order)
        {
            node.Operands.ShouldAllBe(operand => operand.IsConstant || seen.Contains(operand));
            seen.Add(node).ShouldBeTrue();
        }
    });

    private static void Holds(Action<Program> property) => Prop.ForAll(Programs, property).Check(
        Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(new Replay(new Rnd(20260101, 1), null)));

    /// <summary>An operation on two of the values so far, chosen by remainder.</summary>
    private sealed record Step(int Operation, int A, int B);

    private sealed record Program(double[] Point, Step[] Steps)
    {
        public (Value[] X, Value Y) Build()
        {
            var x = Numbers.Variables(Point);
            return (x, At(x));
        }

        public Value At(Value[] x)
        {
            List<Value> values = [.. x];
            foreach (var (operation, a, b) in Steps)
            {
                values.Add(Smooth[operation](values[a % values.Count], values[b % values.Count]));
            }

            return values[^1];
        }

        public override string ToString() => $"({string.Join(", ", Point)}): {string.Join("; ", (object[])Steps)}";
    }
}
