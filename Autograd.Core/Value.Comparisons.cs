namespace Autograd.Core;

/// <summary>Comparisons, for an <c>if</c> and for <see cref="Where(Condition, Value, Value)"/>.</summary>
public partial class Value
{
    /// <summary>Whether left is above right; false with NaN.</summary>
    public static Condition operator >(Value left, Value right) => Throw.NotNull(left).data > Throw.NotNull(right).data;

    /// <summary>Whether left is above right; false with NaN.</summary>
    public static Condition operator >(Value left, double right) => Throw.NotNull(left).data > right;

    /// <summary>Whether left is above right; false with NaN.</summary>
    public static Condition operator >(double left, Value right) => left > Throw.NotNull(right).data;

    /// <summary>Whether left is below right; false with NaN.</summary>
    public static Condition operator <(Value left, Value right) => Throw.NotNull(left).data < Throw.NotNull(right).data;

    /// <summary>Whether left is below right; false with NaN.</summary>
    public static Condition operator <(Value left, double right) => Throw.NotNull(left).data < right;

    /// <summary>Whether left is below right; false with NaN.</summary>
    public static Condition operator <(double left, Value right) => left < Throw.NotNull(right).data;

    /// <summary>Whether left is at least right; false with NaN.</summary>
    public static Condition operator >=(Value left, Value right) => Throw.NotNull(left).data >= Throw.NotNull(right).data;

    /// <summary>Whether left is at least right; false with NaN.</summary>
    public static Condition operator >=(Value left, double right) => Throw.NotNull(left).data >= right;

    /// <summary>Whether left is at least right; false with NaN.</summary>
    public static Condition operator >=(double left, Value right) => left >= Throw.NotNull(right).data;

    /// <summary>Whether left is at most right; false with NaN.</summary>
    public static Condition operator <=(Value left, Value right) => Throw.NotNull(left).data <= Throw.NotNull(right).data;

    /// <summary>Whether left is at most right; false with NaN.</summary>
    public static Condition operator <=(Value left, double right) => Throw.NotNull(left).data <= right;

    /// <summary>Whether left is at most right; false with NaN.</summary>
    public static Condition operator <=(double left, Value right) => left <= Throw.NotNull(right).data;
}
