namespace Autograd.Core;

/// <summary>A line of the backward pass: what one edge adds to the adjoint of an operand.</summary>
/// <param name="Stage">The operation whose adjoint is handed down.</param>
/// <param name="Operand">Which of its operands receives, from 0 on.</param>
/// <param name="Receiver">The operand.</param>
/// <param name="Name">What the explanation calls the operand.</param>
/// <param name="LocalDerivative">The derivative of the result by the operand, as recorded.</param>
/// <param name="IsFirst">Whether it is the first contribution to this adjoint; later ones are added to it.</param>
/// <param name="Total">The adjoint of the operand with this contribution.</param>
public sealed record Contribution(
    Stage Stage, int Operand, Value Receiver, string Name, double LocalDerivative, bool IsFirst, double Total)
{
    /// <summary>The contribution: local derivative · adjoint of the result.</summary>
    public double Product => LocalDerivative * Stage.Adjoint;

    /// <summary>
    /// The local derivative in the names of the explanation, as the rule has it at this point: of a choice the side taken. Null where
    /// it would be longer than 2,000 characters.
    /// </summary>
    public string? Formula => FormulaIn(Notation.Text);

    /// <summary>Whether the same value is another operand of the stage too, as in x · x; then each use has a line.</summary>
    public bool IsRepeated => Stage.Wording.IsRepeated(Operand);

    internal string? FormulaIn(Notation notation) => Stage.Wording.DerivativeIn(notation, Operand);
}

/// <summary>A variable that an explained value depends on.</summary>
/// <param name="Node">The variable.</param>
/// <param name="Name">What the explanation calls it.</param>
/// <param name="Data">Its number.</param>
/// <param name="Adjoint">The derivative of the root by it.</param>
public sealed record Leaf(Value Node, string Name, double Data, double Adjoint);
