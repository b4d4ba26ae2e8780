namespace Autograd.Core;

/// <summary>One double: a rule run on it is eager evaluation.</summary>
/// <param name="X">The number.</param>
public readonly record struct Real(double X) : ILanes<Real>
{
    static int ILanes<Real>.Width => 1;

    /// <summary>A real from a double.</summary>
    public static implicit operator Real(double constant) => new(constant);

    /// <summary>The double inside.</summary>
    public static implicit operator double(Real real) => real.X;

    /// <summary>a + b</summary>
    public static Real operator +(Real left, Real right) => new(left.X + right.X);

    /// <summary>a − b</summary>
    public static Real operator -(Real left, Real right) => new(left.X - right.X);

    /// <summary>a · b</summary>
    public static Real operator *(Real left, Real right) => new(left.X * right.X);

    /// <summary>a / b</summary>
    public static Real operator /(Real left, Real right) => new(left.X / right.X);

    /// <summary>−a</summary>
    public static Real operator -(Real value) => new(-value.X);

    /// <inheritdoc/>
    public static Real Abs(Real x) => new(Math.Abs(x.X));

    /// <inheritdoc/>
    public static Real Acos(Real x) => new(Math.Acos(x.X));

    /// <inheritdoc/>
    public static Real Asin(Real x) => new(Math.Asin(x.X));

    /// <inheritdoc/>
    public static Real Atan(Real x) => new(Math.Atan(x.X));

    /// <inheritdoc/>
    public static Real Atan2(Real y, Real x) => new(Math.Atan2(y.X, x.X));

    /// <inheritdoc/>
    public static Real Cos(Real x) => new(Math.Cos(x.X));

    /// <inheritdoc/>
    public static Real Cosh(Real x) => new(Math.Cosh(x.X));

    /// <inheritdoc/>
    public static Real Erf(Real x) => new(Kernels.Erf(x.X));

    /// <inheritdoc/>
    public static Real Erfc(Real x) => new(Kernels.Erfc(x.X));

    /// <inheritdoc/>
    public static Real Exp(Real x) => new(Math.Exp(x.X));

    /// <inheritdoc/>
    public static Real ExpM1(Real x) => new(Kernels.ExpM1(x.X));

    /// <inheritdoc/>
    public static Real Log(Real x) => new(Math.Log(x.X));

    /// <inheritdoc/>
    public static Real LogP1(Real x) => new(Kernels.LogP1(x.X));

    /// <inheritdoc/>
    public static Real Max(Real a, Real b) => new(Math.Max(a.X, b.X));

    /// <inheritdoc/>
    public static Real Min(Real a, Real b) => new(Math.Min(a.X, b.X));

    /// <inheritdoc/>
    public static Real Pow(Real a, Real b) => new(Math.Pow(a.X, b.X));

    /// <inheritdoc/>
    public static Real Sin(Real x) => new(Math.Sin(x.X));

    /// <inheritdoc/>
    public static Real Sinh(Real x) => new(Math.Sinh(x.X));

    /// <inheritdoc/>
    public static Real Sqrt(Real x) => new(Math.Sqrt(x.X));

    /// <inheritdoc/>
    public static Real Tan(Real x) => new(Math.Tan(x.X));

    /// <inheritdoc/>
    public static Real Tanh(Real x) => new(Math.Tanh(x.X));

    /// <inheritdoc/>
    public static Real Compare(Real a, Real b) => new(Kernels.Compare(a.X, b.X));

    /// <inheritdoc/>
    public static Real Where(Real condition, Real a, Real b) => condition.X > 0 ? a : b;

    static Real ILanes<Real>.Load(ref readonly double at) => new(at);

    static void ILanes<Real>.Store(Real x, ref double at) => at = x.X;

    static double ILanes<Real>.SumAcross(Real x) => x.X;

    static Real ILanes<Real>.KeepFirst(Real x, int count) => count > 0 ? x : 0;
}
