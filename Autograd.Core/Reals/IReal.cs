using System.Numerics;

namespace Autograd.Core;

/// <summary>
/// A real number in the sense that a rule needs one: a double, a recorded <see cref="Value"/>, a <see cref="Dual"/>, a formula.
/// A rule written against this interface runs on all of them.
/// </summary>
/// <remarks>
/// <para>Nothing here may branch on a number, since a number can stand for many at once: <see cref="Compare"/> and <see cref="Where"/>
/// take the place of <c>if</c>.</para>
/// <para>It is to be called and not implemented: later versions may have more functions.</para>
/// </remarks>
/// <typeparam name="T">The number type itself.</typeparam>
public interface IReal<T> :
    IAdditionOperators<T, T, T>,
    ISubtractionOperators<T, T, T>,
    IMultiplyOperators<T, T, T>,
    IDivisionOperators<T, T, T>,
    IUnaryNegationOperators<T, T>
    where T : IReal<T>
{
    /// <summary>A constant, so that a rule can say <c>1 - y</c>.</summary>
    static abstract implicit operator T(double constant);

    /// <summary>a · b + c, rounded once where that costs nothing</summary>
    static virtual T MultiplyAdd(T a, T b, T c) => c + a * b;

    /// <summary>|x|</summary>
    static abstract T Abs(T x);

    /// <summary>arccos x, in radians</summary>
    static abstract T Acos(T x);

    /// <summary>arcsin x, in radians</summary>
    static abstract T Asin(T x);

    /// <summary>arctan x, in radians</summary>
    static abstract T Atan(T x);

    /// <summary>The angle of the point (x, y), in radians.</summary>
    static abstract T Atan2(T y, T x);

    /// <summary>cos x</summary>
    static abstract T Cos(T x);

    /// <summary>cosh x</summary>
    static abstract T Cosh(T x);

    /// <summary>erf x, the error function: 2/√π times the integral of exp(−t²) from 0 to x</summary>
    static abstract T Erf(T x);

    /// <summary>erfc x = 1 − erf x, to full precision where erf x is nearly 1</summary>
    static abstract T Erfc(T x);

    /// <summary>eˣ</summary>
    static abstract T Exp(T x);

    /// <summary>eˣ − 1, to full precision near 0</summary>
    static abstract T ExpM1(T x);

    /// <summary>ln x</summary>
    static abstract T Log(T x);

    /// <summary>ln(1 + x), to full precision near 0</summary>
    static abstract T LogP1(T x);

    /// <summary>The larger of the two; NaN if either is.</summary>
    static abstract T Max(T a, T b);

    /// <summary>The smaller of the two; NaN if either is.</summary>
    static abstract T Min(T a, T b);

    /// <summary>aᵇ</summary>
    static abstract T Pow(T a, T b);

    /// <summary>sin x</summary>
    static abstract T Sin(T x);

    /// <summary>sinh x</summary>
    static abstract T Sinh(T x);

    /// <summary>√x</summary>
    static abstract T Sqrt(T x);

    /// <summary>tan x</summary>
    static abstract T Tan(T x);

    /// <summary>tanh x</summary>
    static abstract T Tanh(T x);

    /// <summary>1 where a &gt; b, 0 where they are equal, −1 where a &lt; b; NaN where either is NaN.</summary>
    static abstract T Compare(T a, T b);

    /// <summary><paramref name="a"/> where the condition is above 0, else <paramref name="b"/> (also where the condition is NaN).</summary>
    static abstract T Where(T condition, T a, T b);
}
