using System.Text;
using static System.FormattableString;

namespace Autograd.Core;

/// <summary>An explanation as LaTeX: two environments <c>align*</c> of amsmath, and one for the gradient.</summary>
internal static class LatexForm
{
    public static string Of(Explanation explanation)
    {
        var text = new StringBuilder();
        Environment(text, Forward(explanation));
        Environment(text, Backward(explanation));
        if (explanation.Leaves.Count > 0)
        {
            Environment(text, explanation.Leaves.Select(leaf => $"{Adjoint(explanation, leaf.Name)} &= {Result(leaf.Adjoint)}"));
        }

        foreach (var (shown, given) in explanation.Renamed)
        {
            text.Append($"\\noindent ${Name(shown)}$ is the value named ``{LatexNotation.Prose(given)}''.\\\\\n");
        }

        if (TextForm.Change(explanation) is { } change)
        {
            text.Append($"\\noindent {LatexNotation.Prose(change)}\n");
        }

        return text.ToString().TrimEnd();
    }

    private static IEnumerable<string> Forward(Explanation explanation)
    {
        foreach (var leaf in explanation.Leaves)
        {
            yield return $"{Name(leaf.Name)} &= {Result(leaf.Data)}";
        }

        if (explanation.IsConstant)
        {
            yield return $"{Name(explanation.Name)} &= {Result(explanation.Data)}";
        }

        foreach (var stage in explanation.Stages)
        {
            var remark = stage.Remark is null ? "" : $@" && \text{{{stage.Remark}}}";
            yield return $"{Name(stage.Name)} &= {Broken(stage.Wording.FormulaIn(Notation.Latex))} = {Result(stage.Data)}{remark}";
        }
    }

    private static IEnumerable<string> Backward(Explanation explanation)
    {
        yield return $"{Adjoint(explanation, explanation.Name)} &= 1";
        foreach (var line in explanation.Contributions)
        {
            var edge = $@"\frac{{\partial {Name(line.Stage.Name)}}}{{\partial {Name(line.Name)}}}";
            var numbers = Notation.Latex.Product(LatexNotation.Result(line.Stage.Adjoint), LatexNotation.Result(line.LocalDerivative));
            var adjoint = Adjoint(explanation, line.Name);
            var use = line.IsRepeated ? Invariant($@"\text{{ (operand {line.Operand + 1})}}") : "";
            yield return $@"{adjoint} &{(line.IsFirst ? "=" : @"\mathrel{{+}{=}}")} {Adjoint(explanation, line.Stage.Name)} \cdot {edge}"
                + $@" = {numbers.Text} = {Result(line.Product)} && {edge} = {line.FormulaIn(Notation.Latex) ?? Result(line.LocalDerivative)}{use}";
            if (!line.IsFirst)
            {
                // On a line of its own, or lines would be wider than a page of ordinary margins.
                yield return $"{adjoint} &= {Result(line.Total)}";
            }
        }
    }

    // Pages may end inside an environment, which may be long.
    private static void Environment(StringBuilder text, IEnumerable<string> lines) => text
        .Append("{\\allowdisplaybreaks\n\\begin{align*}\n").AppendJoin(" \\\\\n", lines).Append("\n\\end{align*}}\n");

    private static string Adjoint(Explanation explanation, string name) =>
        $@"\frac{{\mathrm{{d}} {Name(explanation.Name)}}}{{\mathrm{{d}} {Name(name)}}}";

    private static string Name(string name) => Notation.Latex.Name(name);

    private static string Result(double number) => LatexNotation.Result(number).Text;

    /// <summary>A long formula on several lines, broken before a sum's sign that stands in no brackets.</summary>
    private static string Broken(string formula)
    {
        const int Longest = 120;
        var broken = new StringBuilder();
        int depth = 0, onLine = 0;
        for (var i = 0; i < formula.Length; i++, onLine++)
        {
            depth += formula[i] switch { '{' or '(' => 1, '}' or ')' => -1, _ => 0 };
            if (depth == 0 && onLine > Longest && formula.AsSpan(i).StartsWith(" + "))
            {
                broken.Append(@" \\" + "\n" + @"&\qquad");
                onLine = 0;
            }

            broken.Append(formula[i]);
        }

        return broken.ToString();
    }
}
