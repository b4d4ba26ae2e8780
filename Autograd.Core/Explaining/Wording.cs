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
    private readonly bool isCall;

    /// <param name="node">The result of the operation.</param>
    /// <param name="names">What everything is called.</param>
    /// <param name="isAsRecorded">False if the numbers of leaves are no longer those of the operation.</param>
    public Wording(Value node, ShownNames names, bool isAsRecorded)
    {
        (rule, name, data) = (node.Operator!, names[node], node.Data);
        operands = Array.ConvertAll(Graph.OperandsOf(node), operand => operand.IsConstant
            ? new Operand(null, operand.Data)
            : new Operand(names[operand], operand.IsLeaf && !isAsRecorded ? null : operand.Data));
        isCall = RuleOrNull(Notation.Text with { Longest = LongestInCalls * Call(Notation.Text).Length }) is null;
    }

    /// <summary>What is computed of what.</summary>
    public string FormulaIn(Notation notation) => (isCall ? null : RuleOrNull(notation)) ?? Call(notation);

    /// <summary>The local derivative by an operand at this point; null where it would fill pages.</summary>
    public string? DerivativeIn(Notation notation, int operand)
    {
        var longest = notation with { Longest = LongestDerivative };
        var primals = Array.ConvertAll(operands, one => one.Name is null ? one.Number ?? 0 : new Formula(one.Name, longest, one.Number));
        return Shown(rule.Derivative(primals, operand, new Formula(name, longest, data)), longest);
    }

    /// <summary>What the formula of the local derivative comes to; null where a number in it is no longer known.</summary>
    public double? DerivativeAtPoint(int operand)
    {
        var primals = Array.ConvertAll(operands, one => one.Name is null ? one.Number ?? 0 : new Formula(one.Name, Notation.Text, one.Number));
        return rule.Derivative(primals, operand, new Formula(name, Notation.Text, data)).AtPoint;
    }

    /// <summary>
    /// The local derivative by an operand as an expression of JavaScript: a text, or texts of which the point decides. Null where it
    /// would fill pages.
    /// </summary>
    /// <param name="operand">Which one.</param>
    /// <param name="parameters">What the script calls the numbers of the operands, and after them of the result.</param>
    public string? DerivativeByPoint(int operand, string[] parameters) => Decisions.Explore(
        (script, wording) =>
        {
            var asked = new ScriptNotation
            {
                LongestInline = int.MaxValue,
                Decisions = script,
            };
            _ = rule.Derivative(Named(asked, i => parameters[i]), operand, new Formula(parameters[^1], asked, null));
            var written = Notation.Text with
            {
                Longest = LongestDerivative,
                Decisions = wording,
            };
            var derivative = rule.Derivative(Named(written, i => operands[i].Name!), operand, new Formula(name, written, null));
            return Shown(derivative, written) is { } text ? Script.Text(text) : null;
        },
        MostForms);

    /// <summary>Whether the value of this operand is another operand too.</summary>
    public bool IsRepeated(int operand) => operands.Count(other => other.Name == operands[operand].Name) > 1;

    private static string? Shown(Formula formula, Notation notation) => formula.IsTooLong ? null : formula.In(notation).Text;

    private Formula[] Named(Notation notation, Func<int, string> nameOf) =>
        [.. operands.Select((one, i) => one.Name is null ? one.Number ?? 0 : new Formula(nameOf(i), notation, null))];

    private string? RuleOrNull(Notation notation)
    {
        // Of a product of a value with itself both factors are shown, since each gets a contribution.
        var names = operands.Select(operand => operand.Name).OfType<string>().ToList();
        var shown = notation with { WritesSquares = names.Distinct().Count() == names.Count };
        return Shown(rule.Primal<Formula>(Array.ConvertAll(operands, operand => operand.In(shown))), shown);
    }

    private string Call(Notation notation) =>
        notation.Call(rule.Name, Array.ConvertAll(operands, operand => operand.In(notation).In(notation))).Text;

    /// <param name="Name">Null for a constant.</param>
    /// <param name="Number">The number at the recorded point; null where it is no longer known.</param>
    private readonly record struct Operand(string? Name, double? Number)
    {
        /// <summary>As it stands in what is computed: a name without a number, so that max(x, 0) stays one.</summary>
        public Formula In(Notation notation) =>
            Name is null ? Core.Formula.Shown(Number ?? 0, notation) : new Formula(Name, notation, null);
    }
}
