namespace Autograd.Core;

/// <summary>A formula as text: a rule run on it writes itself down. The table of rules is printed this way.</summary>
/// <remarks>
/// At a point, where the names have numbers, what depends on the point is resolved: a comparison becomes its result, a choice the
/// side that is taken. Constants are computed with at once.
/// </remarks>
public readonly record struct Formula : IReal<Formula>
{
    // A constant has no notation, and so no text, until it meets a name.
    private readonly Written written;
    private readonly Notation? notation;
    private readonly double? number;

    /// <summary>A name, as in <c>new Formula("a")</c>.</summary>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or blank.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public Formula(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        this = new(name, Notation.Plain, null);
    }

    /// <summary>A name in some notation, with its number if the formula is to be that of a point.</summary>
    internal Formula(string name, Notation notation, double? number) : this(new Written(notation.Name(name), Binding.Atom), notation, number)
    {
    }

    private Formula(Written written, Notation? notation, double? number) =>
        (this.written, this.notation, this.number) = (notation?.Kept(written) ?? written, notation, number);

    /// <summary>The number, where that of every name in it is known.</summary>
    internal double? AtPoint => number;

    /// <summary>Whether it outgrew its notation; then its text is of no use.</summary>
    internal bool IsTooLong => written.Text?.Length > notation?.Longest;

    private bool IsConstant => notation is null;

    private Decisions? Decisions => notation?.Decisions;

    /// <summary>The formula.</summary>
    public override string ToString() => In(Notation.Plain).Text;

    /// <summary>A constant.</summary>
    public static implicit operator Formula(double constant) => new(default(Written), null, constant);

    /// <summary>A number that is written where it stands, and never computed with.</summary>
    internal static Formula Shown(double constant, Notation notation) => new(notation.Number(constant), notation, null);

    /// <summary>The formula, and a constant in this notation.</summary>
    internal Written In(Notation ifConstant) => IsConstant ? ifConstant.Number(number ?? 0) : written;

    /// <summary>a + b</summary>
    public static Formula operator +(Formula left, Formula right) =>
        IsInert(left, 0, right) ? right
        : IsInert(right, 0, left) ? left
        : Join(left, right, left.number + right.number, static (notation, a, b) => notation.Sum(a, b));

    /// <summary>a - b</summary>
    public static Formula operator -(Formula left, Formula right) =>
        IsInert(right, 0, left) ? left
        : Join(left, right, left.number - right.number, static (notation, a, b) => notation.Difference(a, b));

    /// <summary>a * b</summary>
    public static Formula operator *(Formula left, Formula right) =>
        IsInert(left, 1, right) ? right
        : IsInert(right, 1, left) ? left
        : left == right && left.notation is { Simplifies: true, WritesSquares: true } ? Pow(left, 2)
        : Join(left, right, left.number * right.number, static (notation, a, b) => notation.Product(a, b));

    /// <summary>a / b</summary>
    public static Formula operator /(Formula left, Formula right) =>
        IsInert(right, 1, left) ? left
        : Join(left, right, left.number / right.number, static (notation, a, b) => notation.Quotient(a, b));

    /// <summary>-a</summary>
    public static Formula operator -(Formula value) =>
        value.IsConstant ? -(value.number ?? 0)
        : value.IsTooLong ? value
        : new(value.notation!.Negative(value.written), value.notation, -value.number);

    /// <inheritdoc/>
    public static Formula Abs(Formula x) => Call("abs", x, Real.Abs);

    /// <inheritdoc/>
    public static Formula Acos(Formula x) => Call("acos", x, Real.Acos);

    /// <inheritdoc/>
    public static Formula Asin(Formula x) => Call("asin", x, Real.Asin);

    /// <inheritdoc/>
    public static Formula Atan(Formula x) => Call("atan", x, Real.Atan);

    /// <inheritdoc/>
    public static Formula Atan2(Formula y, Formula x) => Call("atan2", y, x, Real.Atan2);

    /// <inheritdoc/>
    public static Formula Cos(Formula x) => Call("cos", x, Real.Cos);

    /// <inheritdoc/>
    public static Formula Cosh(Formula x) => Call("cosh", x, Real.Cosh);

    /// <inheritdoc/>
    public static Formula Erf(Formula x) => Call("erf", x, Real.Erf);

    /// <inheritdoc/>
    public static Formula Erfc(Formula x) => Call("erfc", x, Real.Erfc);

    /// <inheritdoc/>
    public static Formula Exp(Formula x) => Call("exp", x, Real.Exp);

    /// <inheritdoc/>
    public static Formula ExpM1(Formula x) => Call("expM1", x, Real.ExpM1);

    /// <inheritdoc/>
    public static Formula Log(Formula x) => Call("log", x, Real.Log);

    /// <inheritdoc/>
    public static Formula LogP1(Formula x) => Call("logP1", x, Real.LogP1);

    /// <inheritdoc/>
    public static Formula Max(Formula a, Formula b) => Extreme("max", a, b, Real.Max);

    /// <inheritdoc/>
    public static Formula Min(Formula a, Formula b) => Extreme("min", a, b, Real.Min);

    /// <inheritdoc/>
    public static Formula Pow(Formula a, Formula b) =>
        IsInert(b, 1, a) ? a
        : Join(a, b, Number(a, b, Real.Pow), static (notation, x, y) => notation.Power(x, y));

    /// <inheritdoc/>
    public static Formula Sin(Formula x) => Call("sin", x, Real.Sin);

    /// <inheritdoc/>
    public static Formula Sinh(Formula x) => Call("sinh", x, Real.Sinh);

    /// <inheritdoc/>
    public static Formula Sqrt(Formula x) => Call("sqrt", x, Real.Sqrt);

    /// <inheritdoc/>
    public static Formula Tan(Formula x) => Call("tan", x, Real.Tan);

    /// <inheritdoc/>
    public static Formula Tanh(Formula x) => Call("tanh", x, Real.Tanh);

    /// <inheritdoc/>
    public static Formula Compare(Formula a, Formula b)
    {
        var comparison = Call("compare", a, b, Real.Compare);
        return comparison.number ?? comparison.Decisions?.Comparison(comparison.written.Text) ?? comparison;
    }

    /// <inheritdoc/>
    public static Formula Where(Formula condition, Formula a, Formula b)
    {
        if (condition.number is { } known)
        {
            var taken = known > 0 ? a : b;
            return taken == condition ? known : taken;
        }

        if (condition.Decisions is { } decisions)
        {
            return decisions.IsPositive(condition.written.Text) ? a : b;
        }

        var notation = condition.notation!;
        return condition.IsTooLong ? condition : a.IsTooLong ? a : b.IsTooLong ? b
            : new(notation.Call("where", condition.written, a.In(notation), b.In(notation)), notation, null);
    }

    private static Formula Extreme(string function, Formula a, Formula b, Func<Real, Real, Real> value)
    {
        var extreme = Call(function, a, b, value);
        var isFirst = extreme.number is { } known ? known.Equals(a.number)
            : extreme.Decisions?.AreSame(extreme.written.Text, a.In(extreme.notation!).Text);
        return isFirst switch
        {
            true => a,
            false => b,
            null => extreme,
        };
    }

    private static Formula Call(string function, Formula x, Func<Real, Real> value)
    {
        double? number = x.number is { } known ? value(known) : null;
        return x.IsConstant ? number ?? 0
            : x.IsTooLong ? x
            : new(x.notation!.Call(function, x.written), x.notation, number);
    }

    private static Formula Call(string function, Formula a, Formula b, Func<Real, Real, Real> value) =>
        Join(a, b, Number(a, b, value), (notation, x, y) => notation.Call(function, x, y));

    private static Formula Join(Formula a, Formula b, double? number, Func<Notation, Written, Written, Written> write)
    {
        if ((a.notation ?? b.notation) is not { } notation)
        {
            return number ?? 0;
        }

        return a.IsTooLong ? a
            : b.IsTooLong ? b
            : new(write(notation, a.In(notation), b.In(notation)), notation, number);
    }

    private static double? Number(Formula a, Formula b, Func<Real, Real, Real> value) =>
        a.number is { } first && b.number is { } second ? value(first, second) : null;

    /// <summary>Whether an operation with this constant would not show beside the other operand.</summary>
    private static bool IsInert(Formula constant, double neutral, Formula other) =>
        constant.IsConstant && constant.number == neutral && other.notation is { Simplifies: true };
}
