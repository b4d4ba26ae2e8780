using System.Globalization;
using System.Xml.Linq;

namespace Autograd.Nn;

/// <summary>Elements of a drawing within a page, and numbers as drawings have them.</summary>
internal static class Svg
{
    private static readonly XNamespace Name = "http://www.w3.org/2000/svg";

    /// <summary>A drawing that a screen reader takes for one picture with a title, and if given a description.</summary>
    public static XElement Picture(string classes, double left, double top, double width, double height, string title, string? description = null) => Element(
        "svg",
        new XAttribute("class", classes),
        new XAttribute("viewBox", Numbers(left, top, width, height)),
        new XAttribute("role", "img"),
        Element("title", title),
        description is null ? null : Element("desc", description));

    /// <summary>A drawing within a drawing, in units of its own, that shows nothing outside of its frame.</summary>
    public static XElement Frame(double x, double y, double width, double height, int columns, int rows, IEnumerable<XElement> content) => Element(
        "svg",
        At("x", x),
        At("y", y),
        At("width", width),
        At("height", height),
        new XAttribute("viewBox", Numbers(0, 0, columns, rows)),
        new XAttribute("preserveAspectRatio", "none"),
        content);

    public static XElement Path(string classes, string data) =>
        Element("path", new XAttribute("class", classes), new XAttribute("d", data));

    public static XElement Line(string classes, double x1, double y1, double x2, double y2) =>
        Element("line", new XAttribute("class", classes), At("x1", x1), At("y1", y1), At("x2", x2), At("y2", y2));

    public static XElement Circle(string classes, double x, double y, double radius) =>
        Element("circle", new XAttribute("class", classes), At("cx", x), At("cy", y), At("r", radius));

    /// <summary>Words at a point; the classes say whether it is their start, middle or end.</summary>
    public static XElement Text(string classes, double x, double y, string text) =>
        Element("text", new XAttribute("class", classes), At("x", x), At("y", y), text);

    /// <summary>To a hundredth of a unit, which no eye sees.</summary>
    public static string Number(double number) =>
        // Adding 0 makes 0 of −0.
        (Math.Round(number, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Numbers(params double[] numbers) => string.Join(' ', numbers.Select(Number));

    private static XElement Element(string name, params object?[] content) => new(Name + name, content);

    private static XAttribute At(string name, double number) => new(name, Number(number));
}
