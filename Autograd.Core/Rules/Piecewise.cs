namespace Autograd.Core.Rules;

/// <summary>y = |a|,   ∂y/∂a = the sign of a, 0 at 0; NaN for NaN</summary>
public readonly struct Abs : IUnary
{
    static T IUnary.Primal<T>(T a) => T.Abs(a);
    static T IUnary.Da<T>(T a, T y) => T.Compare(a, 0);
}

/// <summary>y = max(a, b),   ∂y/∂a = 1 where a &gt; b, ½ at a tie, 0 where a &lt; b,   ∂y/∂b = 1 − ∂y/∂a; NaN for NaN</summary>
public readonly struct Max : IBinary
{
    // a is compared with b, never with the result: Max(0, -0) is a tie too.
    static T IBinary.Primal<T>(T a, T b) => T.Max(a, b);
    static T IBinary.Da<T>(T a, T b, T y) => (1 + T.Compare(a, b)) / 2;
    static T IBinary.Db<T>(T a, T b, T y) => (1 + T.Compare(b, a)) / 2;
}

/// <summary>y = min(a, b),   ∂y/∂a = 1 where a &lt; b, ½ at a tie, 0 where a &gt; b,   ∂y/∂b = 1 − ∂y/∂a; NaN for NaN</summary>
public readonly struct Min : IBinary
{
    static T IBinary.Primal<T>(T a, T b) => T.Min(a, b);
    static T IBinary.Da<T>(T a, T b, T y) => (1 + T.Compare(b, a)) / 2;
    static T IBinary.Db<T>(T a, T b, T y) => (1 + T.Compare(a, b)) / 2;
}

/// <summary>
/// y = max(a, b) for a constant b: a bound from below. ∂y/∂a = 1 above the bound, else 0 (at the bound the subgradient of
/// least norm, so that with b = 0 this is <see cref="Relu"/>).
/// </summary>
public readonly struct AtLeast : IBinary
{
    static T IBinary.Primal<T>(T a, T b) => T.Max(a, b);
    static T IBinary.Da<T>(T a, T b, T y) => T.Max(T.Compare(a, b), 0);
    static T IBinary.Db<T>(T a, T b, T y) => T.Max(T.Compare(b, a), 0);
}

/// <summary>y = min(a, b) for a constant b: a bound from above. ∂y/∂a = 1 below the bound, else 0</summary>
public readonly struct AtMost : IBinary
{
    static T IBinary.Primal<T>(T a, T b) => T.Min(a, b);
    static T IBinary.Da<T>(T a, T b, T y) => T.Max(T.Compare(b, a), 0);
    static T IBinary.Db<T>(T a, T b, T y) => T.Max(T.Compare(a, b), 0);
}

/// <summary>y = 1 where a &gt; b, 0 where a = b, −1 where a &lt; b,   ∂y/∂a = ∂y/∂b = 0</summary>
public readonly struct Compare : IBinary
{
    static T IBinary.Primal<T>(T a, T b) => T.Compare(a, b);
    static T IBinary.Da<T>(T a, T b, T y) => 0;
    static T IBinary.Db<T>(T a, T b, T y) => 0;
}
