using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Autograd.Nn;

/// <summary>Elements of a page that is both HTML and well-formed XML.</summary>
internal static class Html
{
    /// <summary>An element with a start and an end, even where it is empty: HTML takes <c>&lt;p/&gt;</c> for a start.</summary>
    public static XElement Element(string name, params object?[] content) => new(name, content, "");

    /// <summary>An element that HTML knows to be without content, such as <c>meta</c>.</summary>
    public static XElement Void(string name, params XAttribute[] attributes) => new(name, attributes.AsEnumerable<object>());

    public static XAttribute Class(string classes) => new("class", classes);

    /// <summary>A cell of a table as wide as its text, up to a limit.</summary>
    public static XElement Cell(string classes, string text) => Element("td", Class(classes), Fit(text));

    /// <summary>The heading of a column ("col") or row of a table, as wide as its text, up to a limit.</summary>
    public static XElement Heading(string scope, string classes, string text) => Element("th", new XAttribute("scope", scope), Class(classes), Fit(text));

    private static XElement Fit(string text) => Element("div", Class("fit"), text);

    /// <summary>The text of a page, the same on every machine. Characters that XML cannot hold become U+FFFD.</summary>
    public static string Write(XElement root)
    {
        var clean = new XElement(root);
        foreach (var text in clean.DescendantNodes().OfType<XText>())
        {
            text.Value = Clean(text.Value);
        }

        var page = new StringBuilder("<!DOCTYPE html>\n");
        var settings = new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, IndentChars = "", NewLineChars = "\n" };
        using (var writer = XmlWriter.Create(page, settings))
        {
            clean.WriteTo(writer);
        }

        return page.Append('\n').ToString();
    }

    private static string Clean(string text)
    {
        var characters = text.ToCharArray();
        for (var i = 0; i < characters.Length; i++)
        {
            if (i + 1 < characters.Length && XmlConvert.IsXmlSurrogatePair(characters[i + 1], characters[i]))
            {
                i++;
            }
            else if (!XmlConvert.IsXmlChar(characters[i]))
            {
                characters[i] = '\uFFFD';
            }
        }

        return new(characters);
    }
}
