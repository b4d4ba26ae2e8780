using Autograd.Nn;

namespace Autograd.Tests.Nn;

public sealed class OptimizerRegisterTests
{
    // Whole registers of 2, 4 or 8 parameters, and in each case some that are left over.
    private const int Count = 19, Steps = 20;

    private static readonly Func<Value[], FirstOrderOptimizer>[] All =
    [
        parameters => new Sgd(parameters, .1, momentum: .9, nesterov: true, weightDecay: .01),
        parameters => new RmsProp(parameters, .1),
        parameters => new Adam(parameters, .1),
        parameters => new AdamW(parameters, .1),
    ];

    public static TheoryData<int> Kinds => [.. Enumerable.Range(0, All.Length)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_parameter_moves_to_the_same_bits_alone_as_among_others(int kind)
    {
        var random = new Random(1);
        double[] starts = Numbers();
        double[][] gradients = [.. Enumerable.Range(0, Steps).Select(_ => Numbers())];

        double[] together = Trained(starts, gradients);

        for (var i = 0; i < Count; i++)
        {
            var alone = Trained([starts[i]], [.. gradients.Select(gradient => new[] { gradient[i] })]);
            BitConverter.DoubleToInt64Bits(together[i]).ShouldBe(BitConverter.DoubleToInt64Bits(alone[0]));
        }

        double[] Numbers() => [.. Enumerable.Range(0, Count).Select(_ => random.NextDouble() - .5)];

        double[] Trained(double[] from, double[][] by)
        {
            Value[] parameters = [.. from.Select(number => new Value(number))];
            var optimizer = All[kind](parameters);
            foreach (var gradient in by)
            {
                optimizer.Step(gradient);
            }

            return [.. parameters.Select(parameter => parameter.Data)];
        }
    }

    // A fused multiply-add would round once where the formula rounds twice: a training would go on to other bits elsewhere.
    [Fact]
    public void Adam_rounds_after_every_operation()
    {
        var random = new Random(1);
        Value w = .3;
        var optimizer = new Adam([w], learningRate: .1);
        double p = .3, m = 0, v = 0;
        for (var t = 1; t <= Steps; t++)
        {
            var g = random.NextDouble() - .5;
            optimizer.Step([g]);

            m = (.9 * m) + ((1 - .9) * g);
            v = (.999 * v) + ((1 - .999) * g * g);
            p -= .1 / (1 - Math.Pow(.9, t)) * m / ((Math.Sqrt(v) / Math.Sqrt(1 - Math.Pow(.999, t))) + 1e-8);
            w.Data.ShouldBe(p);
        }
    }

    [Fact]
    public void RmsProp_rounds_after_every_operation()
    {
        var random = new Random(1);
        Value w = .3;
        var optimizer = new RmsProp([w], learningRate: .1);
        double p = .3, s = 0;
        for (var t = 1; t <= Steps; t++)
        {
            var g = random.NextDouble() - .5;
            optimizer.Step([g]);

            s = (.99 * s) + ((1 - .99) * g * g);
            p -= .1 * g / (Math.Sqrt(s) + 1e-8);
            w.Data.ShouldBe(p);
        }
    }
}
