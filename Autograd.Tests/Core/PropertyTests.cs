using System.Runtime.CompilerServices;
using Autograd.Tests.Tapes;
using FsCheck;

namespace Autograd.Tests.Core;

/// <summary>What must hold for every expression, on random ones with shared nodes; for derivatives of derivatives, on smooth ones.</summary>
public class PropertyTests
{
    private const int Graphs = 250;

    // Another order of summation in a dozen operations, which may cancel.
    private const double Tolerance = 1e-11;

    // The cube root of the double's precision.
    private const double Near = 6e-6;

    [Fact]
    public void Backward_gives_the_pure_gradient() => HoldsForAny((x, y) =>
    {
        y.Backward();
        Gradient(x).ShouldAgreeWith(Derivative.Gradient(y, x), Tolerance);
    });

    [Fact]
    public void Backward_is_linear_in_its_seed() => HoldsForAny((x, y) =>
    {
        var gradient = Derivative.Gradient(y, x);
        y.Backward(-2.5);
        Gradient(x).ShouldAgreeWith(Array.ConvertAll(gradient, slope => -2.5 * slope), Tolerance);

        // Leaves add up: −2.5 + 3.25 = ¾.
        y.Backward(3.25);
        Gradient(x).ShouldAgreeWith(Array.ConvertAll(gradient, slope => 0.75 * slope), Tolerance);
    });

    [Fact]
    public void The_gradient_does_not_depend_on_the_order_in_which_the_graph_was_built() => Holds(RandomGraph.Any, graph =>
    {
        Value[] x = Leaves(graph), another = Leaves(graph);
        Value y = graph.Of(x), fromTheRoot = graph.FromTheRoot(another);
        fromTheRoot.Data.ShouldHaveTheBitsOf(y.Data);
        y.Backward();
        fromTheRoot.Backward();
        Gradient(another).ShouldAgreeWith(Gradient(x), Tolerance);
    });

    [Fact]
    public void Forward_mode_gives_the_gradient_along_a_direction() => HoldsForAny((x, y) =>
    {
        double[] v = [0.3, -1.2, 0.7, 0.9, -0.4];
        var along = Derivative.Gradient(y, x).Zip(v, (g, d) => g * d).Sum();
        Derivative.JacobianVector([y], x, v)[0].ShouldAgreeWith(along, Tolerance);
    });

    [Fact]
    public void The_gradient_as_a_graph_has_the_numbers_of_the_gradient() => HoldsForAny((x, y) =>
        Array.ConvertAll(Derivative.Of(y, x), d => d.Data).ShouldAgreeWith(Derivative.Gradient(y, x), Tolerance));

    [Fact]
    public void Operands_come_before_results_in_the_topological_order_and_each_value_once() => HoldsForAny((_, y) =>
    {
        var seen = new HashSet<Value>();
        foreach (var node in TopologicalOrder.Of(y))
        {
            node.Operands.ShouldAllBe(operand => operand.IsConstant || seen.Contains(operand));
            seen.Add(node).ShouldBeTrue();
        }
    });

    [Fact]
    public void The_gradient_is_that_of_central_differences() => Holds(RandomGraph.Smooth, graph =>
    {
        var x = Leaves(graph);
        ShouldBeTheSlopes(Derivative.Gradient(graph.Of(x), x), at => graph.Of(Numbers.Variables(at)).Data, x);
    });

    [Fact]
    public void The_gradient_of_any_graph_is_that_of_central_differences_away_from_kinks()
    {
        var (compared, atKinks) = (0, 0);
        Holds(RandomGraph.Any, graph =>
        {
            var x = Leaves(graph);
            var y = graph.Of(x);
            var gradient = Derivative.Gradient(y, x);
            var isAtKink = TopologicalOrder.Of(y).Any(IsAtKink);
            for (var i = 0; i < x.Length; i++)
            {
                // The slopes on either side of a kink or a jump nearby differ; elsewhere by the step times the curvature.
                double below = Slope(i, -Near, 0), above = Slope(i, 0, Near);
                if (isAtKink || Math.Abs(above - below) > 1e-2)
                {
                    atKinks++;
                    continue;
                }

                compared++;
                gradient[i].ShouldAgreeWith((below + above) / 2, 1e-6 + Math.Abs(above - below), $"by leaf {i}");
            }

            double Slope(int i, double from, double to) => (At(i, to) - At(i, from)) / (to - from);

            double At(int i, double step) => graph.Of([.. x.Select((leaf, j) => new Value(i == j ? leaf.Data + step : leaf.Data))]).Data;
        });

        // Were most left out, little would be tested.
        compared.ShouldBeGreaterThan(2 * atKinks);

        // Seen from both sides, two kinks at one place may cancel: max(x, c) + min(x, c) is x + c.
        static bool IsAtKink(Value node) => node.Operation switch
        {
            "abs" or "relu" or "leakyRelu" => node.Operands[0].Data == 0,
            "max" or "min" or "atLeast" or "atMost" => node.Operands[0].Data == node.Operands[1].Data,
            _ => false,
        };
    }

    [Fact]
    public void The_Hessian_is_that_of_central_differences_of_gradients() => Holds(RandomGraph.Smooth, graph =>
    {
        var x = Leaves(graph);
        var hessian = Derivative.Hessian(graph.Of(x), x);
        for (var i = 0; i < x.Length; i++)
        {
            ShouldBeTheSlopes(hessian.Row(i), Slope, x);

            double Slope(double[] at) => Numbers.Variables(at) is var variables ? Derivative.Gradient(graph.Of(variables), variables)[i] : 0;
        }
    });

    [Fact]
    public void The_Hessian_is_symmetric_and_reverse_over_reverse_gives_the_same() => Holds(RandomGraph.Smooth, graph =>
    {
        var x = Leaves(graph);
        var y = graph.Of(x);
        var hessian = Derivative.Hessian(y, x);
        var reverse = Derivative.Jacobian(Derivative.Of(y, x), x);
        var tolerance = Tolerance * Math.Max(1, hessian.Cast<double>().Max(Math.Abs));
        for (var i = 0; i < x.Length; i++)
        {
            hessian.Row(i).ShouldAgreeWith(hessian.Column(i), tolerance);
            hessian.Row(i).ShouldAgreeWith(reverse.Row(i), tolerance);
        }
    });

    // Steps of two sizes say how far the differences are off: by the square of the step. Of the error of rounding nothing is known but
    // the size of the numbers.
    private static void ShouldBeTheSlopes(double[] actual, Func<double[], double> function, Value[] x)
    {
        var point = Array.ConvertAll(x, leaf => leaf.Data);
        double[] fine = Numbers.CentralDifferences(function, point), coarse = Numbers.CentralDifferences(function, point, 4);
        for (var i = 0; i < actual.Length; i++)
        {
            var tolerance = (1e-6 * Math.Max(1, Math.Abs(function(point)))) + Math.Abs(fine[i] - coarse[i]);
            actual[i].ShouldAgreeWith(fine[i], tolerance, $"by leaf {i}");
        }
    }

    private static Value[] Leaves(RandomGraph graph) => Numbers.Variables([.. graph.Row(0), .. graph.Parameters]);

    private static double[] Gradient(Value[] x) => Array.ConvertAll(x, leaf => leaf.Grad);

    private static void HoldsForAny(Action<Value[], Value> property, [CallerMemberName] string test = "") => Holds(
        RandomGraph.Any,
        graph =>
        {
            var x = Leaves(graph);
            property(x, graph.Of(x));
        },
        test);

    private static void Holds(Arbitrary<RandomGraph> graphs, Action<RandomGraph> property, [CallerMemberName] string test = "") =>
        Seeded.ForAll(graphs, property, Graphs, test);
}
