namespace Autograd.Core;

/// <summary>
/// How many edges leave a node, so that a backward pass needs no virtual call for the small ones. A set of them says what a list of
/// operands holds.
/// </summary>
[Flags]
internal enum Shape
{
    None = 0,
    Variable = 1,
    Constant = 2,

    /// <summary>A <see cref="UnaryNode"/>.</summary>
    OneEdge = 4,

    /// <summary>A <see cref="BinaryNode"/>.</summary>
    TwoEdges = 8,

    /// <summary>Any number: the node walks its edges itself.</summary>
    ManyEdges = 16,

    /// <summary>The result of an operation.</summary>
    Interior = OneEdge | TwoEdges | ManyEdges,
}
