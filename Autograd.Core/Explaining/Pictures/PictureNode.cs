using static System.FormattableString;

namespace Autograd.Core;

/// <summary>A node of a picture.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Index">The place of its value in the order that the picture is of; of a constant or a rest, that of the result which uses it.</param>
/// <param name="Primal">Its number.</param>
internal sealed record PictureNode(NodeKind Kind, int Index, double Primal)
{
    /// <summary>Of a constant inside an expression, which operand of the result it is, from 0 on; of a rest, the first.</summary>
    public int? Place { get; init; }

    /// <summary>What it is called, in any characters but line ends; null for a constant.</summary>
    public string? Name { get; init; }

    /// <summary>The operation that made it; null for a leaf.</summary>
    public string? Operation { get; init; }

    /// <summary>Its adjoint; null where none is known, and always for a constant.</summary>
    public double? Adjoint { get; init; }

    /// <summary>Whether it is the value that the picture was asked of.</summary>
    public bool IsRoot { get; init; }

    /// <summary>Of a cut, how many values the picture leaves out there, itself included; of a rest, how many operands.</summary>
    public int LeftOut { get; init; }

    /// <summary>The neuron whose closed box or open sum it is; mostly null.</summary>
    public NeuronLook? Neuron { get; init; }

    /// <summary>The place of the value that arrows lead to: of a neuron its sum, also where the closed box holds it.</summary>
    public int Result => Neuron?.Neuron.Sum ?? Index;

    /// <summary>Letters, digits and underscores, which no other node has.</summary>
    public string Id => Place is { } place ? Invariant($"c{Index}_{place}") : Invariant($"n{Index}");

    /// <summary>Whether it is a box of one line, which belongs to the result that it enters.</summary>
    public bool IsSmall => Kind is NodeKind.Constant or NodeKind.Rest;

    /// <summary>The number as it is shown.</summary>
    public string PrimalText => Kind switch
    {
        NodeKind.Constant => Digits.OfConstant(Primal),
        NodeKind.Rest => Invariant($"{LeftOut} more operands"),
        _ => Digits.OfResult(Primal),
    };

    /// <summary>The adjoint as it is shown; null where the node has none to show.</summary>
    public string? AdjointText => IsSmall || Kind == NodeKind.Cut ? null
        : Adjoint is { } adjoint ? $"grad {Digits.OfResult(adjoint)}" : "backward not run yet";

    /// <summary>What stands below the name and the number.</summary>
    public string[] LinesBelow => [.. new[] { Operation, AdjointText }.OfType<string>()];
}

/// <summary>What a node of a picture is.</summary>
internal enum NodeKind
{
    /// <summary>A leaf that collects a gradient.</summary>
    Variable,

    /// <summary>A variable that all samples share, told apart from inputs.</summary>
    Parameter,

    /// <summary>The result of an operation.</summary>
    Operation,

    /// <summary>One use of a double inside an expression.</summary>
    Constant,

    /// <summary>A value whose operands are left out, and its adjoint, since they do not belong to the part that is shown.</summary>
    Cut,

    /// <summary>Operands of one result that are too many to be drawn one by one.</summary>
    Rest,
}

/// <summary>An arrow from an operand to a result.</summary>
/// <param name="From">The place of the operand among the nodes of the picture.</param>
/// <param name="To">The place of the result.</param>
/// <param name="Place">Which operand of the result it is, from 0 on.</param>
/// <param name="Derivative">The local derivative; null where there is none: from a constant, and from the side that a choice did not take.</param>
/// <param name="IsUntaken">Whether it comes from the side that a choice did not take.</param>
internal readonly record struct Arrow(int From, int To, int Place, double? Derivative, bool IsUntaken = false)
{
    /// <summary>The weight that stands on the arrow.</summary>
    public Weight? Weight { get; init; }

    /// <summary>Whether it leads from what only decides a choice.</summary>
    public bool Decides { get; init; }

    /// <summary>The local derivative as it is shown.</summary>
    public string? DerivativeText => Derivative is { } derivative ? Digits.OfResult(derivative) : null;
}

/// <summary>A weight that is drawn on the arrow of the input that it multiplies.</summary>
/// <param name="Node">The weight.</param>
/// <param name="Place">Which operand of the sum it is.</param>
internal sealed record Weight(PictureNode Node, int Place);
