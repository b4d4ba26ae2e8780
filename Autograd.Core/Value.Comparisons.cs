namespace Autograd.Core;

// Comparisons, for an if and for Where.
public partial class Value
{
    /// <summary>Whether left is above right; false with NaN.</summary>
    public static Condition operator >(Value left, Value right) => IsAbove(Throw.NotNull(left), Throw.NotNull(right));

    /// <summary>Whether left is above right; false with NaN.</summary>
    public static Condition operator >(Value left, double right) => IsAbove(Throw.NotNull(left), Constant(right));

    /// <summary>Whether left is above right; false with NaN.</summary>
    public static Condition operator >(double left, Value right) => IsAbove(Constant(left), Throw.NotNull(right));

    /// <summary>Whether left is below right; false with NaN.</summary>
    public static Condition operator <(Value left, Value right) => IsAbove(Throw.NotNull(right), Throw.NotNull(left));

    /// <summary>Whether left is below right; false with NaN.</summary>
    public static Condition operator <(Value left, double right) => IsAbove(Constant(right), Throw.NotNull(left));

    /// <summary>Whether left is below right; false with NaN.</summary>
    public static Condition operator <(double left, Value right) => IsAbove(Throw.NotNull(right), Constant(left));

    /// <summary>Whether left is at least right; false with NaN.</summary>
    public static Condition operator >=(Value left, Value right) => IsAtLeast(Throw.NotNull(left), Throw.NotNull(right));

    /// <summary>Whether left is at least right; false with NaN.</summary>
    public static Condition operator >=(Value left, double right) => IsAtLeast(Throw.NotNull(left), Constant(right));

    /// <summary>Whether left is at least right; false with NaN.</summary>
    public static Condition operator >=(double left, Value right) => IsAtLeast(Constant(left), Throw.NotNull(right));

    /// <summary>Whether left is at most right; false with NaN.</summary>
    public static Condition operator <=(Value left, Value right) => IsAtLeast(Throw.NotNull(right), Throw.NotNull(left));

    /// <summary>Whether left is at most right; false with NaN.</summary>
    public static Condition operator <=(Value left, double right) => IsAtLeast(Constant(right), Throw.NotNull(left));

    /// <summary>Whether left is at most right; false with NaN.</summary>
    public static Condition operator <=(double left, Value right) => IsAtLeast(Throw.NotNull(right), Constant(left));

    private static Condition IsAbove(Value a, Value b) => Condition.IsPositive(Apply<Compare>(a, b));

    private static Condition IsAtLeast(Value a, Value b) => Condition.IsPositive(Indicator.IsAtLeast(a, b));
}
