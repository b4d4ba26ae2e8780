using Autograd.Nn;
using Schedule = Autograd.Nn.Schedule; // the engine has an internal Schedule, which the tests see

namespace Autograd.Tests.Nn;

public sealed class ScheduleTests
{
    [Fact]
    public void A_constant_rate_stays() => Rates(Schedule.Constant(.3), 0, 1, int.MaxValue).ShouldBe([.3, .3, .3]);

    [Fact]
    public void Step_decay_halves_the_rate_after_every_ten_steps() =>
        Rates(Schedule.StepDecay(1, factor: .5, every: 10), 0, 9, 10, 19, 20, 35).ShouldBe([1, 1, .5, .5, .25, .125]);

    [Fact]
    public void Cosine_falls_half_a_wave_and_stays() =>
        // cos 0, π/3, π/2, π are 1, ½, 0, −1: .1 + .4·(1 + cos); 1e-15 for the cosine.
        Rates(Schedule.Cosine(.9, steps: 6, final: .1), 0, 2, 3, 6, 100).ShouldBe([.9, .7, .5, .1, .1], 1e-15);

    [Fact]
    public void Cosine_goes_to_0_if_not_told_otherwise() => Schedule.Cosine(.9, steps: 6).At(6).ShouldBe(0);

    [Fact]
    public void Warm_up_rises_in_equal_parts_and_hands_over_at_the_full_rate() =>
        Rates(Schedule.WarmUp(3, Schedule.StepDecay(1, factor: .5, every: 2)), 0, 1, 2, 3, 4, 5).ShouldBe([.25, .5, .75, 1, 1, .5]);

    [Fact]
    public void A_schedule_of_your_own_is_its_function_also_after_a_warm_up()
    {
        var own = Schedule.Of(step => 1 - (step / 4.0));
        Rates(own, 0, 1, 4).ShouldBe([1, .75, 0]);
        Rates(Schedule.WarmUp(1, own), 0, 1, 2).ShouldBe([.5, 1, .75]);
    }

    [Theory]
    [InlineData(-1, "-1")]
    [InlineData(double.NaN, "NaN")]
    public void A_schedule_of_your_own_is_refused_at_the_step_whose_rate_is_none(double rate, string written) =>
        Should.Throw<InvalidOperationException>(() => Schedule.Of(step => step == 2 ? rate : 1).At(2)).Message
            .ShouldBe($"The learning rate of step 2 is {written}: a schedule must give 0 or more, and finite.");

    [Fact]
    public void A_schedule_of_your_own_needs_a_function() =>
        Should.Throw<ArgumentNullException>(() => Schedule.Of(null!)).ParamName.ShouldBe("rate");

    [Fact]
    public void An_optimizer_follows_a_schedule()
    {
        Value w = 0;
        var optimizer = new Sgd([w], learningRate: 0);
        var schedule = Schedule.StepDecay(1, factor: .5, every: 1);
        for (var step = 0; step < 3; step++)
        {
            optimizer.LearningRate = schedule.At(step);
            optimizer.Step([1]);
        }

        w.Data.ShouldBe(-1.75); // −(1 + ½ + ¼)
    }

    [Fact]
    public void A_step_below_0_is_refused()
    {
        foreach (var schedule in new[] { Schedule.Constant(1), Schedule.StepDecay(1, .5, 2), Schedule.Cosine(1, 2), Schedule.WarmUp(2, Schedule.Constant(1)) })
        {
            Should.Throw<ArgumentOutOfRangeException>(() => schedule.At(-1)).ParamName.ShouldBe("step");
        }
    }

    [Fact]
    public void Numbers_outside_of_their_range_are_refused()
    {
        Refused(() => Schedule.Constant(-1), "rate", "The learning rate must be 0 or more, and finite.");
        Refused(() => Schedule.StepDecay(double.NaN, .5, 1), "rate", "The learning rate must be 0 or more, and finite.");
        Refused(() => Schedule.StepDecay(1, 0, 1), "factor", "The factor must be more than 0, and finite.");
        Refused(() => Schedule.StepDecay(1, .5, 0), "every", "The number of steps must be 1 or more.");
        Refused(() => Schedule.Cosine(-1, 5), "rate", "The learning rate must be 0 or more, and finite.");
        Refused(() => Schedule.Cosine(1, 0), "steps", "The number of steps must be 1 or more.");
        Refused(() => Schedule.Cosine(1, 5, -1), "final", "The final rate must be 0 or more, and finite.");
        Refused(() => Schedule.WarmUp(0, Schedule.Constant(1)), "steps", "The number of steps must be 1 or more.");
        Should.Throw<ArgumentNullException>(() => Schedule.WarmUp(1, null!)).ParamName.ShouldBe("then");
    }

    private static double[] Rates(Schedule schedule, params int[] steps) => [.. steps.Select(schedule.At)];

    private static void Refused(Func<Schedule> make, string parameter, string message)
    {
        var error = Should.Throw<ArgumentOutOfRangeException>(make);
        error.ParamName.ShouldBe(parameter);
        error.Message.ShouldStartWith(message);
    }
}
