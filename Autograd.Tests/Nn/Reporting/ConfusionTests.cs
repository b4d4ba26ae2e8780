using System.Globalization;
using System.Xml.Linq;
using Autograd.Nn;

namespace Autograd.Tests.Nn.Reporting;

/// <summary>The confusion matrix as a table.</summary>
public sealed class ConfusionTests
{
    [Fact]
    public void The_table_has_the_counts_and_each_class_its_recall_and_precision()
    {
        // Actual cat: 2 right, 1 taken for a dog. Actual dog: 1 right. No cow is there, or predicted.
        // Recall: 2/3, 1/1 and of none; precision: 2/2, 1/2 and of none.
        var matrix = new ConfusionMatrix([0, 0, 1, 1], [0, 0, 0, 1], ["cat", "dog", "cow"]);

        var page = new Report("r").Confusion(matrix).Page();

        page.Table().ShouldBe([
            ["", "cat", "dog", "cow", "recall", "precision"],
            ["cat", "2", "1", "·", "66.7 %", "100 %"],
            ["dog", "·", "1", "·", "100 %", "50 %"],
            ["cow", "·", "·", "·", "–", "–"],
        ]);
        page.Named("figcaption").Single().Value.ShouldStartWith("75 % of 4 rows right, 1 wrong.");
    }

    [Fact]
    public void A_model_is_asked_for_its_predictions()
    {
        // "b" is predicted where the first number is above 0: of two rows of "b" one is found.
        var page = new Report("r").Confusion(PageReading.Halves(), PageReading.Points((-1, 0, 0), (-1, 0, 1), (1, 0, 1))).Page();

        page.Table()[1..].ShouldBe([["a", "1", "·", "100 %", "50 %"], ["b", "1", "1", "50 %", "100 %"]]);
    }

    [Fact]
    public void Right_and_wrong_cells_differ_and_are_shaded_by_their_part_of_the_class()
    {
        var page = new Report("r").Confusion(new ConfusionMatrix([0, 0, 1, 1], [0, 0, 0, 1], ["cat", "dog"])).Page();

        page.Styled("hit").Select(Shade).ShouldBe(["--share:0.67", "--share:1"]);
        page.Styled("miss").Select(Shade).ShouldBe(["--share:0.33"]);

        static string Shade(XElement cell) => cell.Attribute("style")!.Value;
    }

    [Fact]
    public void Of_very_many_classes_the_most_frequent_confusions_are_listed()
    {
        // Class 7 is taken for 30 twice, class 30 for 7 once; the others are right.
        int[] labels = [.. Enumerable.Range(0, 31), 7, 7, 30], predictions = [.. Enumerable.Range(0, 31), 30, 30, 7];
        var names = Enumerable.Range(0, 31).Select(i => i.ToString(CultureInfo.InvariantCulture));

        var page = new Report("r").Confusion(new ConfusionMatrix(predictions, labels, names)).Page();

        page.Table().ShouldBe([["actual", "predicted", "rows"], ["7", "30", "2"], ["30", "7", "1"]]);
    }

    [Theory]
    [InlineData("cat", "dog", "level")]
    [InlineData("a name of sixteen", "another of twenty one", "upright")]
    public void Names_that_would_not_fit_side_by_side_are_turned(string first, string second, string direction) =>
        new Report("r").Confusion(new ConfusionMatrix([0], [0], [first, second])).Page()
            .Styled(direction).Select(heading => heading.Value).ShouldBe([first, second]);
}
