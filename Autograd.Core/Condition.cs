namespace Autograd.Core;

/// <summary>
/// A comparison of two values, as <c>x &gt; 0</c> makes it: it stands in an <c>if</c>, or in
/// <see cref="Value.Where(Condition, Value, Value)"/>. With NaN every comparison is false.
/// </summary>
/// <remarks>
/// An <c>if</c> is decided when the graph is built, and stays so on a tape. <c>Where</c> keeps the comparison, also where several
/// are joined by <c>&amp;&amp;</c>, <c>||</c> and <c>!</c>, and a tape decides it anew for every sample.
/// </remarks>
public readonly struct Condition
{
    private Condition(bool holds, Value? indicator) => (Holds, Indicator) = (holds, indicator);

    /// <summary>Whether it holds for the numbers compared.</summary>
    public bool Holds { get; }

    /// <summary>Above 0 where it holds; null where it is fixed.</summary>
    internal Value? Indicator { get; }

    /// <summary>A condition that was decided elsewhere and is fixed.</summary>
    public static implicit operator Condition(bool holds) => new(holds, null);

    /// <summary>Whether it holds, for use in an <c>if</c>.</summary>
    public static implicit operator bool(Condition condition) => condition.Holds;

    /// <summary>Whether both hold.</summary>
    public static Condition operator &(Condition left, Condition right) =>
        Of(Value.Min(left.AsNumber(), right.AsNumber()), left.Holds & right.Holds);

    /// <summary>Whether at least one holds.</summary>
    public static Condition operator |(Condition left, Condition right) =>
        Of(Value.Max(left.AsNumber(), right.AsNumber()), left.Holds | right.Holds);

    /// <summary>Whether it does not hold.</summary>
    public static Condition operator !(Condition condition) => Of(Value.Where(condition, 0.0, 1.0), !condition.Holds);

    /// <summary>Always false, so that <c>||</c> looks at its right side too, and a tape has both. An <c>if</c> asks <see cref="Holds"/>.</summary>
    public static bool operator true(Condition condition) => false;

    /// <summary>Always false, so that <c>&amp;&amp;</c> looks at its right side too, and a tape has both.</summary>
    public static bool operator false(Condition condition) => false;

    /// <summary>The condition that a number is above 0.</summary>
    internal static Condition IsPositive(Value indicator) => Of(indicator, indicator.Data > 0);

    private static Condition Of(Value indicator, bool holds) => new(holds, indicator);

    // 1 or 0, never NaN: a comparison with NaN does not hold, but another may.
    private Value AsNumber() => Value.Where(this, 1.0, 0.0);
}
