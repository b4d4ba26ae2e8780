using System.Globalization;
using Autograd.Nn;

namespace Autograd.Tests.Nn.Reporting;

/// <summary>Where a field passes 0, and cells of one look.</summary>
public sealed class ContourTests
{
    [Fact]
    public void The_line_passes_where_the_field_would_be_0()
    {
        // −1 at x = 0.5 and 3 at x = 1.5: 0 a quarter of the way, at 0.75, from the top edge to the bottom.
        Contour.AtZero(2, 1, (_, column) => column == 0 ? -1 : 3).ShouldBe("M0.75 -0.5L0.75 0.5M0.75 0.5L0.75 1.5");
    }

    [Fact]
    public void A_field_of_one_sign_has_no_line() => Contour.AtZero(3, 3, (_, _) => 1).ShouldBeEmpty();

    [Theory]
    [InlineData(3, -1, "M1.25 0.5L1.5 0.75M0.75 1.5L0.5 1.25")]
    [InlineData(1, -3, "M0.5 0.75L0.75 0.5M1.5 1.25L1.25 1.5")]
    public void In_a_saddle_the_mean_decides_which_corners_are_cut_off(double falling, double rising, string expected)
    {
        // The corners are at 0.5 and 1.5, those on the falling diagonal above 0. The line passes at ¾ or ¼ of the way from one of them to
        // the next. A mean above 0 joins them and cuts off the others, one below 0 cuts them off.
        var path = Contour.AtZero(2, 2, (row, column) => row == column ? falling : rising);

        string.Concat(path.Split('M')[1..].Where(BetweenCorners).Select(line => $"M{line}")).ShouldBe(expected);

        static bool BetweenCorners(string line) =>
            line.Split('L', ' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).All(number => number is >= .5 and <= 1.5);
    }

    [Fact]
    public void Equal_cells_side_by_side_are_one_rectangle()
    {
        // a a b
        // . b b
        string?[,] looks = { { "a", "a", "b" }, { null, "b", "b" } };

        var paths = Raster.Paths(3, 2, (row, column) => looks[row, column]).Select(path => (path.Attribute("class")!.Value, path.Data()));

        paths.ShouldBe([("a", "M0 0h2v1h-2z"), ("b", "M2 0h1v1h-1zM1 1h2v1h-2z")]);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(.03, null)]
    [InlineData(.5, "o8")]
    [InlineData(1, "o16")]
    [InlineData(7, "o16")]
    [InlineData(double.NaN, null)]
    public void Opacity_has_sixteen_steps(double opacity, string? look) => Raster.Opacity(opacity).ShouldBe(look);
}
