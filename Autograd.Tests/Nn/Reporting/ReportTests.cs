using System.Text;
using Autograd.Nn;
using Autograd.Tests.Core;

namespace Autograd.Tests.Nn.Reporting;

/// <summary>The page as a whole.</summary>
public sealed class ReportTests
{
    [Fact]
    public void A_page_has_its_title_and_what_was_added_in_order()
    {
        var page = new Report("Two moons").Text("First.").Facts(("seed", "1")).Curves(PageReading.Losses(2, 1), "Losses").Page();

        page.Named("title").First().Value.ShouldBe("Two moons");
        page.Named("main").Single().Elements().Select(part => part.Name.LocalName).ShouldBe(["h1", "p", "dl", "section"]);
        page.Named("dd").Single().Value.ShouldBe("1");
        page.Named("h2").Single().Value.ShouldBe("Losses");
    }

    [Fact]
    public void A_page_asks_for_nothing_from_elsewhere()
    {
        var text = Everything().ToString();

        text.Replace("http://www.w3.org/2000/svg", "", StringComparison.Ordinal).ShouldNotContain("http");
        foreach (var reference in new[] { "src=", "href", "@import", "url(", "<script", "<link" })
        {
            text.ShouldNotContain(reference, Case.Insensitive);
        }
    }

    [Fact]
    public void HTML_reads_the_page_as_XML_does()
    {
        // HTML takes <div/> for a start that is never ended, and a style as it stands, without undoing &gt;. Within svg it reads as XML does.
        var report = Everything();
        var page = report.Page();

        page.DescendantsAndSelf()
            .Where(element => element.IsEmpty && element.Name.NamespaceName.Length == 0)
            .Select(element => element.Name.LocalName).Distinct().ShouldBe(["meta"]);
        report.ToString().ShouldContain(page.Named("style").Single().Value);
        report.ToString().ShouldStartWith("<!DOCTYPE html>\n<html lang=\"en\">");
    }

    [Fact]
    public void Every_picture_has_a_title_for_those_who_cannot_see_it()
    {
        var pictures = Everything().Page().Named("svg").Where(svg => (string?)svg.Attribute("role") == "img").ToArray();

        pictures.Length.ShouldBe(7); // two curves, a boundary, a fit, two neurons, a mistake
        pictures.ShouldAllBe(picture => picture.Elements().First().Name.LocalName == "title");
        Everything().Page().Styled("key").Select(key => (string?)key.Attribute("aria-hidden")).Distinct().ShouldBe(["true"]); // words stand beside it
    }

    [Fact]
    public void The_same_additions_give_the_same_bytes_in_every_culture() =>
        OtherCulture.Run(() => Everything().ToString()).ShouldBe(Everything().ToString());

    [Theory]
    [InlineData("<script>alert('x')</script>")]
    [InlineData("a & b \"quoted\" ]]> &amp;")]
    [InlineData("fish 🐟 and chips\non two lines")]
    public void Every_name_is_shown_as_it_is(string name)
    {
        var model = new Model(PageReading.Halves().Network, null, [name, "other"], [name, "y"]);
        var data = Dataset.OfClasses([[-1, 0], [1, 1]], [1, 0], [name, "other"], [name, "y"]);

        var page = new Report(name).Text(name).Facts((name, name)).Boundary(model, data, name).Confusion(model, data).Mistakes(model, data).Page();

        page.Named("h1").Concat(page.Named("h2").Take(1)).Concat(page.Named("p").Take(1)).Concat(page.Named("dt")).Concat(page.Named("dd"))
            .Select(element => element.Value).ShouldAllBe(text => text == name);
        page.Styled("legend").First().Named("li").First().Value.ShouldBe(name);
        page.Styled("label middle").Single().Value.ShouldBe(name);
        page.Table()[1][0].ShouldBe(name);
        page.Named("script").ShouldBeEmpty();
    }

    [Fact]
    public void What_XML_cannot_hold_becomes_a_replacement_character()
    {
        // A control character, half of a surrogate pair in the middle and at the end, and a whole pair.
        new Report("a\u0001b\ud800c🐟\udc1f").Page().Named("h1").Single().Value.ShouldBe("a\ufffdb\ufffdc🐟\ufffd");
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_network_that_has_diverged_can_be_shown(double weight)
    {
        var plane = new Model(new Mlp(new Layer(new[,] { { weight, 0 }, { 0, 1 } }, [0, 0], Activation.Linear)), null, ["a", "b"]);
        var data = PageReading.Points((0, 0, 0), (1, 1, 1));

        var page = new Report("r").Boundary(plane, data).FirstLayer(plane.Network, 2, 1).Mistakes(plane, data, 1, 2).Confusion(plane, data)
            .Fit(PageReading.Line(weight, 0), Dataset.OfTargets([[0], [1]], [0.0, 1])).Page();

        page.Named("svg").SelectMany(svg => svg.Descendants()).SelectMany(element => element.Attributes()).ShouldAllBe(attribute => !attribute.Value.Contains('N') && !attribute.Value.Contains('I'));
    }

    [Fact]
    public void A_saved_page_is_the_text_in_UTF_8_in_folders_made_for_it()
    {
        using var folder = new TemporaryFolder();
        var path = folder[Path.Combine("new", "folders", "page.html")];
        new Report("old, and longer than what comes after it").Save(path);
        var report = new Report("é 🐟");

        report.Save(path).ShouldBe(path);

        File.ReadAllBytes(path).ShouldBe(Encoding.UTF8.GetBytes(report.ToString()));
        Directory.GetFiles(Path.GetDirectoryName(path)!).ShouldBe([path]); // no temporary file is left
    }

    private static Report Everything()
    {
        var model = PageReading.Halves();
        var data = PageReading.Points((-1, -1, 0), (1, -1, 1), (-.5, 1, 1), (1, 1, 1));
        var history = new History([new(1, 2, .1, 1.5, .5), new(2, 1, .1, .75, .75)]);
        return new Report("Everything").Text("A text.").Facts(("name", "value")).Curves(history)
            .Confusion(model, data).Boundary(model, data).Fit(PageReading.Line(2, .5), Dataset.OfTargets([[0], [1.25]], [0.0, 3]))
            .FirstLayer(model.Network, 2, 1).Mistakes(model, data, 1, 2).Mistakes(model, data);
    }
}
