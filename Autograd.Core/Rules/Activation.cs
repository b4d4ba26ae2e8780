namespace Autograd.Core.Rules;

/// <summary>y = tanh a,   ∂y/∂a = 1 − y²</summary>
public readonly struct Tanh : IUnary
{
    static T IUnary.Primal<T>(T a) => T.Tanh(a);
    static T IUnary.Da<T>(T a, T y) => 1 - y * y;
}

/// <summary>y = σ(a) = 1 / (1 + e⁻ᵃ),   ∂y/∂a = y · σ(−a), which is y(1 − y) without its cancellation where y is near 1</summary>
public readonly struct Sigmoid : IUnary
{
    static T IUnary.Primal<T>(T a) => 1 / (1 + T.Exp(-a));
    static T IUnary.Da<T>(T a, T y) => y / (1 + Saturation.Exp(a));
}

/// <summary>y = ln(1 + eᵃ), shifted so that nothing overflows,   ∂y/∂a = σ(a)</summary>
public readonly struct Softplus : IUnary
{
    static T IUnary.Primal<T>(T a) => T.Max(a, 0) + T.LogP1(T.Exp(-T.Abs(a)));
    static T IUnary.Da<T>(T a, T y) => 1 / (1 + Saturation.Exp(-a));
}

/// <summary>y = max(a, 0),   ∂y/∂a = 1 above 0, else 0 (at 0 the subgradient of least norm); NaN for NaN</summary>
public readonly struct Relu : IUnary
{
    static T IUnary.Primal<T>(T a) => T.Max(a, 0);

    // Where y is not above 0 it is the derivative itself: 0, or NaN.
    static T IUnary.Da<T>(T a, T y) => T.Where(y, 1, y);
}

/// <summary>y = max(a, a/100),   ∂y/∂a = 1 above 0, else 1/100 (at 0 the subgradient of least norm); NaN for NaN</summary>
public readonly struct LeakyRelu : IUnary
{
    static T IUnary.Primal<T>(T a) => T.Max(a, 0.01 * a);
    static T IUnary.Da<T>(T a, T y) => T.Max(T.Compare(a, 0), 0.01);
}

/// <summary>y = a · σ(a),   ∂y/∂a = σ(a) + y · σ(−a), which is (1 + y e⁻ᵃ) / (1 + e⁻ᵃ)</summary>
/// <remarks>
/// S. Elfwing, E. Uchibe, K. Doya, Sigmoid-weighted linear units, Neural Networks 107 (2018). At −∞ the value, and at either infinity
/// the derivative, is ∞ · 0 and NaN, as in IEEE and PyTorch.
/// </remarks>
public readonly struct Silu : IUnary
{
    static T IUnary.Primal<T>(T a) => a / (1 + T.Exp(-a));

    static T IUnary.Da<T>(T a, T y)
    {
        var exp = Saturation.Exp(-a);
        return (1 + y * exp) / (1 + exp);
    }
}

/// <summary>y = a · Φ(a) with the normal distribution Φ(a) = ½ erfc(−a/√2),   ∂y/∂a = Φ(a) + a · φ(a), φ(a) = exp(−½a²) / √(2π)</summary>
/// <remarks>
/// D. Hendrycks, K. Gimpel, Gaussian error linear units (2016), in the exact form. 1 + erf(a/√2) would cancel below 0. At −∞
/// the value, and at either infinity the derivative, is ∞ · 0 and NaN, as in IEEE and PyTorch.
/// </remarks>
public readonly struct Gelu : IUnary
{
    private static readonly double RootHalf = Math.Sqrt(0.5);
    private static readonly double Density0 = 1 / Math.Sqrt(2 * Math.PI);

    static T IUnary.Primal<T>(T a) => a * (0.5 * T.Erfc(-RootHalf * a));
    static T IUnary.Da<T>(T a, T y) => 0.5 * T.Erfc(-RootHalf * a) + a * (Density0 * T.Exp(-0.5 * (a * a)));
}

/// <summary>Exponentials that only ever divide.</summary>
internal static class Saturation
{
    /// <summary>eᵃ, held below overflow: an infinite divisor is harmless by itself, but its own derivative would meet it as 0 · ∞.</summary>
    public static T Exp<T>(T a) where T : IReal<T> => T.Exp(T.Min(a, 700));
}
