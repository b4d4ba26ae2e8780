namespace Autograd.Core.Rules;

/// <summary>y = a + b,   ∂y/∂a = 1,   ∂y/∂b = 1</summary>
public readonly struct Add : IBinary
{
    static T IBinary.Primal<T>(T a, T b) => a + b;
    static T IBinary.Da<T>(T a, T b, T y) => 1;
    static T IBinary.Db<T>(T a, T b, T y) => 1;
}

/// <summary>y = a − b,   ∂y/∂a = 1,   ∂y/∂b = −1</summary>
public readonly struct Sub : IBinary
{
    static T IBinary.Primal<T>(T a, T b) => a - b;
    static T IBinary.Da<T>(T a, T b, T y) => 1;
    static T IBinary.Db<T>(T a, T b, T y) => -1;
}

/// <summary>y = a · b,   ∂y/∂a = b,   ∂y/∂b = a</summary>
public readonly struct Mul : IBinary
{
    static T IBinary.Primal<T>(T a, T b) => a * b;
    static T IBinary.Da<T>(T a, T b, T y) => b;
    static T IBinary.Db<T>(T a, T b, T y) => a;
}

/// <summary>y = a / b,   ∂y/∂a = 1 / b,   ∂y/∂b = −y / b</summary>
public readonly struct Div : IBinary
{
    static T IBinary.Primal<T>(T a, T b) => a / b;
    static T IBinary.Da<T>(T a, T b, T y) => 1 / b;

    // Never with b², which overflows and underflows before the quotient does.
    static T IBinary.Db<T>(T a, T b, T y) => -y / b;
}

/// <summary>y = 1 / a,   ∂y/∂a = −y²</summary>
public readonly struct Reciprocal : IUnary
{
    static T IUnary.Primal<T>(T a) => 1 / a;
    static T IUnary.Da<T>(T a, T y) => -(y * y);
}

/// <summary>y = −a,   ∂y/∂a = −1</summary>
public readonly struct Neg : IUnary
{
    static T IUnary.Primal<T>(T a) => -a;
    static T IUnary.Da<T>(T a, T y) => -1;
}

/// <summary>y = a²,   ∂y/∂a = 2a</summary>
public readonly struct Square : IUnary
{
    static T IUnary.Primal<T>(T a) => a * a;
    static T IUnary.Da<T>(T a, T y) => 2 * a;
}

/// <summary>y = √a,   ∂y/∂a = 1 / 2y</summary>
public readonly struct Sqrt : IUnary
{
    static T IUnary.Primal<T>(T a) => T.Sqrt(a);
    static T IUnary.Da<T>(T a, T y) => 0.5 / y;
}

/// <summary>
/// y = aᵇ,   ∂y/∂a = b · aᵇ⁻¹ (0 at b = 0, also where a = 0),   ∂y/∂b = y · ln a (0 at a = 0, b ≥ 0: its limit for b above 0)
/// </summary>
public readonly struct Pow : IBinary
{
    static T IBinary.Primal<T>(T a, T b) => T.Pow(a, b);

    static T IBinary.Da<T>(T a, T b, T y)
    {
        // At b = 0 only 0 · ∞ is replaced: a 0 in all of that line would lose how the derivative changes with b.
        var power = T.Pow(a, b - 1);
        var isZeroTimesInfinity = Indicator.AreEqual<T>(b, 0) * Indicator.AreEqual<T>(T.Abs(power), double.PositiveInfinity);
        return T.Where(isZeroTimesInfinity, 0, b * power);
    }

    static T IBinary.Db<T>(T a, T b, T y) =>
        T.Where(Indicator.AreEqual<T>(a, 0) * Indicator.IsAtLeast<T>(b, 0), 0, y * T.Log(a));
}
