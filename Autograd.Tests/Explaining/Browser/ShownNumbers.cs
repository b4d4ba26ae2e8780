using System.Globalization;

namespace Autograd.Tests.Explaining.Browser;

/// <summary>What a page shows at a step, read from its elements.</summary>
internal sealed class ShownNumbers
{
    private const string Script = """
        () => {
            const text = (element, selector) => element.querySelector(selector)?.textContent ?? "";
            const all = (selector, read) => [...document.querySelectorAll(selector)].map(read);
            return [
                all("svg.graph [data-node]", node => [node.dataset.node, text(node, ".primal"), text(node, ".adjoint")]),
                all("svg.graph [data-edge]", edge => [edge.dataset.edge, text(edge, ".derivative"), edge.classList.contains("lit") ? "lit" : ""]),
                all("#forward-table tbody tr", row => [row.dataset.stage, text(row, ".value"), row.getAttribute("aria-current") ?? ""]),
                all("#backward-table tbody tr", row => [row.dataset.contribution, text(row, ".value"), row.getAttribute("aria-current") ?? ""]),
                all("#inputs li", row => [row.dataset.input, text(row, ".grad"), ""]),
                all("#formula", element => ["", element.textContent, ""]),
            ];
        }
        """;

    private readonly string[][][] groups;

    private ShownNumbers(string[][][] groups) => this.groups = groups;

    /// <summary>The value and the adjoint in the box of each node, by its place in the graph.</summary>
    public Dictionary<string, (string Primal, string Adjoint)> Nodes => groups[0].ToDictionary(node => node[0], node => (node[1], node[2]));

    /// <summary>The local derivative on each edge, by the places of the result and of the operand in it.</summary>
    public Dictionary<string, string> Edges => groups[1].ToDictionary(edge => edge[0], edge => edge[1]);

    /// <summary>The edges that are lit.</summary>
    public string[] Lit => [.. groups[1].Where(edge => edge[2] == "lit").Select(edge => edge[0])];

    /// <summary>The values in the table of stages.</summary>
    public string[] Forward => [.. groups[2].Select(row => row[1])];

    /// <summary>The running totals in the table of contributions, the start of the pass first.</summary>
    public string[] Backward => [.. groups[3].Select(row => row[1])];

    /// <summary>The row that is marked: a stage's number, or a contribution's edge.</summary>
    public string[] Current => [.. groups[2].Concat(groups[3]).Where(row => row[2] == "step").Select(row => row[0])];

    /// <summary>The adjoints beside the variables.</summary>
    public string[] Gradient => [.. groups[4].Select(row => row[1])];

    /// <summary>The formula of the step.</summary>
    public string Formula => groups[5][0][1];

    public static async Task<ShownNumbers> On(OpenedPage page) => new(await page.Evaluate<string[][][]>(Script));

    /// <summary>A number in the nine characters that a box has room for, with as many digits as they hold.</summary>
    public static string InDrawing(double number)
    {
        var text = Digits.OfResult(number);
        for (var digits = 5; text.Length > 9; digits--)
        {
            text = Digits.OfResult(double.Parse(number.ToString($"G{digits}", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
        }

        return text;
    }
}
