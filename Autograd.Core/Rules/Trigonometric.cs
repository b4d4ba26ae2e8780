namespace Autograd.Core.Rules;

/// <summary>y = sin a,   ∂y/∂a = cos a</summary>
public readonly struct Sin : IUnary
{
    static T IUnary.Primal<T>(T a) => T.Sin(a);
    static T IUnary.Da<T>(T a, T y) => T.Cos(a);
}

/// <summary>y = cos a,   ∂y/∂a = −sin a</summary>
public readonly struct Cos : IUnary
{
    static T IUnary.Primal<T>(T a) => T.Cos(a);
    static T IUnary.Da<T>(T a, T y) => -T.Sin(a);
}

/// <summary>y = tan a,   ∂y/∂a = 1 + y²</summary>
public readonly struct Tan : IUnary
{
    static T IUnary.Primal<T>(T a) => T.Tan(a);
    static T IUnary.Da<T>(T a, T y) => 1 + y * y;
}

/// <summary>y = arcsin a,   ∂y/∂a = 1 / √((1 − a)(1 + a))</summary>
public readonly struct Asin : IUnary
{
    static T IUnary.Primal<T>(T a) => T.Asin(a);
    static T IUnary.Da<T>(T a, T y) => 1 / T.Sqrt((1 - a) * (1 + a));
}

/// <summary>y = arccos a,   ∂y/∂a = −1 / √((1 − a)(1 + a))</summary>
public readonly struct Acos : IUnary
{
    static T IUnary.Primal<T>(T a) => T.Acos(a);
    static T IUnary.Da<T>(T a, T y) => -1 / T.Sqrt((1 - a) * (1 + a));
}

/// <summary>y = arctan a,   ∂y/∂a = 1 / (1 + a²)</summary>
public readonly struct Atan : IUnary
{
    static T IUnary.Primal<T>(T a) => T.Atan(a);
    static T IUnary.Da<T>(T a, T y) => 1 / (1 + a * a);
}

/// <summary>y = the angle of the point (b, a),   ∂y/∂a = b / (a² + b²),   ∂y/∂b = −a / (a² + b²)</summary>
public readonly struct Atan2 : IBinary
{
    static T IBinary.Primal<T>(T a, T b) => T.Atan2(a, b);
    static T IBinary.Da<T>(T a, T b, T y) => b / (a * a + b * b);
    static T IBinary.Db<T>(T a, T b, T y) => -a / (a * a + b * b);
}
