namespace Autograd.Core;

/// <summary>A stage of an <see cref="Explanation"/>: one operation, its result, and the local derivatives by its operands.</summary>
public sealed class Stage
{
    internal Stage(int number, Value node, double adjoint, ShownNames names)
    {
        (Number, Node, Name, Data, Adjoint) = (number, node, names[node], node.Data, adjoint);
        IsAsRecorded = Graph.IsAsRecorded(node);
        Wording = new(node, names, IsAsRecorded);
        Remark = node is ChoiceNode choice ? $"where: its condition {(choice.Holds ? "holds" : "does not hold")}" : null;
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
    public string Formula => Wording.FormulaIn(Notation.Text);

    /// <summary>What the formula does not say: which side a choice took. Mostly null.</summary>
    public string? Remark { get; }

    /// <summary>False where a leaf that it uses has been given new Data since; the numbers are still those of the recording.</summary>
    public bool IsAsRecorded { get; }

    internal Wording Wording { get; }
}
