using System.Xml.Linq;

namespace Autograd.Tests.Explaining;

/// <summary>Graphviz itself reads what is written for it.</summary>
public class GraphvizTests
{
    private static readonly string[] HostileNames =
    [
        "say \"x\"", "\\", "\\N\"", "a & b", "&lt;", "<b>", "a\r\n\"]", "p | q", "{x}", "🙂", "größe", "\ufffe", "\ud83d", "\u202eright to left", "x];}",
    ];

    [Fact]
    public async Task A_name_in_DOT_is_drawn_as_it_was_given()
    {
        var f = Value.Sum(HostileNames.Select((name, i) => new Value(i, name)));
        var texts = await Drawn(f.ToDot());

        // Half a pair and a character that no text may hold are replaced, what is not to be seen is a space.
        string[] shown = ["say \"x\"", "\\", "\\N\"", "a & b", "&lt;", "<b>", "a  \"]", "p | q", "{x}", "🙂", "größe", "\ufffd", "\ufffd", "right to left", "x];}"];
        for (var i = 0; i < shown.Length; i++)
        {
            texts.ShouldContain($"{shown[i]} = {i}");
        }
    }

    [Fact]
    public async Task Every_kind_of_node_is_drawn()
    {
        Value x = new(2, "x"), w = new(3, "w");
        var f = Value.Where(x > 1, (x * w) + (x + x) + 0.5, w).Log().Named("f");
        f.Backward();

        // ln(2 · 3 + 4 + 0.5) = ln 10.5
        var texts = await Drawn(f.ToDot(parameters: [w]));
        texts.ShouldContain("x = 2");
        texts.ShouldContain("w = 3");
        texts.ShouldContain("0.5");
        texts.ShouldContain("f = 2.35138");
        texts.ShouldContain("where");
    }

    private static async Task<string[]> Drawn(string dot)
    {
        var (exitCode, output, errors) = await Tools.Run(Tools.Require("dot"), dot, "-Tsvg");
        errors.ShouldBe("");
        exitCode.ShouldBe(0);
        return [.. XDocument.Parse(output).Descendants().Where(element => element.Name.LocalName == "text").Select(text => text.Value.Replace('\u00a0', ' '))];
    }
}
