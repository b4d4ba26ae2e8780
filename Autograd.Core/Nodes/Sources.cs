namespace Autograd.Core;

/// <summary>What a walk over a graph takes for the sources of a node.</summary>
internal interface ISources
{
    static abstract int Count(Value node);

    static abstract Value At(Value node, int index);
}

/// <summary>The operands: of a choice the side taken.</summary>
internal readonly struct TakenSides : ISources
{
    public static int Count(Value node) => node.EdgeCount;

    public static Value At(Value node, int index) => node.EdgeAt(index).Operand;
}

/// <summary>Of a choice that can be made anew what decides it, then the side for a condition that holds, then the other.</summary>
internal readonly struct BothSides : ISources
{
    public static int Count(Value node) => node is ChoiceNode { Indicator: not null } ? 3 : node.EdgeCount;

    public static Value At(Value node, int index) => node is ChoiceNode { Indicator: { } indicator } choice
        ? index switch { 0 => indicator, 1 => choice.WhenTrue, _ => choice.WhenFalse }
        : node.EdgeAt(index).Operand;
}
