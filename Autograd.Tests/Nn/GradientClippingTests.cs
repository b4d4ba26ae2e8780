using Autograd.Nn;

namespace Autograd.Tests.Nn;

public sealed class GradientClippingTests
{
    [Fact]
    public void A_gradient_that_is_too_long_is_shortened_in_its_direction()
    {
        double[] gradient = [3, -4];

        GradientClipping.ByNorm(gradient, 1).ShouldBe(5);

        // By 1 / (5 + 1e-6), which is 4e-8 from ⅕.
        gradient.ShouldBe([3 / 5.000001, -4 / 5.000001], 1e-15);
    }

    [Fact]
    public void The_Grad_of_parameters_is_clipped_together_and_to_the_same_bits()
    {
        Value w = 1, b = 2;
        (w.Grad, b.Grad) = (3, -4);
        double[] gradient = [3, -4];
        GradientClipping.ByNorm(gradient, 1);

        GradientClipping.ByNorm([w, b], 1.0).ShouldBe(5);

        new[] { w.Grad, b.Grad }.ShouldBe(gradient);
        new[] { w.Data, b.Data }.ShouldBe([1.0, 2]);
    }

    [Fact]
    public void A_gradient_that_is_short_enough_stays_to_the_last_bit()
    {
        Value w = 1;
        w.Grad = .1;
        double[] gradient = [.1, .2];

        GradientClipping.ByNorm(gradient, 1).ShouldBe(Math.Sqrt(.05), 1e-15);
        GradientClipping.ByNorm([w], 1.0).ShouldBe(.1, 1e-15);

        gradient.ShouldBe([.1, .2]);
        w.Grad.ShouldBe(.1);
    }

    [Fact]
    public void A_maximum_of_0_leaves_no_gradient()
    {
        Value w = 1;
        w.Grad = 2;
        double[] gradient = [2];

        GradientClipping.ByNorm(gradient, 0).ShouldBe(2);
        GradientClipping.ByNorm([w], 0.0).ShouldBe(2);

        (gradient[0], w.Grad).ShouldBe((0, 0));
    }

    [Fact]
    public void A_gradient_of_0_stays_0()
    {
        double[] gradient = [0, 0];

        GradientClipping.ByNorm(gradient, 0).ShouldBe(0); // 0 / (0 + 1e-6)

        gradient.ShouldBe([0.0, 0]);
    }

    [Fact]
    public void A_norm_that_is_not_finite_is_returned_and_hidden_from_no_one()
    {
        double[] unknown = [1, double.NaN], endless = [1, double.PositiveInfinity];

        GradientClipping.ByNorm(unknown, 1).ShouldBe(double.NaN);
        GradientClipping.ByNorm(endless, 1).ShouldBe(double.PositiveInfinity);

        unknown.ShouldBe([double.NaN, double.NaN]);
        endless.ShouldBe([0, double.NaN]); // 1 · 0 and ∞ · 0
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_maximum_that_is_negative_or_not_finite_is_refused(double maximum)
    {
        double[] gradient = [3, 4];

        var error = Should.Throw<ArgumentOutOfRangeException>(() => GradientClipping.ByNorm(gradient, maximum));

        error.ParamName.ShouldBe("maximum");
        error.Message.ShouldStartWith("The maximum must be 0 or more, and finite.");
        gradient.ShouldBe([3.0, 4]);
        Should.Throw<ArgumentOutOfRangeException>(() => GradientClipping.ByNorm([new Value(1)], maximum));
    }

    [Fact]
    public void A_list_that_is_missing_is_refused() =>
        Should.Throw<ArgumentNullException>(() => GradientClipping.ByNorm(default(System.Collections.Immutable.ImmutableArray<Value>), 1))
            .ParamName.ShouldBe("parameters");
}
