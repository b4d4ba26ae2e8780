using System.Globalization;
using System.Text;
using static System.FormattableString;

namespace Autograd.Core;

/// <summary>An explanation as text in columns.</summary>
internal static class TextForm
{
    private const Align Left = Align.Left, Right = Align.Right, Point = Align.Point;

    public static string Of(Explanation explanation)
    {
        var text = new StringBuilder();
        if (explanation.Leaves.Count > 0)
        {
            text.Append("variables\n");
            Columns.AppendBroken(text, "  ", Variables(explanation.Leaves));
            text.Append('\n');
        }

        if (explanation.IsConstant)
        {
            text.Append($"{explanation.Name} = {Digits.OfResult(explanation.Data)}, a constant\n");
        }

        if (explanation.Stages.Count > 0)
        {
            Forward(explanation).AppendTo(text.Append("forward\n"));
            text.Append('\n');
        }

        if (explanation.Contributions.Count > 0)
        {
            Backward(explanation).AppendTo(text.Append($"backward, from {Start(explanation)}\n"));
            text.Append('\n');
        }

        if (explanation.Leaves.Count > 0)
        {
            Gradient(explanation).AppendTo(text.Append("gradient\n"));
        }

        foreach (var note in Notes(explanation))
        {
            Columns.AppendBroken(text.Append('\n'), "", [note]);
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>df/dx</summary>
    public static string Adjoint(Explanation explanation, string name) => $"d{explanation.Name}/d{name}";

    /// <summary>The adjoint from which the backward pass starts.</summary>
    public static string Start(Explanation explanation) => $"{Adjoint(explanation, explanation.Name)} = 1";

    /// <summary>df/dg · ∂g/∂x</summary>
    public static string ChainRule(Explanation explanation, Contribution line) =>
        $"{Adjoint(explanation, line.Stage.Name)} · ∂{line.Stage.Name}/∂{line.Name}";

    /// <summary>∂g/∂x = its formula; of several uses of x it says which one is meant.</summary>
    public static string LocalDerivative(Contribution line) =>
        $"∂{line.Stage.Name}/∂{line.Name} = {line.Formula ?? Digits.OfResult(line.LocalDerivative)}"
        + (line.IsRepeated ? Invariant($" (operand {line.Operand + 1})") : "");

    /// <summary>The numbers of <see cref="ChainRule"/>.</summary>
    public static string Factors(Contribution line) =>
        Notation.Text.Product(Result(line.Stage.Adjoint), Result(line.LocalDerivative)).Text;

    /// <summary>What has to be said beside the formulas: names that were changed, and numbers that have been since.</summary>
    public static IEnumerable<string> Notes(Explanation explanation)
    {
        foreach (var (shown, given) in explanation.Renamed)
        {
            yield return $"{shown} is the value named \"{given}\".";
        }

        if (Change(explanation) is { } change)
        {
            yield return change;
        }
    }

    /// <summary>Says so if a leaf has other numbers than those recorded.</summary>
    public static string? Change(Explanation explanation)
    {
        var changed = explanation.Stages.Where(stage => !stage.IsAsRecorded).Select(stage => stage.Number).ToList();
        return changed.Count == 0 ? null
            : "A variable was given new Data after the recording. Results and derivatives are those of the recording "
                + Invariant($"(it is used in stage {string.Join(", ", changed)}).");
    }

    private static IEnumerable<string> Variables(IReadOnlyList<Leaf> leaves) => leaves.Select((leaf, i) =>
        $"{leaf.Name} = {Digits.OfResult(leaf.Data)}{(i == leaves.Count - 1 ? "" : ",")}");

    private static Columns Forward(Explanation explanation)
    {
        var columns = new Columns(new(Right, 2), new(Left, 2), new(Left, 1), new(Left, 1), new(Left, 1), new(Point, 1), new(Left, 3));
        foreach (var stage in explanation.Stages)
        {
            columns.Add(Number(stage), stage.Name, "=", stage.Formula, "=", Digits.OfResult(stage.Data), stage.Remark ?? "");
        }

        return columns;
    }

    private static Columns Backward(Explanation explanation)
    {
        var columns = new Columns(
            new(Right, 2), new(Left, 2), new(Right, 1), new(Left, 1), new(Left, 3, Hangs: true), new(Left, 3), new(Left, 1), new(Point, 1), new(Left, 3));
        Stage? last = null;
        foreach (var line in explanation.Contributions)
        {
            columns.Add(
                line.Stage == last ? "" : Number(line.Stage),
                Adjoint(explanation, line.Name),
                line.IsFirst ? "=" : "+=",
                ChainRule(explanation, line),
                LocalDerivative(line),
                Factors(line),
                "=",
                Digits.OfResult(line.Product),
                line.IsFirst ? "" : $"now {Digits.OfResult(line.Total)}");
            last = line.Stage;
        }

        return columns;
    }

    private static Columns Gradient(Explanation explanation)
    {
        var columns = new Columns(new(Left, 2), new(Left, 1), new(Point, 1));
        foreach (var leaf in explanation.Leaves)
        {
            columns.Add(Adjoint(explanation, leaf.Name), "=", Digits.OfResult(leaf.Adjoint));
        }

        return columns;
    }

    private static string Number(Stage stage) => stage.Number.ToString(CultureInfo.InvariantCulture);

    private static Written Result(double number) =>
        new(Digits.OfResult(number), double.IsNegative(number) ? Binding.Sign : Binding.Atom);
}
