using Autograd.Nn;

namespace Autograd.Tests.Nn.Reporting;

/// <summary>The rows a model gets most wrong.</summary>
public sealed class MistakesTests
{
    // "b" has the probability 1 / (1 + exp(−2x)): at −1 it is 0.119, at −2 it is 0.018. Rows 0 and 3 are right.
    private static readonly Dataset Data = PageReading.Points((1, 0, 1), (-1, 2, 1), (-2, 4, 1), (-3, 4, 0));

    [Fact]
    public void Mistakes_are_listed_with_what_was_least_probable_first() =>
        new Report("r").Mistakes(PageReading.Halves(), Data).Page().Table().ShouldBe([
            ["row", "actual", "predicted", "probability", "x1", "x2"],
            ["2", "b", "a", "1.8 %", "-2", "4"],
            ["1", "b", "a", "11.9 %", "-1", "2"],
        ]);

    [Fact]
    public void As_pictures_they_are_on_one_scale_from_the_least_number_of_the_data_to_the_largest()
    {
        // From −3 to 4: (−2, 4) is 1/7 and 1, in sixteenths 2 and 16; (−1, 2) is 2/7 and 5/7, in sixteenths 5 and 11.
        var page = new Report("r").Mistakes(PageReading.Halves(), Data, 2, 1).Page();

        var pictures = page.Styled("gallery").Single().Named("li").ToArray();
        pictures[0].Named("path").Select(path => (path.Attribute("class")!.Value, path.Data())).ShouldBe([("ink o16", "M1 0h1v1h-1z"), ("ink o2", "M0 0h1v1h-1z")]);
        pictures[1].Named("path").Select(path => path.Attribute("class")!.Value).ShouldBe(["ink o11", "ink o5"]);
        pictures[0].Named("span").Select(line => line.Value).ShouldBe(["b → a", "1.8 %", "row 2"]);
        pictures[0].Named("title").Single().Value.ShouldBe("Row 2: b, predicted as a");
    }

    [Fact]
    public void A_limit_keeps_the_worst_and_the_caption_says_how_many_there_are()
    {
        var page = new Report("r").Mistakes(PageReading.Halves(), Data, limit: 1).Page();

        page.Table().Skip(1).Select(row => row[0]).ShouldBe(["2"]);
        page.Named("figcaption").Single().Value.ShouldStartWith("2 mistakes in 4 rows, the worst 1 shown.");
    }

    [Fact]
    public void Without_mistakes_the_page_says_so()
    {
        var page = new Report("r").Mistakes(PageReading.Halves(), Data[..1]).Mistakes(PageReading.Halves(), Data[3..], 1, 2).Page();

        page.Named("section").Select(section => section.Elements().Last().Value).ShouldBe(["No mistakes in 1 row.", "No mistakes in 1 row."]);
    }

    [Fact]
    public void Of_many_features_the_first_twelve_are_listed()
    {
        var network = new Mlp([13, 2], Activation.Linear, 1);
        var model = new Model(network, null, ["a", "b"]);
        double[] row = [.. Enumerable.Range(1, 13).Select(i => (double)i)];
        var wrong = 1 - model.Classify(row);

        var page = new Report("r").Mistakes(model, Dataset.OfClasses([row], [wrong], ["a", "b"])).Page();

        page.Table()[1][4..].ShouldBe(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"]);
        page.Named("figcaption").Single().Value.ShouldEndWith("Rows of this data are counted from 0. The first 12 of 13 features are listed.");
    }
}
