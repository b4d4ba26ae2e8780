using System.Xml.Linq;
using Autograd.Nn;

namespace Autograd.Tests.Nn.Reporting;

/// <summary>Losses and accuracy by epoch.</summary>
public sealed class CurvesTests
{
    [Fact]
    public void A_curve_goes_through_the_losses_of_the_epochs()
    {
        // The labels "0.0" to "1.0" have three characters: the left end is at 14 + 3 · 6.3 = 32.9; those of the epochs count as two, so the
        // right end is at 358 − 6.3 = 351.7. The loss goes from 0 at 192 to 1.06 at 22: a loss of 1 lies at
        // 192 − 170 / 1.06 = 31.62, one of ½ at 192 − 85 / 1.06 = 111.81.
        var page = new Report("r").Curves(PageReading.Losses(1, .5, 0)).Page();

        Curve(page, "training").ShouldBe("M32.9 31.62L192.3 111.81L351.7 192");
    }

    [Fact]
    public void The_best_epoch_is_marked_where_its_validation_loss_is()
    {
        // The axis goes to 1 + 6 % as before: the loss of ½ lies at 111.81, and epoch 2 of 3 in the middle.
        var history = new History([new(1, 1, .1, .9, .25), new(2, .8, .1, .5, .75), new(3, .6, .1, .6, .5)], TrainingEnd.NoImprovement);

        var page = new Report("r").Curves(history).Page();

        var dot = page.Styled("dot").Last(dot => (string?)dot.Attribute("r") == "3.5" && dot.Parent == page.Styled("plot").First());
        ((string?)dot.Attribute("cx"), (string?)dot.Attribute("cy")).ShouldBe(("192.3", "111.81"));
        page.Named("figcaption").Single().Value.ShouldContain(
            "3 epochs, ended as the validation loss no longer improved. The best has a validation loss of 0.5 and an accuracy of 75 %.");
        page.Styled("legend").Single().Named("li").Select(entry => entry.Value).ShouldBe(["training part", "validation part", "best epoch: 2"]);
    }

    [Fact]
    public void The_caption_says_that_no_step_lowered_the_loss()
    {
        var history = new History([new(1, 1, .1), new(2, .5, .1)], TrainingEnd.Converged);
        new Report("r").Curves(history).Page().Named("figcaption").Single().Value.ShouldContain("2 epochs, ended as no step lowered the loss.");
    }

    [Fact]
    public void Without_a_validation_part_there_is_neither_its_curve_nor_an_accuracy()
    {
        var page = new Report("r").Curves(PageReading.Losses(1, .5)).Page();

        page.Styled("plot").Count().ShouldBe(1);
        page.Styled("validation").ShouldBeEmpty();
        page.Named("figcaption").Single().Value.ShouldContain("The best has a training loss of 0.5.");
    }

    [Fact]
    public void Accuracy_is_in_percent_on_an_axis_of_its_own_from_a_round_number()
    {
        // The lowest is 82 %, so the axis goes from 80 to 100 in the height from 192 to 22: 90 % lies in the middle, at 107.
        var history = new History([new(1, 1, .1, 1, .82), new(2, 1, .1, .5, .9)]);

        var plot = new Report("r").Curves(history).Page().Styled("plot").Last();

        Curve(plot, "validation").ShouldEndWith(" 107");
        plot.Styled("tick end").Select(tick => tick.Value).ShouldBe(["80", "85", "90", "95", "100"]);
    }

    [Theory]
    [InlineData(.49, "0")]
    [InlineData(.51, "50")]
    public void Accuracy_below_one_half_is_on_an_axis_from_0(double lowest, string first) =>
        new Report("r").Curves(new History([new(1, 1, .1, 1, lowest), new(2, 1, .1, .5, .9)])).Page()
            .Styled("plot").Last().Styled("tick end").First().Value.ShouldBe(first);

    [Theory]
    [InlineData(.01, "loss")] // a factor of just 100
    [InlineData(.009, "loss, logarithmic")]
    [InlineData(0, "loss")] // has no logarithm
    public void The_loss_is_on_a_logarithmic_axis_beyond_a_factor_of_a_hundred(double last, string name) =>
        new Report("r").Curves(PageReading.Losses(1, .5, last)).Page().Styled("label start").Single().Value.ShouldBe(name);

    [Fact]
    public void A_single_epoch_is_a_dot_in_the_middle()
    {
        var page = new Report("r").Curves(PageReading.Losses(1)).Page();

        page.Styled("dot of-training").Single().Attribute("cx")!.Value.ShouldBe("192.3");
        page.Styled("tick middle").Single().Value.ShouldBe("1");
    }

    [Fact]
    public void Of_many_epochs_every_so_many_and_the_last_are_drawn()
    {
        // 2001 epochs are more than twice a thousand, so every third is drawn: 667 from the first on, and the last.
        var page = new Report("r").Curves(PageReading.Losses([.. Enumerable.Range(0, 2001).Select(i => 1.0 + i)])).Page();

        Curve(page, "training").Split('M', 'L').Length.ShouldBe(1 + 668);
        page.Named("figcaption").Single().Value.ShouldContain("Of every 3 epochs one is drawn.");
    }

    [Fact]
    public void A_loss_that_is_not_finite_leaves_a_gap()
    {
        var curve = Curve(new Report("r").Curves(PageReading.Losses(1, .5, double.NaN, .25, double.PositiveInfinity, .1)).Page(), "training");

        curve.Count(letter => letter == 'M').ShouldBe(3);
        curve.ShouldNotContain("N");
    }

    [Fact]
    public void Epochs_of_a_resumed_training_keep_their_numbers() =>
        new Report("r").Curves(new History([new(41, 1, .1), new(42, .5, .1)])).Page()
            .Styled("tick middle").Select(tick => tick.Value).ShouldBe(["41", "42"]);

    [Fact]
    public void An_empty_history_is_refused_and_nothing_added()
    {
        var report = new Report("r");
        var before = report.ToString();

        Should.Throw<ArgumentException>(() => report.Curves(new History([]))).Message
            .ShouldBe("There are no epochs to be drawn: the history is empty. (Parameter 'history')");
        Should.Throw<ArgumentException>(() => report.Curves(PageReading.Losses(double.NaN))).Message.ShouldStartWith("No loss of the history is finite");
        Should.Throw<ArgumentException>(() => report.Curves(PageReading.Losses(1), " ")).ParamName.ShouldBe("title");

        report.ToString().ShouldBe(before);
    }

    private static string Curve(XElement page, string series) => page.Styled(series).First(path => path.Parent!.Attribute("role") is not null).Data();
}
