namespace Autograd.Tests.Core;

/// <summary>A kink inside the step makes the central difference say little: it is reported, and nothing smooth is.</summary>
public class GradientCheckKinkTests
{
    // Powers of two, so that a kink at a share of the step is there to the last bit.
    private const double X = 0.5;
    private const double Step = 1.0 / 1024;

    // Where the kink lies, in steps from x; ½, ¼ and ⅛ are where the check itself looks.
    public static TheoryData<double> Places =>
        [0, 0.5, -0.5, 0.25, -0.25, 0.125, -0.125, 0.75, 1.0 / 3, -1.0 / 3, 2.0 / 3, 0.1, -0.1, 0.9, -0.9];

    [Theory]
    [MemberData(nameof(Places))]
    public void A_kink_of_Relu_inside_the_step_is_reported(double place) => ShouldReport((x, kink) => Value.Relu(x - kink), place);

    [Theory]
    [MemberData(nameof(Places))]
    public void A_kink_of_Abs_inside_the_step_is_reported(double place) => ShouldReport((x, kink) => Value.Abs(x - kink), place);

    [Theory]
    [MemberData(nameof(Places))]
    public void A_tie_of_Max_inside_the_step_is_reported(double place) =>
        ShouldReport((x, kink) => Value.Max(x, 2 * x - kink), place);

    [Theory]
    [MemberData(nameof(Places))]
    public void A_kink_on_top_of_curvature_is_reported(double place) =>
        ShouldReport((x, kink) => Value.Exp(5 * x) + Value.Abs(x - kink), place);

    [Fact]
    public void A_pole_inside_the_step_is_reported()
    {
        ShouldReport((x, pole) => 1 / (x - pole), 0.3);
        ShouldReport((x, pole) => Value.Sqrt(x - pole), 0);
        ShouldReport((x, pole) => Value.Log(x - pole), -0.5);
    }

    [Fact]
    public void A_kink_is_reported_with_the_default_step_and_named_in_words()
    {
        // At 0 the gradient of relu is 0 by convention; the difference is ½.
        var report = GradientCheck.Run(x => x[0] + x[1].Relu(), [1, 0]);
        (report.Worst.Input, report.Worst.Gradient, report.Worst.KinkInStep).ShouldBe((1, 0, true));
        report.Worst.Difference.ShouldBe(0.5, 1e-9);
        report.Inputs[0].KinkInStep.ShouldBeFalse();
        report.ToString().ShouldEndWith("a kink or a pole lies inside the step");
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(2)]
    public void A_kink_outside_the_step_is_not_reported(double place)
    {
        var kink = X + (place * Step);
        var report = GradientCheck.Run(x => Value.Abs(x[0] - kink), [X], Step);
        report.Worst.KinkInStep.ShouldBeFalse();
        report.Passes().ShouldBeTrue();
    }

    [Theory]
    [InlineData(GradientCheck.DefaultStep)]
    [InlineData(Step)]
    [InlineData(0.1)]
    public void Nothing_smooth_is_reported_however_curved(double step)
    {
        ShouldBeSmooth(x => Value.Exp(5 * x[0]), [1], step);
        ShouldBeSmooth(x => Value.Exp(5 * x[0]), [3], step);
        ShouldBeSmooth(x => x[0].Softplus(), [0], step);
        ShouldBeSmooth(x => x[0].Sigmoid(), [0], step);
        ShouldBeSmooth(x => Value.LogSumExp(x), [1, 1], step);
        ShouldBeSmooth(x => Value.Sin(3 * x[0]), [0], step);
        ShouldBeSmooth(x => 1e6 * x[0].Square(), [0], step);

        // The slopes of these change like x³, x⁴ and √|x|: unevenly, or to the same on both sides, but without a jump.
        ShouldBeSmooth(x => x[0].Pow(4), [0], step);
        ShouldBeSmooth(x => x[0].Pow(5), [0], step);
        ShouldBeSmooth(x => x[0].Abs().Pow(1.5), [0], step);
    }

    private static void ShouldReport(Func<Value, double, Value> function, double place)
    {
        var kink = X + (place * Step);
        GradientCheck.Run(x => function(x[0], kink), [X], Step).Worst.KinkInStep.ShouldBeTrue();
    }

    private static void ShouldBeSmooth(Func<Value[], Value> function, double[] point, double step) =>
        GradientCheck.Run(function, point, step).Inputs.ShouldAllBe(input => !input.KinkInStep);

    [Fact]
    public void A_pole_at_the_point_itself_is_reported()
    {
        // The slopes beside the pole are finite and equal, the one in the middle is not.
        GradientCheck.Run(x => 1 / x[0], [0]).Worst.KinkInStep.ShouldBeTrue();
        GradientCheck.Run(x => Value.Pow(x[0], -2), [0]).Worst.KinkInStep.ShouldBeTrue();
    }
}
