namespace Autograd.Core;

/// <summary>How many edges a node has, so that a backward pass needs no virtual call for the small ones.</summary>
internal enum Shape
{
    Variable,
    Constant,

    /// <summary>A <see cref="UnaryNode"/>.</summary>
    OneEdge,

    /// <summary>A <see cref="BinaryNode"/>.</summary>
    TwoEdges,

    /// <summary>Any number: the node walks its edges itself.</summary>
    ManyEdges,
}
