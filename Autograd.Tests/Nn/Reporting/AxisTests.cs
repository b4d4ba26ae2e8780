using System.Xml.Linq;
using Autograd.Nn;

namespace Autograd.Tests.Nn.Reporting;

/// <summary>Round ticks, and where numbers lie.</summary>
public sealed class AxisTests
{
    [Theory]
    [InlineData(0, 1.2, "0.0 0.2 0.4 0.6 0.8 1.0 1.2")] // a sixth of the range is the least step: 0.2
    [InlineData(0, 1.21, "0.0 0.5 1.0")] // 0.2017 is more than 0.2: the next round step is 0.5
    [InlineData(-1.12, 1.12, "-1.0 -0.5 0.0 0.5 1.0")]
    [InlineData(0, 1234, "0 500 1000")]
    [InlineData(0, 3e7, "0 5e6 1e7 1.5e7 2e7 2.5e7 3e7")]
    [InlineData(123456777, 123456999, "123456800 123456850 123456900 123456950")] // all digits where fewer would make ticks equal
    [InlineData(.0000012, .0000049, "2e-6 3e-6 4e-6")]
    public void Ticks_are_1_2_or_5_times_a_power_of_ten(double min, double max, string labels) =>
        new Axis("", min, max).Ticks().Select(tick => tick.Label).ShouldBe(labels.Split(' '));

    [Fact]
    public void Whole_numbers_have_whole_ticks() =>
        new Axis("", .5, 1.5, Whole: true).Ticks().ShouldBe([(1, "1")]);

    [Fact]
    public void Ticks_of_a_logarithmic_axis_are_powers_of_ten_and_equal_ratios_equal_ways()
    {
        var axis = new Axis("", 1e-5, 1e5, Logarithmic: true);

        axis.Ticks().Select(tick => tick.Label).ShouldBe(["1e-4", "0.01", "1", "100", "10000"]); // every second of eleven
        axis.Fraction(1e-5).ShouldBe(0);
        axis.Fraction(1).ShouldBe(.5, 1e-15); // the rounding of a quotient of logarithms
        axis.Fraction(1e5).ShouldBe(1);
    }

    [Fact]
    public void An_axis_round_numbers_has_a_margin_and_one_round_equal_numbers_a_width()
    {
        var (around, same, zero) = (Axis.Around("", [3, 1, 2], "data"), Axis.Around("", [50, 50], "data"), Axis.Around("", [0], "data"));

        (around.Min, around.Max).ShouldBe((.88, 3.12)); // 6 % of 2
        (same.Min, same.Max).ShouldBe((45, 55));
        (zero.Min, zero.Max).ShouldBe((-1, 1));
    }

    [Theory]
    [InlineData(1e15, 1e15 + 2)]
    [InlineData(-1e300, 1e300)]
    [InlineData(1, 1.0000000000000002)]
    [InlineData(-double.Epsilon, double.Epsilon)]
    public void There_are_a_few_ticks_on_any_range(double min, double max) =>
        Axis.Around("", [min, max], "data").Ticks().Length.ShouldBeInRange(1, 8);

    [Fact]
    public void Numbers_whose_distance_is_infinite_are_refused() =>
        Should.Throw<ArgumentException>(() => Axis.Around("mass", [-1.5e308, 1.5e308], "data"))
            .Message.ShouldBe("The numbers of 'mass', from -1.5e308 to 1.5e308, are too far apart to be drawn. (Parameter 'data')");

    [Theory]
    [InlineData(0, "0")]
    [InlineData(-.00001, "-1e-5")]
    [InlineData(.00041666, "0.0004167")]
    [InlineData(.31283, "0.3128")]
    [InlineData(-12.3456, "-12.35")]
    [InlineData(123456.7, "123457")]
    [InlineData(1234567, "1.235e6")]
    [InlineData(double.NaN, "NaN")]
    public void A_number_is_said_with_four_digits(double number, string words) => Words.Of(number).ShouldBe(words);

    [Theory]
    [InlineData(1.005, "1")] // a little less than 1.005 in binary
    [InlineData(-.001, "0")]
    [InlineData(-1.126, "-1.13")]
    public void A_place_in_a_drawing_is_rounded_to_hundredths_and_never_minus_zero(double number, string text) => Svg.Number(number).ShouldBe(text);

    [Theory]
    [InlineData("four", "four")]
    [InlineData("fivee", "fiv…")]
    [InlineData("🐟🐟🐟🐟", "🐟🐟🐟🐟")]
    [InlineData("🐟🐟🐟🐟🐟", "🐟🐟🐟…")]
    public void A_long_name_is_cut_between_characters(string name, string expected) => Words.Short(name, 4).ShouldBe(expected);

    [Fact]
    public void Labels_that_would_touch_are_left_out()
    {
        // Nine digits and a gap of one and a half need 10.5 · 6.3 = 66.15. The plot is 358 − 28.35 − 32.9 = 296.75 wide, so that ticks
        // every 50 are 61.1 apart on a range of 243, and 66.8 on one of 222.
        XElement Plotted(double max) => new Plot("", "", new Axis("x", 123456777, max), new Axis("y", 0, 1), 200).Drawing;

        Plotted(123457020).Styled("tick middle").Select(tick => tick.Value).ShouldBe(["123456800", "123456900", "123457000"]);
        Plotted(123457020).Styled("grid").Count().ShouldBe(5 + 6); // the lines remain
        Plotted(123456999).Styled("tick middle").Count().ShouldBe(4);
    }

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(.0004, "< 0.1 %")]
    [InlineData(.9056, "90.6 %")]
    [InlineData(.9999, "> 99.9 %")]
    [InlineData(1, "100 %")]
    [InlineData(double.NaN, "–")]
    public void A_share_is_0_or_100_percent_only_if_it_is_none_or_all(double share, string words) => Words.Percent(share).ShouldBe(words);
}
