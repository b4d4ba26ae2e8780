using Autograd.Nn;
using Autograd.Tests.Core;

namespace Autograd.Tests.Tapes;

/// <summary>Networks with their losses, on batches of every remainder of a block: the mean of the gradients of the rows.</summary>
public class NetworkReplayTests
{
    // Another order of summation over the samples, and products rounded once with the sum.
    private const double Tolerance = 1e-12;

    private static readonly int[] RowCounts = [1, 7, 8, 9, 31, 32, 33, 63, 64, 65, 100];

    public static TheoryData<string> Kinds => ["relu, hinge, penalty", "tanh, cross-entropy", "sigmoid, three neurons", "softplus, squares", "relu of itself twice"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_batch_gradient_is_the_mean_of_the_gradients_of_the_rows(string kind)
    {
        var (inputs, parameters, loss) = Network(kind);
        var rows = Rows(kind, inputs.Length, RowCounts[^1]);
        var eager = Eager(inputs, parameters, loss, rows);
        var replays = new Replays(loss(), inputs, parameters);
        foreach (var width in Replays.Widths)
        {
            foreach (var count in RowCounts)
            {
                var (mean, gradient) = replays.MeanGradient(width, rows[..(count * inputs.Length)]);
                mean.ShouldAgreeWith(eager.Take(count).Average(row => row.Value), Tolerance, $"{width} lanes, {count} rows");
                for (var p = 0; p < parameters.Length; p++)
                {
                    gradient[p].ShouldAgreeWith(eager.Take(count).Average(row => row.Gradient[p]), Tolerance, $"{width} lanes, {count} rows, {p}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_gradient_by_the_inputs_is_that_of_the_row(string kind)
    {
        var (inputs, parameters, loss) = Network(kind);
        var rows = Rows(kind, inputs.Length, RowCounts[^1]);
        var eager = Eager(inputs, inputs, loss, rows);
        var replays = new Replays(loss(), inputs, parameters);
        foreach (var width in Replays.Widths)
        {
            foreach (var count in RowCounts)
            {
                var (values, gradients) = replays.EachGradient(width, rows[..(count * inputs.Length)]);
                values.ShouldAgreeWith([.. eager.Take(count).Select(row => row.Value)], Tolerance, $"{width} lanes, {count} rows");
                gradients.ShouldAgreeWith([.. eager.Take(count).SelectMany(row => row.Gradient)], Tolerance, $"{width} lanes, {count} rows");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_a_call_leaves_in_unused_lanes_and_memory_does_not_reach_the_next(string kind)
    {
        var (inputs, parameters, loss) = Network(kind);
        var root = loss();
        var used = new Replays(root, inputs, parameters);
        var rows = Rows(kind, inputs.Length, 33);
        double[] poison = [.. Enumerable.Range(0, 64 * inputs.Length).Select(i => i % 3 == 0 ? double.NaN : i % 3 == 1 ? double.PositiveInfinity : 1e300)];
        foreach (var width in Replays.Widths)
        {
            foreach (var count in (int[])[1, 3, 7, 9, 31, 33])
            {
                used.MeanGradient(width, poison);
                used.EachGradient(width, poison);
                used.Evaluate(width, poison);
                var some = rows[..(count * inputs.Length)];
                var fresh = new Replays(root, inputs, parameters);
                ShouldHaveTheSameBits(used.MeanGradient(width, some).Gradient, fresh.MeanGradient(width, some).Gradient);
                ShouldHaveTheSameBits(used.EachGradient(width, some).Gradients, fresh.EachGradient(width, some).Gradients);
                ShouldHaveTheSameBits(used.Evaluate(width, some), fresh.Evaluate(width, some));
            }
        }
    }

    [Fact]
    public void The_Jacobian_of_a_network_has_a_row_for_each_output()
    {
        // 40 outputs: more than a block has samples.
        var network = new Mlp([3, 8, 40], Activation.Tanh, seed: 6);
        double[] point = [0.5, -1, 0.25];
        var inputs = Numbers.Variables(point);
        var outputs = network.Forward(inputs).ToArray();
        double[] expected = [.. Derivative.Jacobian(outputs, inputs).Cast<double>()];
        foreach (var width in Replays.Widths)
        {
            new Replays(outputs, inputs, [.. network.Parameters]).Jacobian(width, point).ShouldAgreeWith(expected, Tolerance, $"{width} lanes");
        }
    }

    private static void ShouldHaveTheSameBits(double[] actual, double[] expected)
    {
        expected.ShouldAllBe(number => double.IsFinite(number));
        actual.Select(BitConverter.DoubleToInt64Bits).ShouldBe(expected.Select(BitConverter.DoubleToInt64Bits));
    }

    private static (Value[] Inputs, Value[] Parameters, Func<Value> Loss) Network(string kind)
    {
        var network = kind switch
        {
            "relu, hinge, penalty" => new Mlp([2, 16, 16, 1], Activation.Relu, seed: 1),
            "tanh, cross-entropy" => new Mlp([3, 5, 9, 3], Activation.Tanh, seed: 2),
            "sigmoid, three neurons" => new Mlp([1, 3, 3, 1], Activation.Sigmoid, seed: 3),
            "softplus, squares" => new Mlp([7, 9, 2], [Activation.Softplus, Activation.Softplus], seed: 4),
            _ => new Mlp([4, 4], [Activation.Relu], seed: 5),
        };
        var x = Numbers.Variables(new double[network.Layers[0].InputCount]);
        var target = Numbers.Variables(new double[network.Layers[^1].OutputCount]);
        return ([.. x, .. target], [.. network.Parameters], kind switch
        {
            "relu, hinge, penalty" => () => Loss.Hinge(network.Forward(x)[0], target[0]) + Loss.L2Penalty(network.Weights, 0.01),
            "tanh, cross-entropy" => () => Loss.CrossEntropy(network.Forward(x), target),
            "sigmoid, three neurons" => () => Loss.SquaredError(network.Forward(x)[0], target[0]),
            "softplus, squares" => () => Squares(network.Forward(x), target),
            _ => () => Squares(network.Forward(network.Forward(network.Forward(x))), target), // tied weights: each layer the same
        });

        static Value Squares(IEnumerable<Value> outputs, Value[] targets) => Value.Mean(outputs.Zip(targets, Loss.SquaredError));
    }

    // Targets of 1 and −1 suit every loss here.
    private static double[] Rows(string kind, int columns, int count)
    {
        var random = new Random(kind.Length);
        return [.. Enumerable.Range(0, columns * count).Select(i => i % columns == columns - 1 ? random.Next(2) * 2 - 1 : random.NextDouble() * 4 - 2)];
    }

    /// <summary>The graph built anew for each row.</summary>
    private static List<(double Value, double[] Gradient)> Eager(Value[] inputs, Value[] by, Func<Value> loss, double[] rows)
    {
        var eager = new List<(double, double[])>();
        for (var first = 0; first < rows.Length; first += inputs.Length)
        {
            for (var i = 0; i < inputs.Length; i++)
            {
                inputs[i].Data = rows[first + i];
            }

            var root = loss();
            eager.Add((root.Data, Derivative.Gradient(root, by)));
        }

        return eager;
    }
}
