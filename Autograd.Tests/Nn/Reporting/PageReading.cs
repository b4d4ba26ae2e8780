using System.Xml.Linq;
using Autograd.Nn;

namespace Autograd.Tests.Nn.Reporting;

/// <summary>What stands on a page, and small things to put there.</summary>
internal static class PageReading
{
    /// <summary>The page as XML: reading fails if it is not well-formed.</summary>
    public static XElement Page(this Report report) => XDocument.Parse(report.ToString()).Root!;

    public static IEnumerable<XElement> Named(this XElement element, string name) => element.Descendants().Where(inner => inner.Name.LocalName == name);

    /// <summary>Elements that have all of these style classes, and maybe more.</summary>
    public static IEnumerable<XElement> Styled(this XElement element, string classes) =>
        element.Descendants().Where(inner => classes.Split(' ').All((((string?)inner.Attribute("class")) ?? "").Split(' ').Contains));

    /// <summary>The cells of the first table, row by row.</summary>
    public static string[][] Table(this XElement page) =>
        [.. page.Named("table").First().Named("tr").Select(row => row.Elements().Select(cell => cell.Value).ToArray())];

    public static string Data(this XElement path) => (string)path.Attribute("d")!;

    /// <summary>"b" where x is above 0, else "a": the outputs are −x and x, so the probability of "b" is 1 / (1 + exp(−2x)).</summary>
    public static Model Halves() => new(new Mlp(new Layer(new double[,] { { -1, 0 }, { 1, 0 } }, [0, 0], Activation.Linear)), null, ["a", "b"]);

    public static Dataset Points(params (double X, double Y, int Label)[] points) =>
        Dataset.OfClasses([.. points.Select(point => new[] { point.X, point.Y })], [.. points.Select(point => point.Label)], ["a", "b"]);

    /// <summary>The line w x + b.</summary>
    public static Model Line(double weight, double bias) => new(new Mlp(new Layer(new[,] { { weight } }, [bias], Activation.Linear)));

    public static History Losses(params double[] losses) => new(losses.Select((loss, i) => new EpochResult(i + 1, loss, .1)));
}
