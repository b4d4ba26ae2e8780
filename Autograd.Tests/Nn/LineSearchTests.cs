using Autograd.Nn;

namespace Autograd.Tests.Nn;

/// <summary>The places where a line search looks, on losses and slopes made up for it: from 0, where the slope is −1, and first at 2.</summary>
public sealed class LineSearchTests
{
    private static readonly (double Loss, double Slope) Wall = (1000, 1000), Low = (-0.19, -0.95), Flat = (-0.28, -0.5);

    private readonly Value w = 0;
    private readonly List<double> asked = [];

    [Fact]
    public void A_part_of_a_tenth_at_least_is_taken_and_a_half_where_the_interval_does_not_shrink_by_a_third()
    {
        // The cubic between 0 and a wall at 2 has its minimum at once: 2/10. From there the interval to 2 is 9/10 of the last one, so
        // it is halved: 1.1. From there it is a half, so the next is by the cubic again: 0.2 + 0.9/10.
        Search(Wall, Low, Wall, Flat);

        asked.ShouldBe([0, 2, 0.2, 1.1, 0.29], 1e-15);
        w.Data.ShouldBe(asked[^1]);
    }

    [Fact]
    public void Of_two_equal_losses_the_nearer_stays_the_lowest()
    {
        // At 1.1 the loss is that of 0.2, so that a lower one is looked for between them.
        Search(Wall, Low, Low, Flat);

        asked[3].ShouldBe(1.1);
        asked[4].ShouldBeInRange(0.3, 1);
    }

    [Theory]
    [InlineData(-2e-4, 0)] // as low as 1e-4 of the slope promises, and no lower
    [InlineData(-1, -0.9)] // as flat as 9/10 of the slope at the start, and no flatter
    public void A_trial_at_the_bounds_of_the_conditions_is_taken(double loss, double slope)
    {
        Search((loss, slope));

        asked.ShouldBe([0, 2]);
    }

    [Fact]
    public void A_loss_that_is_equal_is_not_lower_though_rounding_hides_what_it_should_have_lost()
    {
        // 1e20 less 2e-4 is 1e20.
        var optimizer = new Lbfgs([w], learningRate: 2);
        optimizer.Step(gradient =>
        {
            gradient[0] = w.Data == 0 ? -1 : 0;
            return 1e20;
        });

        w.Data.ShouldBe(0);
        optimizer.Converged.ShouldBeTrue();
    }

    [Fact]
    public void Behind_the_minimum_it_goes_back_to_that_of_the_cubic()
    {
        // No cubic through (0, −1) and these (loss, slope) at 2 has a minimum, so the second trial is four times as far on, at 10. There
        // the slope is up: the minimum is between.
        (double Loss, double Slope) near = (-1, -0.95), far = (-2, 5);
        Search(near, far, (-3, 0));

        asked[..3].ShouldBe([0, 2, 10]);

        // Hermite's cubic from 10 (t = 0) to 2 (t = 1) is flat at the third trial.
        var t = (asked[3] - 10) / (2 - 10);
        var derivative = (6 * t * (t - 1) * (far.Loss - near.Loss)) + (((3 * t * t) - (4 * t) + 1) * -8 * far.Slope) + (((3 * t * t) - (2 * t)) * -8 * near.Slope);
        derivative.ShouldBe(0, 1e-12);
        t.ShouldBeInRange(0.1, 0.9);
    }

    [Fact]
    public void A_longer_step_that_is_no_lower_has_a_minimum_before_it()
    {
        Search((-1, -0.95), (-1, -0.95), (-3, 0));

        asked[..3].ShouldBe([0, 2, 10]); // as above
        asked[3].ShouldBeInRange(2.8, 9.2);
    }

    [Fact]
    public void A_step_that_is_too_short_again_is_lengthened_by_the_distance_of_the_last_two_trials()
    {
        // The cubic through 2 and 10 has its minimum between them, so that the least is added, 11/10 of 8.
        Search((-1, -0.95), (-2, -0.95), (-3, 0));

        asked.ShouldBe([0, 2, 10, 18.8], 1e-14);
    }

    [Fact]
    public void It_ends_where_no_number_is_left_between_two_trials()
    {
        new Lbfgs([w], learningRate: 2).Step(gradient => At(w.Data == 0.2 ? Low : Wall, gradient));

        w.Data.ShouldBe(0.2);

        // Seventeen tenths of an interval of 1 are less than the last place of 0.2; all trials, and the places before and after, are 27.
        asked.Count.ShouldBeInRange(18, 24);
    }

    /// <summary>A step with these answers to the trials, one after the other.</summary>
    private void Search(params (double Loss, double Slope)[] trials) =>
        new Lbfgs([w], learningRate: 2).Step(gradient => At(asked.Count == 0 ? (0, -1) : trials[asked.Count - 1], gradient));

    private double At((double Loss, double Slope) answer, Span<double> gradient)
    {
        var isStart = asked.Count == 0;
        asked.Add(w.Data);
        gradient[0] = isStart ? -1 : answer.Slope;
        return isStart ? 0 : answer.Loss;
    }
}
