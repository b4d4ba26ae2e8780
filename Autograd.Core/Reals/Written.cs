namespace Autograd.Core;

/// <summary>A piece of a formula, and how tightly its outermost operation binds.</summary>
/// <param name="Text">The text.</param>
/// <param name="Binding">What decides whether it needs parentheses inside another piece.</param>
internal readonly record struct Written(string Text, Binding Binding);

/// <summary>From the operation that binds least to what never needs parentheses.</summary>
internal enum Binding
{
    Sum,
    Product,
    Sign,
    Power,
    Atom,
}
