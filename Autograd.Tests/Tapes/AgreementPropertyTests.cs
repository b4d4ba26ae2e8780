using System.Runtime.CompilerServices;
using Autograd.Tests.Core;

namespace Autograd.Tests.Tapes;

/// <summary>
/// A replay gives what a graph built for the same numbers gives, for random graphs; at every width; and forward mode agrees.
/// </summary>
public class AgreementPropertyTests
{
    // Another order of summation, products rounded once with the sum: a few ulps, made larger by a dozen operations.
    private const double Tolerance = 1e-11;

    [Fact]
    public void Each_gradient_is_that_of_a_graph_built_for_the_row() => Holds((graph, replays, eager) =>
    {
        foreach (var width in Replays.Widths)
        {
            var (values, gradients) = replays.EachGradient(width, graph.Rows);
            for (var s = 0; s < RandomGraph.Samples; s++)
            {
                values[s].ShouldAgreeWith(eager[s].Value, Tolerance, $"{width} lanes, row {s}");
                gradients[(s * RandomGraph.Inputs)..((s + 1) * RandomGraph.Inputs)]
                    .ShouldAgreeWith(eager[s].ByInputs, Tolerance, $"{width} lanes, row {s}");
            }

            replays.Evaluate(width, graph.Rows).ShouldAgreeWith(values, Tolerance, $"{width} lanes, evaluated");
        }
    });

    [Fact]
    public void The_batch_gradient_is_the_mean_of_those_of_the_rows() => Holds((graph, replays, eager) =>
    {
        var mean = eager.Average(one => one.Value);
        double[] gradient = [.. graph.Parameters.Select((_, p) => eager.Average(one => one.ByParameters[p]))];
        foreach (var width in Replays.Widths)
        {
            var actual = replays.MeanGradient(width, graph.Rows);
            actual.Mean.ShouldAgreeWith(mean, Tolerance, $"{width} lanes");
            actual.Gradient.ShouldAgreeWith(gradient, Tolerance, $"{width} lanes");
        }
    });

    [Fact]
    public void The_gradients_at_a_point_are_those_of_a_graph_built_for_it() => Holds((graph, replays, eager) =>
    {
        for (var s = 0; s < RandomGraph.Samples; s++)
        {
            var (value, byInputs) = replays.AtPoint(graph.Row(s));
            value.ShouldAgreeWith(eager[s].Value, Tolerance, $"row {s}");
            byInputs.ShouldAgreeWith(eager[s].ByInputs, Tolerance, $"row {s}");
            replays.ByParametersAtPoint(graph.Row(s)).Gradient.ShouldAgreeWith(eager[s].ByParameters, Tolerance, $"row {s}");
        }
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_tape_gives_the_same_with_machine_code_and_without(bool compiles) => Holds((graph, _, eager) =>
    {
        var (inputs, parameters, root) = graph.At(0);
        var tape = Tape.Record(root, inputs, parameters);
        tape = compiles ? tape : tape.WithoutMachineCode();
        double[] byInputs = new double[inputs.Length], byParameters = new double[parameters.Length], jacobian = new double[inputs.Length];
        for (var s = 0; s < RandomGraph.Samples; s++)
        {
            var row = graph.Row(s);
            tape.Evaluate(row).ShouldAgreeWith(eager[s].Value, Tolerance, $"row {s}");
            tape.Gradient(row, byInputs).ShouldAgreeWith(eager[s].Value, Tolerance, $"row {s}");
            tape.ParameterGradient(row, byParameters).ShouldAgreeWith(eager[s].Value, Tolerance, $"row {s}");
            tape.Jacobian(row, jacobian);
            byInputs.ShouldAgreeWith(eager[s].ByInputs, Tolerance, $"row {s}");
            byParameters.ShouldAgreeWith(eager[s].ByParameters, Tolerance, $"row {s}");
            jacobian.ShouldAgreeWith(eager[s].ByInputs, Tolerance, $"row {s}");
        }
    });

    [Fact]
    public void Forward_mode_gives_the_replayed_gradients() => Holds((graph, replays, _) =>
    {
        var (values, gradients) = replays.EachGradient(Replays.Widths[0], graph.Rows);
        for (var s = 0; s < RandomGraph.Samples; s++)
        {
            var (inputs, _, root) = graph.At(s);
            var (value, byInputs) = replays.AtPoint(graph.Row(s));
            values[s].ShouldAgreeWith(value, Tolerance, $"row {s}");
            for (var i = 0; i < inputs.Length; i++)
            {
                double[] along = [.. inputs.Select((_, other) => other == i ? 1.0 : 0)];
                var slope = Derivative.JacobianVector([root], inputs, along)[0];
                gradients[(s * RandomGraph.Inputs) + i].ShouldAgreeWith(slope, Tolerance, $"row {s}");
                byInputs[i].ShouldAgreeWith(slope, Tolerance, $"row {s}");
            }
        }
    });

    private static void Holds(Action<RandomGraph, Replays, Eager[]> property, [CallerMemberName] string test = "") => Seeded.ForAll(
        RandomGraph.Any,
        graph =>
        {
            var (inputs, parameters, root) = graph.At(0);
            var eager = Enumerable.Range(0, RandomGraph.Samples).Select(sample => Eager.Of(graph, sample)).ToArray();
            property(graph, new Replays(root, inputs, parameters), eager);
        },
        tests: 150,
        test);

    /// <summary>What a graph built for one row gives.</summary>
    private sealed record Eager(double Value, double[] ByInputs, double[] ByParameters)
    {
        public static Eager Of(RandomGraph graph, int sample)
        {
            var (inputs, parameters, root) = graph.At(sample);
            root.Backward();
            return new(root.Data, Array.ConvertAll(inputs, x => x.Grad), Array.ConvertAll(parameters, w => w.Grad));
        }
    }
}
