namespace Autograd.Core;

/// <summary>A stage of an <see cref="Explanation"/>: one operation, its result, and the local derivatives by its operands.</summary>
public sealed class Stage
{
    private const int LongestDerivative = 2000;

    // A rule that says much more than its call, such as that of logSumExp with its shift, is shown as the call.
    private const int LongestInCalls = 3;

    private readonly Operator rule;
    private readonly Operand[] operands;
    private readonly bool isCall;

    internal Stage(int number, Value node, double adjoint, ShownNames names)
    {
        (Number, Node, Name, Data, Adjoint) = (number, node, names[node], node.Data, adjoint);
        rule = node.Operator!;
        IsAsRecorded = Graph.IsAsRecorded(node);
        operands = Array.ConvertAll(Graph.OperandsOf(node), operand => operand.IsConstant
            ? new Operand(null, operand.Data)
            : new Operand(names[operand], operand.IsLeaf && !IsAsRecorded ? null : operand.Data));
        Remark = node is ChoiceNode choice ? $"where: its condition {(choice.Holds ? "holds" : "does not hold")}" : null;
        isCall = RuleOrNull(Notation.Text with { Longest = LongestInCalls * Call(Notation.Text).Length }) is null;
    }

    /// <summary>Its place in the forward pass, from 1 on.</summary>
    public int Number { get; }

    /// <summary>The result.</summary>
    public Value Node { get; }

    /// <summary>What the explanation calls the result.</summary>
    public string Name { get; }

    /// <summary>The number of the result.</summary>
    public double Data { get; }

    /// <summary>The adjoint of the result, complete.</summary>
    public double Adjoint { get; }

    /// <summary>What is computed of what, in the names of the explanation: <c>x · y</c>, or a call where the rule says much more than that.</summary>
    public string Formula => FormulaIn(Notation.Text);

    /// <summary>What the formula does not say: which side a choice took. Mostly null.</summary>
    public string? Remark { get; }

    /// <summary>False where a leaf that it uses has been given new Data since; the numbers are still those of the recording.</summary>
    public bool IsAsRecorded { get; }

    internal string FormulaIn(Notation notation) => (isCall ? null : RuleOrNull(notation)) ?? Call(notation);

    /// <summary>The local derivative by an operand at this point; null where it would fill pages.</summary>
    internal string? DerivativeIn(Notation notation, int operand)
    {
        var derivative = Derivative(notation with { Longest = LongestDerivative }, operand);
        return derivative.IsTooLong ? null : derivative.In(notation).Text;
    }

    /// <summary>What the formula of the local derivative comes to; null where a number in it is no longer known.</summary>
    internal double? DerivativeAtPoint(int operand) => Derivative(Notation.Text, operand).AtPoint;

    private Core.Formula Derivative(Notation notation, int operand)
    {
        var primals = Array.ConvertAll(operands, one => one.Name is null ? one.Number ?? 0 : new Core.Formula(one.Name, notation, one.Number));
        return rule.Derivative(primals, operand, new Core.Formula(Name, notation, Data));
    }

    /// <summary>Whether the value of this operand is another operand too.</summary>
    internal bool IsRepeated(int operand) => operands.Count(other => other.Name == operands[operand].Name) > 1;

    private string? RuleOrNull(Notation notation)
    {
        // Of a product of a value with itself both factors are shown, since each gets a contribution.
        var names = operands.Select(operand => operand.Name).OfType<string>().ToList();
        var shown = notation with { WritesSquares = names.Distinct().Count() == names.Count };
        var primal = rule.Primal<Formula>(Array.ConvertAll(operands, operand => operand.In(shown)));
        return primal.IsTooLong ? null : primal.In(shown).Text;
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
