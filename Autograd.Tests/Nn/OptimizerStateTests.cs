using Autograd.Nn;

namespace Autograd.Tests.Nn;

public sealed class OptimizerStateTests
{
    // No setting is a default, so that one that is not kept shows.
    private static readonly Dictionary<string, Func<Value[], Optimizer>> All = new()
    {
        ["sgd"] = parameters => new Sgd(parameters, .001),
        ["sgd with decay"] = parameters => new Sgd(parameters, .002, weightDecay: .01),
        ["sgd with momentum"] = parameters => new Sgd(parameters, .001, momentum: .8),
        ["sgd with everything"] = parameters => new Sgd(parameters, .002, momentum: .7, nesterov: true, weightDecay: .01),
        ["rmsprop"] = parameters => new RmsProp(parameters, .02, smoothing: .8, epsilon: 1e-6),
        ["adam"] = parameters => new Adam(parameters, .02, beta1: .8, beta2: .95, epsilon: 1e-6),
        ["adamw"] = parameters => new AdamW(parameters, .03, beta1: .7, beta2: .9, epsilon: 1e-5, weightDecay: .2),
        ["lbfgs"] = parameters => new Lbfgs(parameters, .9, memory: 3, gradientTolerance: 1e-9, lossTolerance: 1e-13),
    };

    public static TheoryData<string> Kinds => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Ten_steps_and_ten_by_a_restored_optimizer_are_twenty_to_the_last_bit(string kind)
    {
        Value[] whole = [-1.2, 1, .5], parts = [-1.2, 1, .5];
        var uninterrupted = All[kind](whole);
        var first = All[kind](parts);
        Run(uninterrupted, 20);
        Run(first, 10);

        Value[] resumed = [.. parts.Data().Select(number => new Value(number))];
        var second = first.Capture()!.Restore(resumed);
        Run(second, 10);

        resumed.Data().ShouldBe(whole.Data());
        second.StepsTaken.ShouldBe(20);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_restored_optimizer_is_captured_as_the_same_state(string kind)
    {
        Value[] parameters = [-1.2, 1, .5];
        var optimizer = All[kind](parameters);
        Run(optimizer, 3);
        var state = optimizer.Capture()!;

        var again = state.Restore(parameters).Capture()!;

        again.Method.ShouldBe(kind.Split(' ')[0]);
        again.Settings.ShouldBe(state.Settings);
        again.Steps.ShouldBe(3);
        again.Memories.Keys.ShouldBe(state.Memories.Keys);
        again.Memories.Values.SelectMany(numbers => numbers).ShouldBe(state.Memories.Values.SelectMany(numbers => numbers));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_state_shares_no_memory_with_either_optimizer(string kind)
    {
        Value[] one = [-1.2, 1, .5], other = [-1.2, 1, .5];
        var captured = All[kind](one);
        Run(captured, 3);
        var state = captured.Capture()!;
        var before = state.Memories.Values.SelectMany(numbers => numbers).ToArray();

        var restored = state.Restore(other);
        Run(captured, 2);
        Run(restored, 2);

        state.Memories.Values.SelectMany(numbers => numbers).ShouldBe(before);
    }

    [Fact]
    public void The_learning_rate_is_kept_as_a_schedule_left_it()
    {
        Value w = 1;
        var optimizer = new Adam([w], learningRate: .5) { LearningRate = .25 };

        optimizer.Capture().Restore([w]).LearningRate.ShouldBe(.25);
    }

    [Fact]
    public void An_optimizer_of_another_class_has_no_state() => new Own([1]).Capture().ShouldBeNull();

    [Fact]
    public void An_unknown_method_is_refused_with_the_known_ones() =>
        Refused(State() with { Method = "adagrad" }, "No optimizer has the name 'adagrad', but 'sgd', 'rmsprop', 'adam', 'adamw', 'lbfgs' have.");

    [Fact]
    public void Missing_and_unknown_settings_are_refused()
    {
        var state = State();

        Refused(state with { Settings = Without(state.Settings, "beta2") }, "The optimizer 'adam' lacks its setting 'beta2'.");
        Refused(state with { Settings = With(state.Settings, "momentum", .9) }, "The optimizer 'adam' has no setting 'momentum'.");
    }

    [Theory]
    [InlineData("learningRate", -1, "The learning rate must be 0 or more, and finite.")]
    [InlineData("learningRate", double.NaN, "The learning rate must be 0 or more, and finite.")]
    [InlineData("beta1", 1, "The beta1 must be 0 or more, and less than 1.")]
    [InlineData("epsilon", 0, "The epsilon must be more than 0, and finite.")]
    public void A_setting_out_of_its_range_is_refused(string name, double number, string message)
    {
        var state = State();

        Refused(state with { Settings = With(state.Settings, name, number) }, message);
    }

    [Theory]
    [InlineData(.5)]
    [InlineData(2)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Yes_or_no_is_1_or_0(double number)
    {
        var state = new Sgd([1], .1, momentum: .9).Capture();

        Refused(
            state with { Settings = With(state.Settings, "nesterov", number) },
            $"The setting 'nesterov' is {number}: it must be a whole number from 0 to 1.");
    }

    [Fact]
    public void A_negative_number_of_steps_is_refused() =>
        Refused(State() with { Steps = -1 }, "The number of steps taken is -1: it cannot be negative.");

    [Fact]
    public void Missing_and_unknown_memories_are_refused()
    {
        var state = State();

        Refused(state with { Memories = Without(state.Memories, "mean") }, "The optimizer 'adam' lacks its memory 'mean'.");
        Refused(state with { Memories = With(state.Memories, "velocity", [1]) }, "The optimizer 'adam' has no memory 'velocity'.");
    }

    [Fact]
    public void A_memory_of_another_length_than_the_parameters_is_refused()
    {
        var state = State();

        Refused(
            state with { Memories = With(state.Memories, "mean", [1, 2]) },
            "The memory 'mean' has 2 numbers for 1 parameter: each parameter needs one.");
    }

    [Theory]
    [InlineData("mean", double.NaN, "The memory 'mean' holds NaN: every number must be finite.")]
    [InlineData("mean", double.NegativeInfinity, "The memory 'mean' holds -Infinity: every number must be finite.")]
    public void A_number_that_no_memory_can_hold_is_refused(string name, double number, string message)
    {
        var state = State();

        Refused(state with { Memories = With(state.Memories, name, [number]) }, message);
    }

    [Theory]
    [InlineData("rmsprop")]
    [InlineData("adam")]
    [InlineData("adamw")]
    public void A_mean_of_squares_below_0_is_refused(string kind)
    {
        var state = All[kind]([1]).Capture()!;

        Refused(
            state with { Memories = With(state.Memories, "meanSquare", [-1]) },
            "The memory 'meanSquare' holds -1: every number must be finite, and none negative.");
    }

    [Fact]
    public void More_steps_than_an_Lbfgs_can_remember_are_refused()
    {
        var state = LbfgsState();

        Refused(
            state with { Settings = With(state.Settings, "memory", 1) },
            "There are 2 remembered steps: the memory holds 1.");
        Refused(
            state with { Settings = With(state.Settings, "memory", 1.5) },
            "The setting 'memory' is 1.5: it must be a whole number from 0 to 2147483647.");
    }

    [Fact]
    public void A_step_of_an_Lbfgs_without_its_change_of_the_gradient_is_refused()
    {
        var state = LbfgsState();

        Refused(state with { Memories = Without(state.Memories, "change1") }, "The optimizer 'lbfgs' has no memory 'step1'.");
    }

    [Fact]
    public void A_step_of_an_Lbfgs_along_which_the_gradient_falls_is_refused()
    {
        var state = LbfgsState();

        Refused(
            state with { Memories = With(state.Memories, "change1", [-state.Memories["change1"][0]]) },
            "The curvature along 'step1' is not positive: such a step is never remembered.");
    }

    [Fact]
    public void The_parameters_are_checked_as_in_a_constructor()
    {
        Value w = 1;

        Should.Throw<ArgumentException>(() => State().Restore([w * w])).ParamName.ShouldBe("parameters");
    }

    private static OptimizerState State()
    {
        var adam = new Adam([1]);
        adam.Step([2]);
        return adam.Capture();
    }

    // cosh w from 2: two steps, two pairs.
    private static OptimizerState LbfgsState()
    {
        Value w = 2;
        var lbfgs = new Lbfgs([w]);
        for (var step = 0; step < 2; step++)
        {
            lbfgs.Step(gradient =>
            {
                gradient[0] = Math.Sinh(w.Data);
                return Math.Cosh(w.Data);
            });
        }

        return lbfgs.Capture();
    }

    private static void Refused(OptimizerState state, string message) =>
        Should.Throw<ArgumentException>(() => state.Restore([1])).Message.ShouldStartWith(message);

    private static OrderedDictionary<string, T> With<T>(IReadOnlyDictionary<string, T> entries, string name, T entry) =>
        new(entries) { [name] = entry };

    private static OrderedDictionary<string, T> Without<T>(IReadOnlyDictionary<string, T> entries, string name)
    {
        var others = new OrderedDictionary<string, T>(entries);
        others.Remove(name).ShouldBeTrue();
        return others;
    }

    // (1 − a)² + 10 (b − a²)² + ½ (c − b)² and its derivatives.
    private static void Run(Optimizer optimizer, int steps)
    {
        var p = optimizer.Parameters;
        for (var step = 0; step < steps; step++)
        {
            optimizer.Step(gradient =>
            {
                var (a, b, c) = (p[0].Data, p[1].Data, p[2].Data);
                var bend = b - (a * a);
                gradient[0] = (-2 * (1 - a)) - (40 * a * bend);
                gradient[1] = (20 * bend) - (c - b);
                gradient[2] = c - b;
                return ((1 - a) * (1 - a)) + (10 * bend * bend) + (.5 * (c - b) * (c - b));
            });
        }
    }

    private sealed class Own(IEnumerable<Value> parameters) : FirstOrderOptimizer(parameters, 1)
    {
        protected override void Update(ReadOnlySpan<Value> parameters, ReadOnlySpan<double> gradient)
        {
        }
    }
}
