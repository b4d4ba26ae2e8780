namespace Autograd.Tests.Core;

/// <summary>The gradient check: what it lets pass, what it finds, and what it refuses.</summary>
public class GradientCheckTests
{
    [Fact]
    public void A_smooth_function_of_several_inputs_passes()
    {
        var report = GradientCheck.Run(x => Value.Sin(x[0] * x[1]) + Value.Exp(x[2]) / x[1], [0.5, 1.5, -1]);
        report.Passes().ShouldBeTrue(report.ToString());
        report.Inputs.Count.ShouldBe(3);
        report.Inputs.ShouldAllBe(input => !input.KinkInStep);
    }

    [Fact]
    public void A_wrong_gradient_is_found_and_its_worst_input_named()
    {
        // ab at (3, 2, …): by b the wrong rule says 3.5, the difference says 3: an error of 0.5 / 3.5.
        var report = GradientCheck.Run(x => x[0] * x[2] + Value.Apply<WrongProduct>(x[0], x[1]), [3, 2, 1]);
        report.Passes().ShouldBeFalse();
        report.Worst.Input.ShouldBe(1);
        report.Worst.Gradient.ShouldBe(3.5);
        report.Worst.Difference.ShouldBe(3, 1e-6);
        report.Worst.Error.ShouldBe(0.5 / 3.5, 1e-6);
        report.Worst.Step.ShouldBe(2 * GradientCheck.DefaultStep);
        report.Worst.KinkInStep.ShouldBeFalse();
    }

    [Fact]
    public void The_report_says_input_both_values_step_and_error()
    {
        var text = GradientCheck.Run(x => Value.Apply<WrongProduct>(x[0], x[1]), [3, 1]).ToString();
        text.ShouldStartWith("Worst of 2: input 1: gradient 3.5, central difference 2.99999999");
        text.ShouldContain("step 6.06E-06");
        text.ShouldContain("error 0.143");
        text.ShouldNotContain("kink");
    }

    [Fact]
    public void The_step_grows_with_the_argument()
    {
        // At 1e8 a step of 6e-6 would change x² by 2,400, give or take an ulp of 2: an error of 1e-3. The step of 606 does better.
        var report = GradientCheck.Run(x => x[0].Square(), [1e8]);
        report.Worst.Step.ShouldBe(1e8 * GradientCheck.DefaultStep);
        report.Passes().ShouldBeTrue(report.ToString());
    }

    [Fact]
    public void The_step_can_be_chosen()
    {
        // (f(x + h) − f(x − h)) / 2h of x³ is 3x² + h²: 12.01 at 2 with h = 0.1.
        var input = GradientCheck.Run(x => x[0].Pow(3), [2], relativeStep: 0.05).Worst;
        input.Step.ShouldBe(0.1);
        input.Difference.ShouldBe(12.01, 1e-12);
        input.Gradient.ShouldBe(12);
    }

    [Fact]
    public void The_tolerance_can_be_chosen()
    {
        // The error is 0.01 / 12.01.
        var report = GradientCheck.Run(x => x[0].Pow(3), [2], relativeStep: 0.05);
        report.Passes(1e-3).ShouldBeTrue();
        report.Passes(8e-4).ShouldBeFalse();
    }

    [Fact]
    public void An_unused_input_passes_with_0()
    {
        var report = GradientCheck.Run(x => x[0].Sin(), [1, 2]);
        (report.Inputs[1].Gradient, report.Inputs[1].Difference).ShouldBe((0, 0));
        report.Passes().ShouldBeTrue();
    }

    [Fact]
    public void NaN_does_not_pass_and_is_the_worst()
    {
        // √x has no value below 0, where the step to the left leads.
        var report = GradientCheck.Run(x => Value.Apply<WrongProduct>(x[0], x[1]) + x[2].Sqrt(), [3, 2, 0]);
        report.Passes(double.MaxValue).ShouldBeFalse();
        report.Worst.Input.ShouldBe(2);
    }

    [Fact]
    public void The_point_is_left_as_it_was()
    {
        double[] point = [1, 2];
        GradientCheck.Run(x => x[0] * x[1], point);
        point.ShouldBe([1, 2]);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(0)]
    [InlineData(-1e-6)]
    [InlineData(double.PositiveInfinity)]
    public void A_step_that_is_not_positive_and_finite_is_refused(double step)
    {
        var error = Should.Throw<ArgumentOutOfRangeException>(() => GradientCheck.Run(x => x[0], [1], step));
        error.ParamName.ShouldBe("relativeStep");
        error.Message.ShouldContain("positive, finite");
    }

    [Fact]
    public void An_empty_point_is_refused()
    {
        var error = Should.Throw<ArgumentException>(() => GradientCheck.Run(_ => Value.Constant(1), []));
        error.ParamName.ShouldBe("point");
        error.Message.ShouldContain("give the point");
    }

    [Fact]
    public void Null_for_the_function_or_the_point_is_refused()
    {
        Should.Throw<ArgumentNullException>(() => GradientCheck.Run(null!, [1])).ParamName.ShouldBe("function");
        Should.Throw<ArgumentNullException>(() => GradientCheck.Run(x => x[0], null!)).ParamName.ShouldBe("point");
    }

    [Fact]
    public void A_function_that_returns_null_is_refused() =>
        Should.Throw<InvalidOperationException>(() => GradientCheck.Run(_ => null!, [1]))
            .Message.ShouldContain("must return the Value");

    [Fact]
    public void A_step_too_small_to_move_the_input_is_refused()
    {
        // Half of the distance from 1 to the next double is 1.1e-16.
        var error = Should.Throw<ArgumentOutOfRangeException>(() => GradientCheck.Run(x => x[0], [1], 1e-17));

        error.ParamName.ShouldBe("relativeStep");
        error.Message.ShouldContain("vanishes beside 1");
    }

    [Fact]
    public void An_infinite_slope_against_a_finite_difference_is_an_infinite_error()
    {
        Error(double.PositiveInfinity, 1).ShouldBe(double.PositiveInfinity);
        Error(double.PositiveInfinity, double.PositiveInfinity).ShouldBe(0.0);
        Error(double.NaN, 1).ShouldBe(double.NaN);

        static double Error(double gradient, double difference) => new InputCheck(0, gradient, difference, 1e-6, kinkInStep: false).Error;
    }
}
