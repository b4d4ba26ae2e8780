using Autograd.Nn;

namespace Autograd.Tests.Nn;

public sealed class OptimizerTests
{
    private static readonly Func<Value[], FirstOrderOptimizer>[] All =
    [
        parameters => new Sgd(parameters, .1),
        parameters => new Sgd(parameters, .1, momentum: .9, nesterov: true, weightDecay: .01),
        parameters => new RmsProp(parameters, .1),
        parameters => new Adam(parameters, .1),
        parameters => new AdamW(parameters, .1),
    ];

    public static TheoryData<int> Kinds => [.. Enumerable.Range(0, All.Length)];

    [Fact]
    public void Momentum_adds_what_is_left_of_the_velocity_to_the_gradient()
    {
        Value w = 0;
        var optimizer = new Sgd([w], learningRate: 1, momentum: .5);

        optimizer.Step([4]);
        w.Data.ShouldBe(-4);  // v = 4
        optimizer.Step([4]);
        w.Data.ShouldBe(-10); // v = ½·4 + 4
        optimizer.Step([0]);
        w.Data.ShouldBe(-13); // v = ½·6 + 0
    }

    [Fact]
    public void Nesterov_takes_the_new_velocity_a_step_ahead()
    {
        Value w = 0;
        var optimizer = new Sgd([w], learningRate: 1, momentum: .5, nesterov: true);

        optimizer.Step([4]);
        w.Data.ShouldBe(-6);  // v = 4, g + ½v = 6
        optimizer.Step([4]);
        w.Data.ShouldBe(-13); // v = 6, g + ½v = 7
    }

    [Theory]
    [InlineData(.25, 6.5)] // 8 − ½(1 + ¼·8)
    [InlineData(1, 3.5)] // 8 − ½(1 + 8)
    public void Weight_decay_of_Sgd_is_added_to_the_gradient(double weightDecay, double expected)
    {
        Value w = 8;

        new Sgd([w], learningRate: .5, weightDecay: weightDecay).Step([1]);

        w.Data.ShouldBe(expected);
    }

    [Fact]
    public void Weight_decay_of_AdamW_shrinks_the_parameter_though_the_gradient_is_0()
    {
        Value w = 8;

        new AdamW([w], learningRate: .5, weightDecay: .25).Step([0]);

        w.Data.ShouldBe(7); // (1 − ½·¼)·8
    }

    [Theory]
    [InlineData(1e-3)]
    [InlineData(-5)]
    [InlineData(1e6)]
    public void The_first_step_of_Adam_is_as_long_as_the_rate_whatever_the_gradient(double gradient)
    {
        Value w = 0;

        new Adam([w], learningRate: .1).Step([gradient]);

        // m̂ / √v̂ = g / |g|; ε is 1e-5 of the smallest gradient.
        w.Data.ShouldBe(-.1 * Math.Sign(gradient), 2e-6);
    }

    [Fact]
    public void The_first_step_of_RmsProp_is_longer_by_the_root_of_what_the_mean_lacks()
    {
        Value w = 0;

        new RmsProp([w], learningRate: .1, smoothing: .75).Step([3]);

        // s = ¼·9, g / √s = 2; ε is 7e-9 of √s.
        w.Data.ShouldBe(-.2, 1e-8);
    }

    [Fact]
    public void An_optimizer_shows_what_it_was_made_with()
    {
        var adam = new Adam([1], .1, .8, .9, 1e-5);
        (adam.LearningRate, adam.Beta1, adam.Beta2, adam.Epsilon).ShouldBe((.1, .8, .9, 1e-5));
        var adamW = new AdamW([1], .1, .8, .9, 1e-5, .3);
        (adamW.LearningRate, adamW.Beta1, adamW.Beta2, adamW.Epsilon, adamW.WeightDecay).ShouldBe((.1, .8, .9, 1e-5, .3));
        var lbfgs = new Lbfgs([1], .1, 7, 1e-3, 1e-4);
        (lbfgs.LearningRate, lbfgs.Memory, lbfgs.GradientTolerance, lbfgs.LossTolerance).ShouldBe((.1, 7, 1e-3, 1e-4));
    }

    [Fact]
    public void Defaults_are_those_of_PyTorch()
    {
        new Sgd([1], .1).ShouldSatisfyAllConditions(sgd => sgd.Momentum.ShouldBe(0), sgd => sgd.Nesterov.ShouldBeFalse(), sgd => sgd.WeightDecay.ShouldBe(0));
        new RmsProp([1]).ShouldSatisfyAllConditions(rms => rms.LearningRate.ShouldBe(.01), rms => rms.Smoothing.ShouldBe(.99), rms => rms.Epsilon.ShouldBe(1e-8));
        var adam = new Adam([1]);
        (adam.LearningRate, adam.Beta1, adam.Beta2, adam.Epsilon).ShouldBe((.001, .9, .999, 1e-8));
        var adamW = new AdamW([1]);
        (adamW.LearningRate, adamW.Beta1, adamW.Beta2, adamW.Epsilon, adamW.WeightDecay).ShouldBe((.001, .9, .999, 1e-8, .01));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_gradient_of_0_moves_nothing_but_by_decay(int kind)
    {
        Value w = 0;

        All[kind]([w]).Step([0]);

        w.Data.ShouldBe(0); // and not NaN, of 0 / 0
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Two_optimizers_share_no_memory(int kind)
    {
        Value alone = 2, first = 2, second = 5;
        var (reference, one, other) = (All[kind]([alone]), All[kind]([first]), All[kind]([second]));
        for (var step = 0; step < 3; step++)
        {
            reference.Step([1.5]);
            one.Step([1.5]);
            other.Step([-100]);
        }

        first.Data.ShouldBe(alone.Data);
        second.Data.ShouldNotBe(5);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_parameter_has_a_memory_of_its_own(int kind)
    {
        Value alone = 2, beside = 2, other = 5;
        var (reference, both) = (All[kind]([alone]), All[kind]([other, beside]));
        for (var step = 0; step < 3; step++)
        {
            reference.Step([1.5]);
            both.Step([-100, 1.5]);
        }

        beside.Data.ShouldBe(alone.Data);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_gradient_of_the_wrong_length_moves_and_remembers_nothing(int kind)
    {
        Value untroubled = 2, w = 2;
        var (reference, optimizer) = (All[kind]([untroubled]), All[kind]([w]));

        Should.Throw<ArgumentException>(() => optimizer.Step([4, 3])).ParamName.ShouldBe("gradient");

        w.Data.ShouldBe(2);
        reference.Step([1]);
        optimizer.Step([1]);
        w.Data.ShouldBe(untroubled.Data);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_step_by_a_function_asks_it_once_and_is_the_step_by_its_gradient(int kind)
    {
        Value byGradient = 2, w = 2;
        var (reference, optimizer) = (All[kind]([byGradient]), All[kind]([w]));
        var calls = 0;
        for (var step = 0; step < 3; step++)
        {
            var before = w.Data;
            reference.Step([2 * before]);

            optimizer.Step(Square).ShouldBe(before * before); // the loss before the step, not after it

            w.Data.ShouldBe(byGradient.Data);
        }

        calls.ShouldBe(3);

        double Square(Span<double> gradient)
        {
            calls++;
            gradient[0] = 2 * w.Data;
            return w.Data * w.Data;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_exception_from_the_function_moves_and_remembers_nothing(int kind)
    {
        Value untroubled = 2, w = 2;
        var (reference, optimizer) = (All[kind]([untroubled]), All[kind]([w]));

        Should.Throw<TimeoutException>(() => optimizer.Step(gradient =>
        {
            gradient.Fill(7);
            throw new TimeoutException();
        }));

        w.Data.ShouldBe(2);
        reference.Step([1]);
        optimizer.Step([1]);
        w.Data.ShouldBe(untroubled.Data);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_step_by_no_function_is_refused(int kind) =>
        Should.Throw<ArgumentNullException>(() => All[kind]([1]).Step((LossGradient)null!)).ParamName.ShouldBe("evaluate");

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Parameters_are_those_given_in_their_order_and_checked(int kind)
    {
        Value w = 2, b = 1;

        All[kind]([w, b]).Parameters.ShouldBe([w, b]);
        Should.Throw<ArgumentException>(() => All[kind]([w, w])).ParamName.ShouldBe("parameters");
        Should.Throw<ArgumentException>(() => All[kind]([w * b])).ParamName.ShouldBe("parameters");
        Should.Throw<ArgumentNullException>(() => All[kind](null!)).ParamName.ShouldBe("parameters");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Steps_allocate_nothing(int kind)
    {
        Value w = 2, b = 1;
        var optimizer = All[kind]([w, b]);
        var gradient = new double[] { 3, 4 };

        // Of several attempts: a collection in between counts what is left of a thread's share of the heap as allocated.
        var least = long.MaxValue;
        for (var attempt = 0; attempt < 8; attempt++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var step = 0; step < 20; step++)
            {
                optimizer.ZeroGrad();
                w.Grad = 3;
                GradientClipping.ByNorm(optimizer.Parameters, 1);
                GradientClipping.ByNorm(gradient, 1);
                optimizer.Step();
                optimizer.Step(gradient);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        least.ShouldBe(0);
    }
}
