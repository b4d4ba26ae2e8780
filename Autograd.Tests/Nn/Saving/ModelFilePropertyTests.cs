using System.Runtime.CompilerServices;
using Autograd.Nn;
using Autograd.Tests.Core;
using FsCheck;
using FsCheck.Fluent;

namespace Autograd.Tests.Nn.Saving;

/// <summary>Whatever a model is made of comes back to the last bit.</summary>
public sealed class ModelFilePropertyTests
{
    // No setting is a default, so that one that is not kept shows.
    private static readonly Func<IEnumerable<Value>, Optimizer>[] Optimizers =
    [
        parameters => new Sgd(parameters, .1, weightDecay: .01),
        parameters => new Sgd(parameters, .2, momentum: .7, nesterov: true),
        parameters => new RmsProp(parameters, .02, smoothing: .8, epsilon: 1e-6),
        parameters => new Adam(parameters, .02, beta1: .8, beta2: .95, epsilon: 1e-6),
        parameters => new AdamW(parameters, .03, beta1: .7, beta2: .9, epsilon: 1e-5, weightDecay: .2),
        parameters => new Lbfgs(parameters, .9, memory: 3, gradientTolerance: 1e-300, lossTolerance: 1e-30),
    ];

    private static readonly string[] Names =
        ["plain", "", "\"quoted\" \\ / ", "two\nlines\t\0\u007f", "größer", "数", "🙂", "\u2028", "<b>&'", "\uFEFF", "null", "\uFFFD"];

    private static readonly Arbitrary<Case> Cases = (
        from seed in Gen.Choose(0, int.MaxValue)
        from sizes in Gen.Choose(1, 6).ArrayOf().Where(sizes => sizes.Length is > 1 and < 6)
        from scaled in Gen.Elements(true, false)
        from classes in Gen.Elements(true, false)
        from optimizer in Gen.Choose(-1, Optimizers.Length - 1)
        from part in Gen.Elements(true, false)
        select new Case(seed, sizes, scaled, classes, optimizer, part)).ToArbitrary();

    [Fact]
    public void A_model_comes_back_to_the_last_bit_and_so_does_its_file() => Holds(@case =>
    {
        var (model, optimizer) = @case.Build();
        var text = Saved(model, optimizer, @case.Seed);

        var (again, restored, epochs) = ModelFile.Load(new MemoryStream(text));

        epochs.ShouldBe(@case.Seed);
        again.FeatureNames.ShouldBe(model.FeatureNames);
        again.ClassNames.ShouldBe(model.ClassNames);
        again.Network.ToString().ShouldBe(model.Network.ToString());
        again.Network.Layers.Select(layer => layer.Activation).ShouldBe(model.Network.Layers.Select(layer => layer.Activation));
        ShouldBeTheBitsOf(again.Network.Parameters.Data(), model.Network.Parameters.Data());
        (again.Standardization is null).ShouldBe(model.Standardization is null);
        ShouldBeTheBitsOf(again.Standardization?.Means, model.Standardization?.Means);
        ShouldBeTheBitsOf(again.Standardization?.Deviations, model.Standardization?.Deviations);
        ShouldBeTheSame(restored?.Capture(), optimizer?.Capture());
        Saved(again, restored, epochs).ShouldBe(text);
    });

    [Fact]
    public void The_cases_have_every_optimizer_of_the_library()
    {
        var classes = typeof(Optimizer).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Optimizer)) && !type.IsAbstract);

        Optimizers.Select(make => make([1]).GetType()).Distinct().ShouldBe(classes, ignoreOrder: true);
    }

    private static void Holds(Action<Case> property, [CallerMemberName] string test = "") => Seeded.ForAll(Cases, property, tests: 200, test);

    private static byte[] Saved(Model model, Optimizer? optimizer, int epochs)
    {
        var stream = new MemoryStream();
        ModelFile.Save(stream, model, optimizer, epochs);
        return stream.ToArray();
    }

    private static void ShouldBeTheBitsOf(IEnumerable<double>? actual, IEnumerable<double>? expected) =>
        (actual ?? []).Select(BitConverter.DoubleToInt64Bits).ShouldBe((expected ?? []).Select(BitConverter.DoubleToInt64Bits));

    private static void ShouldBeTheSame(OptimizerState? actual, OptimizerState? expected)
    {
        actual?.Method.ShouldBe(expected!.Method);
        actual?.Steps.ShouldBe(expected!.Steps);
        actual?.Settings.ShouldBe(expected!.Settings);
        actual?.Memories.Keys.ShouldBe(expected!.Memories.Keys);
        ShouldBeTheBitsOf(actual?.Memories.Values.SelectMany(numbers => numbers), expected?.Memories.Values.SelectMany(numbers => numbers));
        (actual is null).ShouldBe(expected is null);
    }

    private sealed record Case(int Seed, int[] Sizes, bool Scaled, bool Classes, int Optimizer, bool Part)
    {
        public (Model Model, Optimizer? Optimizer) Build()
        {
            var random = new Random(Seed);
            var activations = Sizes[1..].Select(_ => Activation.All[random.Next(Activation.All.Length)]).ToArray();
            var network = new Mlp(Sizes, activations, Seed);
            var scale = Scaled
                ? new Standardization(Any(network.InputCount), [.. Any(network.InputCount).Select(number => number == 0 ? 1 : Math.Abs(number))])
                : null;
            var model = new Model(network, scale, Classes ? Drawn(Math.Max(2, network.OutputCount)) : null, Drawn(network.InputCount));
            var optimizer = Optimizer < 0 ? null : Optimizers[Optimizer](Part ? network.Parameters.Where((_, place) => place == 0 || random.Next(2) > 0).Reverse() : network.Parameters);
            for (var step = random.Next(6); step > 0; step--)
            {
                optimizer?.Step(gradient => Bowl(optimizer, gradient));
            }

            foreach (var (parameter, number) in network.Parameters.Zip(Any(network.Parameters.Length)))
            {
                parameter.Data = number;
            }

            return (model, optimizer);

            string[] Drawn(int count) => [.. random.GetItems(Names, count).Select((name, i) => $"{name}{i}")];

            // Any bits but those of NaN and infinity: most are far from 1, and some are the extremes.
            double[] Any(int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next(12) switch
            {
                0 => double.Epsilon,
                1 => -double.MaxValue,
                2 => -0.0,
                3 => Math.BitDecrement(1),
                4 => random.NextDouble(),
                _ => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)) is var number && double.IsFinite(number) ? number : 1,
            })];
        }

        // Σ (i + 1) p² of the optimizer's parameters.
        private static double Bowl(Optimizer optimizer, Span<double> gradient)
        {
            var loss = 0.0;
            for (var i = 0; i < gradient.Length; i++)
            {
                var p = optimizer.Parameters[i].Data;
                gradient[i] = 2 * (i + 1) * p;
                loss += (i + 1) * p * p;
            }

            return loss;
        }
    }
}
