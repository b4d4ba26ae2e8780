using System.Numerics;

namespace Autograd.Core;

// What no rule asks for and whoever writes a function does: comparisons, the composite functions, and what generic code of .NET needs.
public readonly partial struct Dual :
    IAdditionOperators<Dual, double, Dual>,
    ISubtractionOperators<Dual, double, Dual>,
    IMultiplyOperators<Dual, double, Dual>,
    IDivisionOperators<Dual, double, Dual>,
    IAdditiveIdentity<Dual, Dual>,
    IMultiplicativeIdentity<Dual, Dual>
{
    /// <summary>0, a constant: a generic sum starts with it.</summary>
    static Dual IAdditiveIdentity<Dual, Dual>.AdditiveIdentity => 0;

    /// <summary>1, a constant: a generic product starts with it.</summary>
    static Dual IMultiplicativeIdentity<Dual, Dual>.MultiplicativeIdentity => 1;

    /// <summary>left + right</summary>
    public static Dual operator +(Dual left, double right) => Apply<Add>(left, right);

    /// <summary>left − right</summary>
    public static Dual operator -(Dual left, double right) => Apply<Sub>(left, right);

    /// <summary>left · right</summary>
    public static Dual operator *(Dual left, double right) => Apply<Mul>(left, right);

    /// <summary>left / right</summary>
    public static Dual operator /(Dual left, double right) => Apply<Div>(left, right);

    /// <summary>Whether the primal of left is above that of right; false with NaN.</summary>
    public static bool operator >(Dual left, Dual right) => left.Primal > right.Primal;

    /// <summary>Whether the primal of left is below that of right; false with NaN.</summary>
    public static bool operator <(Dual left, Dual right) => left.Primal < right.Primal;

    /// <summary>Whether the primal of left is at least that of right; false with NaN.</summary>
    public static bool operator >=(Dual left, Dual right) => left.Primal >= right.Primal;

    /// <summary>Whether the primal of left is at most that of right; false with NaN.</summary>
    public static bool operator <=(Dual left, Dual right) => left.Primal <= right.Primal;

    /// <summary>x · Φ(x) with the normal distribution Φ</summary>
    public static Dual Gelu(Dual x) => Apply<Gelu>(x);

    /// <summary>x above 0, else x/100</summary>
    public static Dual LeakyRelu(Dual x) => Apply<LeakyRelu>(x);

    /// <summary>1 / x</summary>
    public static Dual Reciprocal(Dual x) => Apply<Reciprocal>(x);

    /// <summary>max(x, 0); its derivative at 0 is 0</summary>
    public static Dual Relu(Dual x) => Apply<Relu>(x);

    /// <summary>σ(x) = 1 / (1 + e⁻ˣ)</summary>
    public static Dual Sigmoid(Dual x) => Apply<Sigmoid>(x);

    /// <summary>x · σ(x)</summary>
    public static Dual Silu(Dual x) => Apply<Silu>(x);

    /// <summary>ln(1 + eˣ), without overflow</summary>
    public static Dual Softplus(Dual x) => Apply<Softplus>(x);

    /// <summary>x²</summary>
    public static Dual Square(Dual x) => Apply<Square>(x);
}
