using System.Reflection;

namespace Autograd.Core;

/// <summary>A function that machine code calls: the one that <see cref="Real"/> uses, so that results are those of eager evaluation.</summary>
internal sealed class Function
{
    public static readonly Function Abs = new(Math.Abs);
    public static readonly Function Acos = new(Math.Acos);
    public static readonly Function Asin = new(Math.Asin);
    public static readonly Function Atan = new(Math.Atan);
    public static readonly Function Atan2 = new(Math.Atan2);
    public static readonly Function Compare = new(Kernels.Compare);
    public static readonly Function Cos = new(Math.Cos);
    public static readonly Function Cosh = new(Math.Cosh);
    public static readonly Function Erf = new(Kernels.Erf);
    public static readonly Function Erfc = new(Kernels.Erfc);
    public static readonly Function Exp = new(Math.Exp);
    public static readonly Function ExpM1 = new(Kernels.ExpM1);
    public static readonly Function Log = new(Math.Log);
    public static readonly Function LogP1 = new(Kernels.LogP1);
    public static readonly Function Max = new(Math.Max, isSymmetric: true);
    public static readonly Function Min = new(Math.Min, isSymmetric: true);
    public static readonly Function Pow = new(Math.Pow);
    public static readonly Function Sin = new(Math.Sin);
    public static readonly Function Sinh = new(Math.Sinh);
    public static readonly Function Sqrt = new(Math.Sqrt);
    public static readonly Function Tan = new(Math.Tan);
    public static readonly Function Tanh = new(Math.Tanh);

    private readonly Func<double, double>? unary;
    private readonly Func<double, double, double>? binary;

    private Function(Func<double, double> unary) => this.unary = unary;

    private Function(Func<double, double, double> binary, bool isSymmetric = false) => (this.binary, IsSymmetric) = (binary, isSymmetric);

    /// <summary>Whether f(a, b) = f(b, a) to the last bit.</summary>
    public bool IsSymmetric { get; }

    public MethodInfo Method => unary?.Method ?? binary!.Method;

    public double Of(double a) => unary!(a);

    public double Of(double a, double b) => binary!(a, b);
}
