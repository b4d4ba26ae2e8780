namespace Autograd.Core;

/// <summary>A line of the backward pass: what one edge adds to the adjoint of an operand.</summary>
public sealed record Contribution
{
    internal Contribution(Stage stage, int operand, Value receiver, string name, double localDerivative, bool isFirst, double total) =>
        (Stage, Operand, Receiver, Name, LocalDerivative, IsFirst, Total) = (stage, operand, receiver, name, localDerivative, isFirst, total);

    /// <summary>The operation whose adjoint is handed down.</summary>
    public Stage Stage { get; }

    /// <summary>Which of its operands receives, from 0 on.</summary>
    public int Operand { get; }

    /// <summary>The operand.</summary>
    public Value Receiver { get; }

    /// <summary>What the explanation calls the operand.</summary>
    public string Name { get; }

    /// <summary>The derivative of the result by the operand, as recorded.</summary>
    public double LocalDerivative { get; }

    /// <summary>Whether it is the first contribution to this adjoint; later ones are added to it.</summary>
    public bool IsFirst { get; }

    /// <summary>The adjoint of the operand with this contribution.</summary>
    public double Total { get; }

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
public sealed record Leaf
{
    internal Leaf(Value node, string name, double data, double adjoint) => (Node, Name, Data, Adjoint) = (node, name, data, adjoint);

    /// <summary>The variable.</summary>
    public Value Node { get; }

    /// <summary>What the explanation calls it.</summary>
    public string Name { get; }

    /// <summary>Its number.</summary>
    public double Data { get; }

    /// <summary>The derivative of the root by it.</summary>
    public double Adjoint { get; }
}
