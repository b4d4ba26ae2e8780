using System.Globalization;
using System.Text.RegularExpressions;
using Autograd.Nn;

namespace Autograd.Tests.Nn.Reporting;

/// <summary>Regions, border and points in the plane of two inputs.</summary>
public sealed partial class BoundaryTests
{
    // Both axes go from −1.12 to 1.12, 6 % beyond the points. Labels such as "-1.0" leave the room from 14 + 4 · 6.3 = 39.2 to 358 − 4 · 3.15 = 345.4
    // and from 312 up to 22: −1 lies at 39.2 + 306.2 · 0.12 / 2.24 = 55.6 and 312 − 290 · 0.12 / 2.24 = 296.46, 1 at 329 and 37.54.
    private static readonly Dataset Corners = PageReading.Points((-1, -1, 0), (1, -1, 1), (-1, 1, 1), (1, 1, 1));

    [Fact]
    public void Points_lie_where_their_features_say_with_a_shape_and_a_colour_for_each_class()
    {
        var page = new Report("r").Boundary(PageReading.Halves(), Corners).Page();

        var marks = page.Styled("plot").Single().Styled("mark").Select(mark => mark.Data()).ToArray();
        marks.Select(mark => mark[..mark.IndexOf('m', StringComparison.Ordinal)]).ShouldBe(["M55.6 296.46", "M329 296.46", "M55.6 37.54", "M329 37.54"]);
        marks[0].ShouldContain("a3 3 0 1 0 6 0"); // a circle
        marks[1].ShouldEndWith("m-2.7 -2.7l5.4 0l0 5.4l-5.4 0z"); // a square
        page.Styled("plot").Single().Styled("mark c1").Count().ShouldBe(3);
        page.Styled("legend").Single().Named("li").Select(entry => entry.Value).ShouldBe(["a", "b", "misclassified"]);
    }

    [Fact]
    public void A_misclassified_point_has_a_ring()
    {
        // Only (−1, 1) is a "b" on the side of "a".
        var page = new Report("r").Boundary(PageReading.Halves(), Corners).Page();

        var ring = page.Styled("plot").Single().Styled("ring").Single();
        (ring.Attribute("cx")!.Value, ring.Attribute("cy")!.Value).ShouldBe(("55.6", "37.54"));
        page.Named("desc").Single().Value.ShouldBe("4 points, 1 misclassified.");
    }

    [Fact]
    public void The_border_is_where_the_decision_changes_and_the_regions_end_there()
    {
        // x = 0 is in the middle of 100 cells.
        var page = new Report("r").Boundary(PageReading.Halves(), Corners).Page();

        Numbers().Matches(page.Styled("plot").Single().Styled("border").Single().Data())
            .Select(point => point.Groups[1].Value).Distinct().ShouldBe(["50"]);
        Starts(page, "c0").Max().ShouldBeLessThan(50);
        Starts(page, "c1").Min().ShouldBe(50);
    }

    [Fact]
    public void The_second_feature_grows_upwards()
    {
        // "b" is predicted where it is above 0: in the first 50 of 100 rows, and in the first of two lines.
        var model = new Model(new Mlp(new Layer(new double[,] { { 0, -1 }, { 0, 1 } }, [0, 0], Activation.Linear)), null, ["a", "b"]);

        var page = new Report("r").Boundary(model, Corners).Page();

        page.Styled("region c1").SelectMany(path => path.Data().Split('M')[1..])
            .Select(run => int.Parse(run.Split(' ', 'h')[1], CultureInfo.InvariantCulture)).Max().ShouldBe(49);
        Boundary.ToText(model, Corners, 4, 2).ShouldStartWith("x░░x\no  X\n");
    }

    [Fact]
    public void A_region_is_stronger_where_its_class_is_more_probable()
    {
        // In the middle row of "b": hardly above ½ at the border, 1 / (1 + exp(−2.2)) = 0.90 at the edge.
        var page = new Report("r").Boundary(PageReading.Halves(), Corners).Page();

        var weak = Strength(start: 50);
        var strong = Strength(start: Starts(page, "c1").Max());

        (weak, strong).ShouldBe((2, 6)); // 16 · (0.15 + 0.3 · 0.01) = 2.45 and 16 · (0.15 + 0.3 · 0.80) = 6.24, rounded

        int Strength(int start) => page.Styled("region c1").Where(path => path.Data().Contains($"M{start} 0h", StringComparison.Ordinal))
            .Select(path => int.Parse(path.Attribute("class")!.Value.Split('o')[^1], CultureInfo.InvariantCulture)).Single();
    }

    [Fact]
    public void One_output_for_two_classes_has_the_same_picture_as_two_outputs()
    {
        // The sigmoid of 2x is the softmax of −x and x.
        var one = new Model(new Mlp(new Layer(new double[,] { { 2, 0 } }, [0], Activation.Linear)), null, ["a", "b"]);

        new Report("r").Boundary(one, Corners).ToString().ShouldBe(new Report("r").Boundary(PageReading.Halves(), Corners).ToString());
    }

    [Fact]
    public void Of_many_points_two_thousand_are_drawn()
    {
        var page = new Report("r").Boundary(PageReading.Halves(), PageReading.Points([.. Enumerable.Range(0, 5000).Select(i => (i - 2499.5, 0.0, i / 2500))])).Page();

        page.Styled("plot").Single().Styled("mark").Count().ShouldBe(2000);
        Sample.Rows(5000).Take(4).ShouldBe([0, 2, 5, 7]); // every 2.5th
        Sample.Rows(5000).Last().ShouldBe(4997);
        page.Named("figcaption").Single().Value.ShouldContain("5,000 points, none misclassified. 2,000 of the 5,000 points are drawn.");
    }

    [Fact]
    public void As_many_classes_as_pairs_of_a_shape_and_a_colour_have_different_marks() =>
        Enumerable.Range(0, 8 * 8).Select(label => Marker.At(label, 0, 0, 3).ToString()).Distinct().Count().ShouldBe(8 * 8);

    [Fact]
    public void In_a_terminal_regions_are_shades_and_points_letters_with_capitals_for_mistakes()
    {
        // Two rows of four characters: x = 0 is between the second and the third.
        Boundary.ToText(PageReading.Halves(), Corners, 4, 2).ShouldBe("X ░x\no ░x\no a [ ]  x b [░]  capitals: misclassified");
    }

    [Fact]
    public void In_a_terminal_a_mistake_is_seen_where_another_point_is_right() =>
        // In the middle the classes are equally probable, and the first is taken.
        Boundary.ToText(PageReading.Halves(), PageReading.Points((1, 0, 0), (1, 0, 1), (-1, 0, 0)), 3, 1).ShouldStartWith("o O\n");

    [Fact]
    public void In_a_terminal_more_than_four_classes_are_digits()
    {
        // Output k is k·x − k²/2: that of the k nearest to x is largest.
        var network = new Mlp(new Layer(new double[,] { { 0, 0 }, { 1, 0 }, { 2, 0 }, { 3, 0 }, { 4, 0 } }, [0, -.5, -2, -4.5, -8], Activation.Linear));
        string[] names = ["0", "1", "2", "3", "4"];
        var data = Dataset.OfClasses([[-.5, 0], [4.5, 0]], [0, 4], names);

        Boundary.ToText(new Model(network, null, names), data, 5, 3).Split('\n')[..3].ShouldBe(["01234", "a123e", "01234"]);
    }

    private static IEnumerable<int> Starts(System.Xml.Linq.XElement page, string colour) =>
        page.Styled($"region {colour}").SelectMany(path => path.Data().Split('M')[1..]).Select(run => int.Parse(run.Split(' ')[0], CultureInfo.InvariantCulture));

    [GeneratedRegex(@"[ML]([\d.]+) ([\d.]+)")]
    private static partial Regex Numbers();
}
