using Autograd.Nn;
using Autograd.Tests.Core;

namespace Autograd.Tests.Nn;

/// <summary>A loss on a tape, its targets inputs, has the numbers of the graph built anew for each sample.</summary>
public sealed class LossReplayTests
{
    // Two predictions and their targets, each target also a label from 0 to 1; on kinks, beyond deltas, and far out.
    private static readonly double[][] Samples =
    [
        [.5, -1.25, 1, 0], [2, 1, 1, 1], [0, 0, 0, .25], [1, 0, 0, 1], [-3.5, 7, .5, 1], [1000, -1000, 1, 0], [-1000, 1000, 1, 0],
        [.75, .5, .25, 0], [-.01, 40, 0, 1],
    ];

    private static readonly Dictionary<string, Func<Value[], Value[], Value>> Losses = new()
    {
        ["mean squared error"] = Loss.MeanSquaredError,
        ["binary cross-entropy"] = (z, y) => Value.Sum(z.Zip(y, Loss.BinaryCrossEntropy)),
        ["huber"] = (z, y) => Value.Sum(z.Zip(y, (prediction, target) => Loss.Huber(prediction, target, delta: .75))),
        ["L1 penalty"] = (z, y) => Loss.L1Penalty([.. z, .. y], .3),
    };

    public static TheoryData<string> Names => [.. Losses.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void At_one_point_and_on_lanes_it_has_the_eager_value_and_gradient(string name)
    {
        Value[] z = [0, 0], y = [0, 0], inputs = [.. z, .. y];
        var tape = Tape.Record(Losses[name](z, y), inputs);
        double[] values = new double[Samples.Length], gradients = new double[4 * Samples.Length], gradient = new double[4];

        tape.EachGradient([.. Samples.SelectMany(sample => sample)], values, gradients);

        for (var i = 0; i < Samples.Length; i++)
        {
            var variables = Numbers.Variables(Samples[i]);
            var eager = Losses[name](variables[..2], variables[2..]);
            var expected = Derivative.Gradient(eager, variables);
            var value = tape.Gradient(Samples[i], gradient);

            // Relative 1e-12: lanes have an exp of their own.
            value.ShouldAgreeWith(eager.Data, 1e-12, $"sample {i}");
            gradient.ShouldAgreeWith(expected, 1e-12, $"sample {i}");
            values[i].ShouldAgreeWith(eager.Data, 1e-12, $"sample {i} on lanes");
            gradients[(4 * i)..(4 * i + 4)].ShouldAgreeWith(expected, 1e-12, $"sample {i} on lanes");
        }
    }
}
