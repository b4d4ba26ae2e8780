using System.Globalization;
using System.Text;

namespace Autograd.Core;

/// <summary>An explanation as tables of Markdown.</summary>
internal static class MarkdownForm
{
    public static string Of(Explanation explanation)
    {
        var text = new StringBuilder();
        Row(text, "stage", "forward", "value");
        Row(text, "---:", "---", "---:");
        foreach (var leaf in explanation.Leaves)
        {
            Row(text, "", Code(leaf.Name), Digits.OfResult(leaf.Data));
        }

        if (explanation.IsConstant)
        {
            Row(text, "", Code(explanation.Name), Digits.OfResult(explanation.Data));
        }

        foreach (var stage in explanation.Stages)
        {
            var remark = stage.Remark is null ? "" : $", {stage.Remark}";
            Row(text, Number(stage), Code($"{stage.Name} = {stage.Formula}") + remark, Digits.OfResult(stage.Data));
        }

        text.Append('\n');
        Row(text, "stage", "backward", "local derivative", "in numbers", "adjoint so far");
        Row(text, "---:", "---", "---", "---", "---:");
        Row(text, "", Code(TextForm.Adjoint(explanation, explanation.Name)), "", "", "1");
        Stage? last = null;
        foreach (var line in explanation.Contributions)
        {
            Row(
                text,
                line.Stage == last ? "" : Number(line.Stage),
                Code($"{TextForm.Adjoint(explanation, line.Name)} {(line.IsFirst ? "=" : "+=")} {TextForm.ChainRule(explanation, line)}"),
                Code(TextForm.LocalDerivative(line)),
                Code($"{TextForm.Factors(line)} = {Digits.OfResult(line.Product)}"),
                Digits.OfResult(line.Total));
            last = line.Stage;
        }

        if (explanation.Leaves.Count > 0)
        {
            text.Append('\n');
            Row(text, "gradient", "");
            Row(text, "---", "---:");
            foreach (var leaf in explanation.Leaves)
            {
                Row(text, Code(TextForm.Adjoint(explanation, leaf.Name)), Digits.OfResult(leaf.Adjoint));
            }
        }

        foreach (var note in TextForm.Notes(explanation))
        {
            text.Append('\n').Append(Escaped(note)).Append('\n');
        }

        return text.ToString().TrimEnd();
    }

    private static void Row(StringBuilder text, params ReadOnlySpan<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    // A bar would end the cell, also inside code.
    private static string Code(string formula) => $"`{formula.Replace("|", @"\|", StringComparison.Ordinal)}`";

    private static string Number(Stage stage) => stage.Number.ToString(CultureInfo.InvariantCulture);

    private static string Escaped(string note) =>
        string.Concat(note.Select(letter => @"\`*_{}[]<>#|~&$".Contains(letter, StringComparison.Ordinal) ? $@"\{letter}" : letter.ToString()));
}
