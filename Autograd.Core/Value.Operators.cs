using System.Numerics;

namespace Autograd.Core;

// The operators and functions. Each is one row of the rules applied; a double on either side is a constant.
public partial class Value :
    IReal<Value>,
    IAdditionOperators<Value, double, Value>,
    ISubtractionOperators<Value, double, Value>,
    IMultiplyOperators<Value, double, Value>,
    IDivisionOperators<Value, double, Value>,
    IAdditiveIdentity<Value, Value>,
    IMultiplicativeIdentity<Value, Value>
{
    /// <summary>A variable, as in <c>Value x = -2;</c>. There is no way back to double, which would silently cut the graph: read <see cref="Data"/>.</summary>
    public static implicit operator Value(double data) => new(data);

    /// <summary>0, a constant of its own at every call: a generic sum starts with it, and no gradient goes to it.</summary>
    static Value IAdditiveIdentity<Value, Value>.AdditiveIdentity => Constant(0);

    /// <summary>1, a constant of its own at every call: a generic product starts with it, and no gradient goes to it.</summary>
    static Value IMultiplicativeIdentity<Value, Value>.MultiplicativeIdentity => Constant(1);

    // In a rule, where T may be Value, a number is a constant.
    static implicit IReal<Value>.operator Value(double constant) => Constant(constant);

    /// <summary>left + right</summary>
    public static Value operator +(Value left, Value right) => Apply<Add>(left, right);

    /// <summary>left + right</summary>
    public static Value operator +(Value left, double right) => Apply<Add>(left, right);

    /// <summary>left + right</summary>
    public static Value operator +(double left, Value right) => Apply<Add>(left, right);

    /// <summary>left − right</summary>
    public static Value operator -(Value left, Value right) => Apply<Sub>(left, right);

    /// <summary>left − right</summary>
    public static Value operator -(Value left, double right) => Apply<Sub>(left, right);

    /// <summary>left − right</summary>
    public static Value operator -(double left, Value right) => Apply<Sub>(left, right);

    /// <summary>left · right</summary>
    public static Value operator *(Value left, Value right) => Apply<Mul>(left, right);

    /// <summary>left · right</summary>
    public static Value operator *(Value left, double right) => Apply<Mul>(left, right);

    /// <summary>left · right</summary>
    public static Value operator *(double left, Value right) => Apply<Mul>(left, right);

    /// <summary>left / right</summary>
    public static Value operator /(Value left, Value right) => Apply<Div>(left, right);

    /// <summary>left / right</summary>
    public static Value operator /(Value left, double right) => Apply<Div>(left, right);

    /// <summary>left / right</summary>
    public static Value operator /(double left, Value right) => Apply<Div>(left, right);

    /// <summary>−value</summary>
    public static Value operator -(Value value) => Apply<Neg>(Throw.NotNull(value));

    /// <summary>|x|; its derivative is the sign of x, 0 at 0</summary>
    public static Value Abs(Value x) => Apply<Abs>(x);

    /// <summary>|x|; its derivative is the sign of x, 0 at 0</summary>
    public Value Abs() => Apply<Abs>(this);

    /// <summary>arccos x, in radians</summary>
    public static Value Acos(Value x) => Apply<Acos>(x);

    /// <summary>arccos x, in radians</summary>
    public Value Acos() => Apply<Acos>(this);

    /// <summary>arcsin x, in radians</summary>
    public static Value Asin(Value x) => Apply<Asin>(x);

    /// <summary>arcsin x, in radians</summary>
    public Value Asin() => Apply<Asin>(this);

    /// <summary>arctan x, in radians</summary>
    public static Value Atan(Value x) => Apply<Atan>(x);

    /// <summary>arctan x, in radians</summary>
    public Value Atan() => Apply<Atan>(this);

    /// <summary>cos x, x in radians</summary>
    public static Value Cos(Value x) => Apply<Cos>(x);

    /// <summary>cos x, x in radians</summary>
    public Value Cos() => Apply<Cos>(this);

    /// <summary>cosh x</summary>
    public static Value Cosh(Value x) => Apply<Cosh>(x);

    /// <summary>cosh x</summary>
    public Value Cosh() => Apply<Cosh>(this);

    /// <summary>erf x, the error function: 2/√π times the integral of exp(−t²) from 0 to x</summary>
    public static Value Erf(Value x) => Apply<Erf>(x);

    /// <summary>erf x, the error function: 2/√π times the integral of exp(−t²) from 0 to x</summary>
    public Value Erf() => Apply<Erf>(this);

    /// <summary>erfc x = 1 − erf x, to full precision where erf x is nearly 1</summary>
    public static Value Erfc(Value x) => Apply<Erfc>(x);

    /// <summary>erfc x = 1 − erf x, to full precision where erf x is nearly 1</summary>
    public Value Erfc() => Apply<Erfc>(this);

    /// <summary>eˣ</summary>
    public static Value Exp(Value x) => Apply<Exp>(x);

    /// <summary>eˣ</summary>
    public Value Exp() => Apply<Exp>(this);

    /// <summary>eˣ − 1, to full precision near 0</summary>
    public static Value ExpM1(Value x) => Apply<ExpM1>(x);

    /// <summary>eˣ − 1, to full precision near 0</summary>
    public Value ExpM1() => Apply<ExpM1>(this);

    /// <summary>x · Φ(x) with the normal distribution Φ, a smooth relu that dips below 0 and comes back to it</summary>
    public static Value Gelu(Value x) => Apply<Gelu>(x);

    /// <summary>x · Φ(x) with the normal distribution Φ, a smooth relu that dips below 0 and comes back to it</summary>
    public Value Gelu() => Apply<Gelu>(this);

    /// <summary>x above 0, else x/100: the slope that is left keeps a neuron from dying</summary>
    public static Value LeakyRelu(Value x) => Apply<LeakyRelu>(x);

    /// <summary>x above 0, else x/100: the slope that is left keeps a neuron from dying</summary>
    public Value LeakyRelu() => Apply<LeakyRelu>(this);

    /// <summary>ln x</summary>
    public static Value Log(Value x) => Apply<Log>(x);

    /// <summary>ln x</summary>
    public Value Log() => Apply<Log>(this);

    /// <summary>ln(1 + x), to full precision near 0</summary>
    public static Value LogP1(Value x) => Apply<LogP1>(x);

    /// <summary>ln(1 + x), to full precision near 0</summary>
    public Value LogP1() => Apply<LogP1>(this);

    /// <summary>1 / x</summary>
    public static Value Reciprocal(Value x) => Apply<Reciprocal>(x);

    /// <summary>1 / x</summary>
    public Value Reciprocal() => Apply<Reciprocal>(this);

    /// <summary>max(x, 0); its derivative at 0 is 0</summary>
    public static Value Relu(Value x) => Apply<Relu>(x);

    /// <summary>max(x, 0); its derivative at 0 is 0</summary>
    public Value Relu() => Apply<Relu>(this);

    /// <summary>σ(x) = 1 / (1 + e⁻ˣ)</summary>
    public static Value Sigmoid(Value x) => Apply<Sigmoid>(x);

    /// <summary>σ(x) = 1 / (1 + e⁻ˣ)</summary>
    public Value Sigmoid() => Apply<Sigmoid>(this);

    /// <summary>x · σ(x), a smooth relu that dips below 0 and comes back to it</summary>
    public static Value Silu(Value x) => Apply<Silu>(x);

    /// <summary>x · σ(x), a smooth relu that dips below 0 and comes back to it</summary>
    public Value Silu() => Apply<Silu>(this);

    /// <summary>sin x, x in radians</summary>
    public static Value Sin(Value x) => Apply<Sin>(x);

    /// <summary>sin x, x in radians</summary>
    public Value Sin() => Apply<Sin>(this);

    /// <summary>sinh x</summary>
    public static Value Sinh(Value x) => Apply<Sinh>(x);

    /// <summary>sinh x</summary>
    public Value Sinh() => Apply<Sinh>(this);

    /// <summary>ln(1 + eˣ), without overflow</summary>
    public static Value Softplus(Value x) => Apply<Softplus>(x);

    /// <summary>ln(1 + eˣ), without overflow</summary>
    public Value Softplus() => Apply<Softplus>(this);

    /// <summary>√x</summary>
    public static Value Sqrt(Value x) => Apply<Sqrt>(x);

    /// <summary>√x</summary>
    public Value Sqrt() => Apply<Sqrt>(this);

    /// <summary>x²</summary>
    public static Value Square(Value x) => Apply<Square>(x);

    /// <summary>x²</summary>
    public Value Square() => Apply<Square>(this);

    /// <summary>tan x, x in radians</summary>
    public static Value Tan(Value x) => Apply<Tan>(x);

    /// <summary>tan x, x in radians</summary>
    public Value Tan() => Apply<Tan>(this);

    /// <summary>tanh x</summary>
    public static Value Tanh(Value x) => Apply<Tanh>(x);

    /// <summary>tanh x</summary>
    public Value Tanh() => Apply<Tanh>(this);
}
