using Autograd.Nn;

namespace Autograd.Tests.Nn;

public sealed class L1PenaltyTests
{
    [Fact]
    public void It_is_the_strength_times_the_sum_of_magnitudes()
    {
        Value[] weights = [3, -4, .5];

        Loss.L1Penalty(weights, .5).Data.ShouldBe(3.75); // .5·(3 + 4 + .5)
    }

    [Fact]
    public void It_pulls_every_weight_as_hard_and_a_weight_of_0_not_at_all()
    {
        Value[] weights = [3, -4, 0, 1000, -1e-300];

        Derivative.Gradient(Loss.L1Penalty(weights, .5), weights).ShouldBe([.5, -.5, 0, .5, -.5]);
    }

    [Fact]
    public void A_strength_of_0_pulls_at_nothing()
    {
        Value[] weights = [3, -4];
        var penalty = Loss.L1Penalty(weights, 0);

        penalty.Data.ShouldBe(0);
        Derivative.Gradient(penalty, weights).ShouldBe([0.0, 0]);
    }

    [Fact]
    public void A_weight_that_is_listed_twice_is_pulled_twice()
    {
        Value weight = -2;

        Derivative.Gradient(Loss.L1Penalty([weight, weight], .25), weight).ShouldBe(-.5);
    }
}
