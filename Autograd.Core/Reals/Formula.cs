using System.Globalization;

namespace Autograd.Core;

/// <summary>A formula as text: a rule run on it writes itself down. The table of rules is printed this way.</summary>
public readonly record struct Formula : IReal<Formula>
{
    private readonly string text;
    private readonly Binding binding;

    /// <summary>A name, as in <c>new Formula("a")</c>.</summary>
    public Formula(string name) : this(name, Binding.Atom)
    {
    }

    private Formula(string text, Binding binding) => (this.text, this.binding) = (text, binding);

    private enum Binding
    {
        Sum,
        Product,
        Sign,
        Atom,
    }

    /// <summary>The formula.</summary>
    public override string ToString() => text;

    /// <summary>A constant.</summary>
    public static implicit operator Formula(double constant) =>
        new(constant.ToString(CultureInfo.InvariantCulture), constant < 0 ? Binding.Sign : Binding.Atom);

    /// <summary>a + b</summary>
    public static Formula operator +(Formula left, Formula right) => new($"{left} + {right.Within(Binding.Product)}", Binding.Sum);

    /// <summary>a - b</summary>
    public static Formula operator -(Formula left, Formula right) => new($"{left} - {right.Within(Binding.Product)}", Binding.Sum);

    /// <summary>a * b</summary>
    public static Formula operator *(Formula left, Formula right) =>
        new($"{left.Within(Binding.Product)} * {right.Within(Binding.Sign)}", Binding.Product);

    /// <summary>a / b</summary>
    public static Formula operator /(Formula left, Formula right) =>
        new($"{left.Within(Binding.Product)} / {right.Within(Binding.Sign)}", Binding.Product);

    /// <summary>-a</summary>
    public static Formula operator -(Formula value) => new($"-{value.Within(Binding.Atom)}", Binding.Sign);

    /// <inheritdoc/>
    public static Formula Abs(Formula x) => new($"|{x}|", Binding.Atom);

    /// <inheritdoc/>
    public static Formula Acos(Formula x) => Call("acos", x);

    /// <inheritdoc/>
    public static Formula Asin(Formula x) => Call("asin", x);

    /// <inheritdoc/>
    public static Formula Atan(Formula x) => Call("atan", x);

    /// <inheritdoc/>
    public static Formula Atan2(Formula y, Formula x) => Call("atan2", y, x);

    /// <inheritdoc/>
    public static Formula Cos(Formula x) => Call("cos", x);

    /// <inheritdoc/>
    public static Formula Cosh(Formula x) => Call("cosh", x);

    /// <inheritdoc/>
    public static Formula Erf(Formula x) => Call("erf", x);

    /// <inheritdoc/>
    public static Formula Erfc(Formula x) => Call("erfc", x);

    /// <inheritdoc/>
    public static Formula Exp(Formula x) => Call("exp", x);

    /// <inheritdoc/>
    public static Formula ExpM1(Formula x) => Call("expM1", x);

    /// <inheritdoc/>
    public static Formula Log(Formula x) => Call("log", x);

    /// <inheritdoc/>
    public static Formula LogP1(Formula x) => Call("logP1", x);

    /// <inheritdoc/>
    public static Formula Max(Formula a, Formula b) => Call("max", a, b);

    /// <inheritdoc/>
    public static Formula Min(Formula a, Formula b) => Call("min", a, b);

    /// <inheritdoc/>
    public static Formula Pow(Formula a, Formula b) => Call("pow", a, b);

    /// <inheritdoc/>
    public static Formula Sin(Formula x) => Call("sin", x);

    /// <inheritdoc/>
    public static Formula Sinh(Formula x) => Call("sinh", x);

    /// <inheritdoc/>
    public static Formula Sqrt(Formula x) => Call("sqrt", x);

    /// <inheritdoc/>
    public static Formula Tan(Formula x) => Call("tan", x);

    /// <inheritdoc/>
    public static Formula Tanh(Formula x) => Call("tanh", x);

    /// <inheritdoc/>
    public static Formula Compare(Formula a, Formula b) => Call("compare", a, b);

    /// <inheritdoc/>
    public static Formula Where(Formula condition, Formula a, Formula b) => Call("where", condition, a, b);

    private static Formula Call(string function, params ReadOnlySpan<Formula> arguments) =>
        new($"{function}({string.Join(", ", arguments.ToArray())})", Binding.Atom);

    private string Within(Binding least) => binding < least ? $"({text})" : text;
}
