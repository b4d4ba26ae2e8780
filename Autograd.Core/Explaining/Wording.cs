namespace Autograd.Core;

/// <summary>How an operation and its local derivatives are written in the names of a graph: by its rule, run on <see cref="Formula"/>.</summary>
internal sealed class Wording
{
    private const int LongestDerivative = 2000, MostForms = 32;

    // A rule that says much more than its call, such as that of logSumExp with its shift, is shown as the call.
    private const int LongestInCalls = 3;

    private readonly Operator rule;
    private readonly string name;
    private readonly double data;
    private readonly Operand[] operands;
    private readonly HashSet<string?> repeated;
    private readonly bool isCall;

    // Of a list of operands each derivative is asked for, so formulas of all of them are kept. Threads that meet here make them twice.
    private Formulas? recorded;

    /// <param name="node">The result of the operation.</param>
    /// <param name="names">What everything is called.</param>
    /// <param name="isAsRecorded">False if the numbers of leaves are no longer those of the operation.</param>
    public Wording(Value node, ShownNames names, bool isAsRecorded)
    {
        (rule, name, data) = (node.Operator!, names[node], node.Data);
        operands = Array.ConvertAll(Graph.OperandsOf(node), operand => operand.IsConstant
            ? new Operand(null, operand.Data)
            : new Operand(names[operand], operand.IsLeaf && !isAsRecorded ? null : operand.Data));
        repeated = [.. operands.Select(operand => operand.Name).OfType<string>().CountBy(shown => shown).Where(uses => uses.Value > 1).Select(uses => uses.Key)];
        isCall = RuleOrNull(Notation.Text with { Longest = LongestInCalls * Call(Notation.Text).Length }) is null;
    }

    /// <summary>What is computed of what.</summary>
    public string FormulaIn(Notation notation) => (isCall ? null : RuleOrNull(notation)) ?? Call(notation);

    /// <summary>The local derivative by an operand at this point; null where it would fill pages.</summary>
    public string? DerivativeIn(Notation notation, int operand)
    {
        var longest = notation with { Longest = LongestDerivative };
        return Shown(Derivative(longest, operand), longest);
    }

    /// <summary>The same as a formula, with its number where those in it are still known.</summary>
    public Formula Derivative(Notation notation, int operand)
    {
        var formulas = recorded;
        if (formulas?.Notation != notation)
        {
            recorded = formulas = Written(notation, NameOf, isAtPoint: true);
        }

        return formulas.Derivative(rule, operand);
    }

    /// <summary>
    /// The local derivatives by the operands as expressions of JavaScript: a text, or texts of which the point decides. Null by a
    /// constant, and where it would fill pages.
    /// </summary>
    /// <param name="parameters">What the script calls the numbers of the operands, and after them of the result.</param>
    public string?[] DerivativesByPoint(string[] parameters)
    {
        Decisions script = new(), wording = new();
        var notation = Notation.Text with
        {
            Longest = LongestDerivative,
            Decisions = wording,
        };
        var written = Written(notation, NameOf, isAtPoint: false);
        var asked = Written(
            new ScriptNotation
            {
                LongestInline = int.MaxValue,
                Decisions = script,
            },
            i => parameters[i],
            isAtPoint: false);
        return [.. operands.Select((operand, i) => operand.Name is null ? null : Decisions.Explore(script, wording, () => Form(i), MostForms))];

        string? Form(int operand)
        {
            _ = asked.Derivative(rule, operand);
            return Shown(written.Derivative(rule, operand), notation) is { } text ? Script.Text(text) : null;
        }
    }

    /// <summary>Whether the value of this operand is another operand too.</summary>
    public bool IsRepeated(int operand) => repeated.Contains(operands[operand].Name);

    private string NameOf(int i) => i < operands.Length ? operands[i].Name! : name;

    /// <param name="notation">How they are written.</param>
    /// <param name="nameOf">What the operands are called, and after them the result.</param>
    /// <param name="isAtPoint">Whether they have their numbers.</param>
    private Formulas Written(Notation notation, Func<int, string> nameOf, bool isAtPoint) => new(
        notation,
        [.. operands.Select((one, i) => one.Name is null ? one.Number ?? 0 : new Formula(nameOf(i), notation, isAtPoint ? one.Number : null))],
        new(nameOf(operands.Length), notation, isAtPoint ? data : null));

    private static string? Shown(Formula formula, Notation notation) => formula.IsTooLong ? null : formula.In(notation).Text;

    private string? RuleOrNull(Notation notation)
    {
        // Of a product of a value with itself both factors are shown, since each gets a contribution.
        var shown = notation with { WritesSquares = repeated.Count == 0 };
        return Shown(rule.Primal<Formula>(Array.ConvertAll(operands, operand => operand.In(shown))), shown);
    }

    private string Call(Notation notation) =>
        notation.Call(rule.Name, Array.ConvertAll(operands, operand => operand.In(notation).In(notation))).Text;

    /// <summary>The operands and the result in one notation.</summary>
    private sealed record Formulas(Notation Notation, Formula[] Operands, Formula Result)
    {
        public Formula Derivative(Operator rule, int operand) => rule.Derivative(Operands, operand, Result);
    }

    /// <param name="Name">Null for a constant.</param>
    /// <param name="Number">The number at the recorded point; null where it is no longer known.</param>
    private readonly record struct Operand(string? Name, double? Number)
    {
        /// <summary>As it stands in what is computed: a name without a number, so that max(x, 0) stays one.</summary>
        public Formula In(Notation notation) =>
            Name is null ? Core.Formula.Shown(Number ?? 0, notation) : new Formula(Name, notation, null);
    }
}
