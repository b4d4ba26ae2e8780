using Autograd.Nn;

namespace Autograd.Tests.Nn.Reporting;

/// <summary>A curve over data.</summary>
public sealed class FitTests
{
    [Fact]
    public void The_curve_and_the_points_lie_where_they_should()
    {
        // Both axes go 6 % beyond: x from −0.06 to 1.06, and as ŷ = 2x goes from −0.12 to 2.12 there, y 0.1344 further, from −0.2544
        // to 2.2544. Labels "0.0" and "2.0" leave the room from 32.9 to 358 − 9.45 = 348.55 and from 252 up to 22. The curve starts at
        // 252 − 230 · 0.1344 / 2.5088 = 239.68 and ends at 34.32; the point (0, 0) is at 32.9 + 315.65 · 0.06 / 1.12 = 49.81 and
        // 252 − 230 · 0.2544 / 2.5088 = 228.68.
        var page = new Report("r").Fit(PageReading.Line(2, 0), Dataset.OfTargets([[0], [1]], [0.0, 2])).Page();

        var curve = page.Styled("plot").Single().Styled("model").Single().Data();
        curve.ShouldStartWith("M32.9 239.68L");
        curve.ShouldEndWith("L348.55 34.32");
        page.Styled("plot").Single().Styled("mark").First().Data().ShouldStartWith("M49.81 228.68m");
    }

    [Fact]
    public void The_caption_says_how_good_the_fit_is()
    {
        // ŷ = 2x at 0 and 1 is 0 and 2, the targets are 1 and 3: squares 1 and 1, a mean of 1. About their mean of 2 those are 1 and 1 too: R² = 0.
        var page = new Report("r").Fit(PageReading.Line(2, 0), Dataset.OfTargets([[0], [1]], [1.0, 3])).Page();

        page.Named("figcaption").Single().Value.ShouldContain("2 points: the mean squared error is 1, R² is 0.");
    }

    [Fact]
    public void A_single_point_has_room_round_it() =>
        new Report("r").Fit(PageReading.Line(0, 5), Dataset.OfTargets([[3]], [5.0])).Page()
            .Styled("plot").Single().Styled("model").Single().Data().ShouldNotContain("N");

    [Fact]
    public void Names_of_feature_and_target_stand_at_the_axes()
    {
        var page = new Report("r").Fit(PageReading.Line(1, 0), Dataset.OfTargets([[0], [1]], [0.0, 1], ["price"], ["area"])).Page();

        page.Styled("label start").Single().Value.ShouldBe("price");
        page.Styled("label middle").Single().Value.ShouldBe("area");
    }
}
