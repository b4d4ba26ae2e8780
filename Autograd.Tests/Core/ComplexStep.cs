using System.Numerics;

namespace Autograd.Tests.Core;

/// <summary>
/// A complex number as a real: f(x + ih) = f(x) + ih f′(x) + O(h²), so that the imaginary part is a derivative without a difference,
/// and without any rule of calculus. What decides (signs, comparisons) goes by the real part.
/// </summary>
/// <remarks>
/// Source: W. Squire, G. Trapp, Using complex variables to estimate derivatives of real functions, SIAM Review 40, 1998. Functions
/// that <see cref="Complex"/> lacks, or has with ih beside a 1, stand here by a definition that keeps the imaginary part.
/// </remarks>
internal readonly record struct ComplexStep(Complex Z) : IReal<ComplexStep>
{
    private const double H = 1e-20;

    /// <summary>x + ih</summary>
    public static ComplexStep From(double x) => new(new(x, H));

    /// <summary>The derivative by what began with a step.</summary>
    public double Derivative => Z.Imaginary / H;

    public static implicit operator ComplexStep(double constant) => new(constant);

    public static ComplexStep operator +(ComplexStep left, ComplexStep right) => new(left.Z + right.Z);

    public static ComplexStep operator -(ComplexStep left, ComplexStep right) => new(left.Z - right.Z);

    public static ComplexStep operator *(ComplexStep left, ComplexStep right) => new(left.Z * right.Z);

    public static ComplexStep operator /(ComplexStep left, ComplexStep right) => new(left.Z / right.Z);

    public static ComplexStep operator -(ComplexStep value) => new(-value.Z);

    public static ComplexStep Abs(ComplexStep x) => x.Z.Real < 0 ? -x : x;

    public static ComplexStep Acos(ComplexStep x) => new(Complex.Acos(x.Z));

    public static ComplexStep Asin(ComplexStep x) => new(Complex.Asin(x.Z));

    // The sine of the angle is x / √(1 + x²).
    public static ComplexStep Atan(ComplexStep x) => new(Complex.Asin(x.Z / Complex.Sqrt(1 + (x.Z * x.Z))));

    // By the half-plane x > 0, where it is arctan y/x, turned to the right one.
    public static ComplexStep Atan2(ComplexStep y, ComplexStep x) =>
        Atan(y / x) + Math.Atan2(y.Z.Real, x.Z.Real) - Math.Atan(y.Z.Real / x.Z.Real);

    public static ComplexStep Cos(ComplexStep x) => new(Complex.Cos(x.Z));

    public static ComplexStep Cosh(ComplexStep x) => new(Complex.Cosh(x.Z));

    // 2/√π · exp(−z²) · Σ 2ⁿ z²ⁿ⁺¹ / (1 · 3 · … · (2n + 1))
    public static ComplexStep Erf(ComplexStep x)
    {
        Complex sum = 1, square = x.Z * x.Z;
        for (var n = 100; n >= 1; n--)
        {
            sum = 1 + (square / (n + 0.5) * sum);
        }

        return new(2 / Math.Sqrt(Math.PI) * Complex.Exp(-square) * x.Z * sum);
    }

    public static ComplexStep Erfc(ComplexStep x) => 1 - Erf(x);

    public static ComplexStep Exp(ComplexStep x) => new(Complex.Exp(x.Z));

    public static ComplexStep ExpM1(ComplexStep x) => Exp(x) - 1;

    public static ComplexStep Log(ComplexStep x) => new(Complex.Log(x.Z));

    public static ComplexStep LogP1(ComplexStep x) => Log(1 + x);

    public static ComplexStep Max(ComplexStep a, ComplexStep b) => a.Z.Real > b.Z.Real ? a : b;

    public static ComplexStep Min(ComplexStep a, ComplexStep b) => a.Z.Real < b.Z.Real ? a : b;

    public static ComplexStep Pow(ComplexStep a, ComplexStep b) => Exp(b * Log(a));

    public static ComplexStep Sin(ComplexStep x) => new(Complex.Sin(x.Z));

    public static ComplexStep Sinh(ComplexStep x) => new(Complex.Sinh(x.Z));

    public static ComplexStep Sqrt(ComplexStep x) => new(Complex.Sqrt(x.Z));

    public static ComplexStep Tan(ComplexStep x) => Sin(x) / Cos(x);

    public static ComplexStep Tanh(ComplexStep x) => Sinh(x) / Cosh(x);

    public static ComplexStep Compare(ComplexStep a, ComplexStep b) => a.Z.Real.CompareTo(b.Z.Real);

    public static ComplexStep Where(ComplexStep condition, ComplexStep a, ComplexStep b) => condition.Z.Real > 0 ? a : b;
}
