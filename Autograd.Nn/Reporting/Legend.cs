using System.Xml.Linq;

namespace Autograd.Nn;

/// <summary>What the marks of a plot mean.</summary>
internal static class Legend
{
    public static XElement Of(IEnumerable<(XElement Mark, string Meaning)> entries) => Html.Element(
        "ul", Html.Class("legend"), entries.Select(entry => Html.Element("li", Key(entry.Mark), Html.Element("span", entry.Meaning))));

    /// <summary>A line as a curve has it, for a legend.</summary>
    public static XElement Line(string classes) => Svg.Path(classes, "M-9 0H9");

    // The words say all: a reader of the page aloud need not hear of the mark.
    private static XElement Key(XElement mark)
    {
        var key = Svg.Frame(0, 0, 24, 16, 24, 16, []);
        key.SetAttributeValue("class", "key");
        key.SetAttributeValue("viewBox", "-12 -8 24 16");
        key.SetAttributeValue("aria-hidden", "true");
        key.Add(mark);
        return key;
    }
}
