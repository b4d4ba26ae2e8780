namespace Autograd.Core;

/// <summary>
/// A comparison of two values, as <c>x &gt; 0</c> makes it: it stands in an <c>if</c>, or in
/// <see cref="Value.Where(Condition, Value, Value)"/>. With NaN every comparison is false.
/// </summary>
public readonly struct Condition
{
    private Condition(bool holds) => Holds = holds;

    /// <summary>Whether it holds for the numbers compared.</summary>
    public bool Holds { get; }

    /// <summary>A condition that was decided elsewhere and is fixed.</summary>
    public static implicit operator Condition(bool holds) => new(holds);

    /// <summary>Whether it holds, for use in an <c>if</c>.</summary>
    public static implicit operator bool(Condition condition) => condition.Holds;
}
