using System.Globalization;

namespace Autograd.Core;

/// <summary>
/// A primal with its tangent: a function run on duals is forward mode, from the same rules.
/// With the tangents of the arguments set to a direction v, the tangent of the result is the directional derivative ∇f · v.
/// </summary>
/// <remarks>A double beside a dual is a constant. An operation that has no function here is <see cref="Apply{TRule}(Dual)"/> of its row.</remarks>
/// <param name="primal">The number.</param>
/// <param name="tangent">Its rate of change along the direction.</param>
public readonly partial struct Dual(double primal, double tangent) : IReal<Dual>
{
    // A constant has no edge, which is more than a tangent of 0: no NaN comes from ln a in Pow(a, 2), and a tie with it is a bound's.
    private readonly bool isConstant;

    private Dual(double constant) : this(constant, 0) => isConstant = true;

    /// <summary>The number.</summary>
    public double Primal { get; } = primal;

    /// <summary>Its rate of change along the direction.</summary>
    public double Tangent { get; } = tangent;

    /// <summary>A rule's result; its tangent is the local derivative times the operand's.</summary>
    /// <typeparam name="TRule">The operation.</typeparam>
    public static Dual Apply<TRule>(Dual a) where TRule : struct, IUnary
    {
        Real x = a.Primal, y = TRule.Primal(x);
        return a.isConstant ? new(y) : new(y, TRule.Da(x, y) * a.Tangent);
    }

    /// <summary>A rule's result; its tangent is the sum over both operands.</summary>
    /// <typeparam name="TRule">The operation.</typeparam>
    public static Dual Apply<TRule>(Dual a, Dual b) where TRule : struct, IBinary
    {
        Real p = a.Primal, q = b.Primal, y = TRule.Primal(p, q);
        return (a.isConstant, b.isConstant) switch
        {
            (true, true) => new(y),
            (true, false) => new(y, TRule.Db(p, q, y) * b.Tangent),
            (false, true) => new(y, TRule.Da(p, q, y) * a.Tangent),
            _ => new(y, TRule.Da(p, q, y) * a.Tangent + TRule.Db(p, q, y) * b.Tangent),
        };
    }

    /// <summary>A rule's result; its tangent is the sum over all operands.</summary>
    /// <typeparam name="TRule">The operation.</typeparam>
    /// <exception cref="ArgumentException"><paramref name="operands"/> is empty.</exception>
    public static Dual Apply<TRule>(params ReadOnlySpan<Dual> operands) where TRule : struct, INary
    {
        if (operands.IsEmpty)
        {
            Throw.Empty(nameof(operands), RuleName.Of<TRule>());
        }

        var primals = new Real[operands.Length];
        for (var i = 0; i < primals.Length; i++)
        {
            primals[i] = operands[i].Primal;
        }

        var y = TRule.Primal<Real>(primals);
        var varies = false;
        var tangent = 0.0;
        for (var i = 0; i < primals.Length; i++)
        {
            if (!operands[i].isConstant)
            {
                varies = true;
                tangent += TRule.Derivative(primals, i, y) * operands[i].Tangent;
            }
        }

        return varies ? new(y, tangent) : new(y);
    }

    /// <summary>A constant: nothing flows through it.</summary>
    public static implicit operator Dual(double constant) => new(constant);

    /// <summary>The number and its tangent, as in <c>3 (tangent 1)</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Primal} (tangent {Tangent})");

    /// <summary>a + b</summary>
    public static Dual operator +(Dual left, Dual right) => Apply<Add>(left, right);

    /// <summary>a − b</summary>
    public static Dual operator -(Dual left, Dual right) => Apply<Sub>(left, right);

    /// <summary>a · b</summary>
    public static Dual operator *(Dual left, Dual right) => Apply<Mul>(left, right);

    /// <summary>a / b</summary>
    public static Dual operator /(Dual left, Dual right) => Apply<Div>(left, right);

    /// <summary>−a</summary>
    public static Dual operator -(Dual value) => Apply<Neg>(value);

    /// <inheritdoc/>
    public static Dual Abs(Dual x) => Apply<Abs>(x);

    /// <inheritdoc/>
    public static Dual Acos(Dual x) => Apply<Acos>(x);

    /// <inheritdoc/>
    public static Dual Asin(Dual x) => Apply<Asin>(x);

    /// <inheritdoc/>
    public static Dual Atan(Dual x) => Apply<Atan>(x);

    /// <inheritdoc/>
    public static Dual Atan2(Dual y, Dual x) => Apply<Atan2>(y, x);

    /// <inheritdoc/>
    public static Dual Cos(Dual x) => Apply<Cos>(x);

    /// <inheritdoc/>
    public static Dual Cosh(Dual x) => Apply<Cosh>(x);

    /// <inheritdoc/>
    public static Dual Erf(Dual x) => Apply<Erf>(x);

    /// <inheritdoc/>
    public static Dual Erfc(Dual x) => Apply<Erfc>(x);

    /// <inheritdoc/>
    public static Dual Exp(Dual x) => Apply<Exp>(x);

    /// <inheritdoc/>
    public static Dual ExpM1(Dual x) => Apply<ExpM1>(x);

    /// <inheritdoc/>
    public static Dual Log(Dual x) => Apply<Log>(x);

    /// <inheritdoc/>
    public static Dual LogP1(Dual x) => Apply<LogP1>(x);

    /// <inheritdoc/>
    public static Dual Max(Dual a, Dual b) =>
        b.isConstant ? Apply<AtLeast>(a, b) : a.isConstant ? Apply<AtLeast>(b, a) : Apply<Max>(a, b);

    /// <inheritdoc/>
    public static Dual Min(Dual a, Dual b) =>
        b.isConstant ? Apply<AtMost>(a, b) : a.isConstant ? Apply<AtMost>(b, a) : Apply<Min>(a, b);

    /// <inheritdoc/>
    public static Dual Pow(Dual a, Dual b) => Apply<Pow>(a, b);

    /// <inheritdoc/>
    public static Dual Sin(Dual x) => Apply<Sin>(x);

    /// <inheritdoc/>
    public static Dual Sinh(Dual x) => Apply<Sinh>(x);

    /// <inheritdoc/>
    public static Dual Sqrt(Dual x) => Apply<Sqrt>(x);

    /// <inheritdoc/>
    public static Dual Tan(Dual x) => Apply<Tan>(x);

    /// <inheritdoc/>
    public static Dual Tanh(Dual x) => Apply<Tanh>(x);

    /// <inheritdoc/>
    public static Dual Compare(Dual a, Dual b) => Apply<Compare>(a, b);

    /// <inheritdoc/>
    public static Dual Where(Dual condition, Dual a, Dual b) => condition.Primal > 0 ? a : b;
}
