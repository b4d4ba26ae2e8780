using Autograd.Nn;

namespace Autograd.Tests.Course;

/// <summary>
/// Everything together: a 2-16-16-1 relu network learns to tell two interleaved half circles apart. Forward, loss, backward, step, and
/// again; the whole of training is about twenty lines.
/// </summary>
public sealed class Lesson15_Training
{
    private const int Steps = 100;

    [Fact]
    public void A_network_learns_to_tell_two_moons_apart()
    {
        var (points, labels) = TwoMoons(count: 100, noise: 0.1, seed: 15);
        var network = new Mlp([2, 16, 16, 1], Activation.Relu, seed: 15);
        var optimizer = new Sgd(network.Parameters, learningRate: 1);
        network.Parameters.Length.ShouldBe(337); // 2·16 + 16 + 16·16 + 16 + 16·1 + 1

        var losses = new List<double>();
        for (var k = 0; k < Steps; k++)
        {
            // Forward: a score for every point, its hinge loss, and a penalty that keeps the weights small.
            Value[] scores = [.. points.Select(point => network.Forward(point)[0])];
            var data = Value.Mean(scores.Select((score, i) => Loss.Hinge(score, labels[i])));
            var loss = data + Loss.L2Penalty(network.Weights, strength: 1e-4);
            losses.Add(loss.Data);

            // Backward, and a step that gets shorter: from 1 down to nearly 0.1.
            optimizer.ZeroGrad();
            loss.Backward();
            optimizer.LearningRate = 1 - (0.9 * k / Steps);
            optimizer.Step();
        }

        losses[^1].ShouldBeLessThan(losses[0] / 4);
        Accuracy(network, points, labels).ShouldBeGreaterThan(0.95);

        // It learned moons, not points: a hundred others, never seen.
        var (otherPoints, otherLabels) = TwoMoons(count: 100, noise: 0.1, seed: 16);
        Accuracy(network, otherPoints, otherLabels).ShouldBeGreaterThan(0.95);
    }

    [Fact]
    public void No_straight_line_tells_the_moons_apart_so_well()
    {
        // The same training of a network without a hidden layer: its score is 0 on a line, and the moons reach round each other.
        var (points, labels) = TwoMoons(count: 100, noise: 0.1, seed: 15);
        var line = new Mlp([2, 1], Activation.Linear, seed: 15);
        var optimizer = new Sgd(line.Parameters, learningRate: 1);
        for (var k = 0; k < Steps; k++)
        {
            optimizer.ZeroGrad();
            Value.Mean(points.Select((point, i) => Loss.Hinge(line.Forward(point)[0], labels[i]))).Backward();
            optimizer.LearningRate = 1 - (0.9 * k / Steps);
            optimizer.Step();
        }

        Accuracy(line, points, labels).ShouldBeInRange(0.75, 0.95);
    }

    private static double Accuracy(Mlp network, double[][] points, double[] labels) =>
        points.Zip(labels).Count(pair => network.Forward(pair.First)[0].Data > 0 == pair.Second > 0) / (double)points.Length;

    /// <summary>
    /// Half of the points on the upper half of the unit circle, labelled 1, half on a lower half circle moved to (1, ½), labelled −1;
    /// every coordinate with normal noise of the given deviation.
    /// </summary>
    private static (double[][] Points, double[] Labels) TwoMoons(int count, double noise, int seed)
    {
        var random = new Random(seed);
        var points = new double[count][];
        var labels = new double[count];
        for (var i = 0; i < count; i++)
        {
            var angle = Math.PI * (i / 2) / ((count / 2) - 1);
            var upper = i % 2 == 0;
            points[i] = upper
                ? [Math.Cos(angle) + Noise(), Math.Sin(angle) + Noise()]
                : [1 - Math.Cos(angle) + Noise(), .5 - Math.Sin(angle) + Noise()];
            labels[i] = upper ? 1 : -1;
        }

        return (points, labels);

        // Box and Muller: two uniform numbers make a normal one.
        double Noise() => noise * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }
}
