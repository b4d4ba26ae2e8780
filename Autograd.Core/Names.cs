using System.Runtime.CompilerServices;

namespace Autograd.Core;

/// <summary>
/// The names of the few values that have one. They are kept apart from the nodes, which are many: a field in each would cost
/// every graph 8 bytes a node. An entry lives as long as its value.
/// </summary>
internal static class Names
{
    private static readonly ConditionalWeakTable<Value, string> Table = [];

    public static string? Of(Value value) => Table.TryGetValue(value, out var name) ? name : null;

    public static void Set(Value value, string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Table.AddOrUpdate(value, name);
    }
}

/// <summary>Gives names to values.</summary>
public static class Naming
{
    /// <summary>Names a value, and returns it: after its expression in the source if no name is given, as in <c>w.Named()</c>.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">The name; left out, <paramref name="expression"/>.</param>
    /// <param name="expression">The text before the dot without parentheses around it, filled in by the compiler.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or blank.</exception>
    public static Value Named(this Value value, string? name = null, [CallerArgumentExpression(nameof(value))] string expression = "")
    {
        Throw.IfNull(value);
        Names.Set(value, name ?? expression);
        return value;
    }
}
