namespace Autograd.Core.Rules;

/// <summary>y = eᵃ,   ∂y/∂a = y</summary>
public readonly struct Exp : IUnary
{
    static T IUnary.Primal<T>(T a) => T.Exp(a);
    static T IUnary.Da<T>(T a, T y) => y;
}

/// <summary>y = eᵃ − 1,   ∂y/∂a = eᵃ, since y + 1 cancels where a is far below 0</summary>
public readonly struct ExpM1 : IUnary
{
    static T IUnary.Primal<T>(T a) => T.ExpM1(a);
    static T IUnary.Da<T>(T a, T y) => T.Exp(a);
}

/// <summary>y = erf a,   ∂y/∂a = 2/√π · exp(−a²)</summary>
public readonly struct Erf : IUnary
{
    static T IUnary.Primal<T>(T a) => T.Erf(a);
    static T IUnary.Da<T>(T a, T y) => 2 / Math.Sqrt(Math.PI) * T.Exp(-(a * a));
}

/// <summary>y = erfc a = 1 − erf a, to full precision far out,   ∂y/∂a = −2/√π · exp(−a²)</summary>
public readonly struct Erfc : IUnary
{
    static T IUnary.Primal<T>(T a) => T.Erfc(a);
    static T IUnary.Da<T>(T a, T y) => -2 / Math.Sqrt(Math.PI) * T.Exp(-(a * a));
}

/// <summary>y = ln a,   ∂y/∂a = 1 / a</summary>
public readonly struct Log : IUnary
{
    static T IUnary.Primal<T>(T a) => T.Log(a);
    static T IUnary.Da<T>(T a, T y) => 1 / a;
}

/// <summary>y = ln(1 + a),   ∂y/∂a = 1 / (1 + a)</summary>
public readonly struct LogP1 : IUnary
{
    static T IUnary.Primal<T>(T a) => T.LogP1(a);
    static T IUnary.Da<T>(T a, T y) => 1 / (1 + a);
}

/// <summary>y = sinh a,   ∂y/∂a = cosh a</summary>
public readonly struct Sinh : IUnary
{
    static T IUnary.Primal<T>(T a) => T.Sinh(a);
    static T IUnary.Da<T>(T a, T y) => T.Cosh(a);
}

/// <summary>y = cosh a,   ∂y/∂a = sinh a</summary>
public readonly struct Cosh : IUnary
{
    static T IUnary.Primal<T>(T a) => T.Cosh(a);
    static T IUnary.Da<T>(T a, T y) => T.Sinh(a);
}
