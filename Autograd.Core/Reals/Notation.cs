using System.Globalization;

namespace Autograd.Core;

/// <summary>How a <see cref="Formula"/> is written down: as code has it, as a blackboard has it, in LaTeX.</summary>
internal abstract record Notation
{
    public static Notation Plain { get; } = new PlainNotation();

    public static Notation Text { get; } = new TextNotation();

    public static Notation Latex { get; } = new LatexNotation();

    /// <summary>Whether 0 + x is written as x, and so on; else a row is shown as it stands.</summary>
    public virtual bool Simplifies => true;

    /// <summary>Whether x · x may be written as a power: not where it is the product of two operands that happen to be one value.</summary>
    public bool WritesSquares { get; init; } = true;

    /// <summary>How long a formula may become; a longer one grows no further, and says that it is too long.</summary>
    public int Longest { get; init; } = int.MaxValue;

    /// <summary>What becomes of a choice whose numbers are not known; null where it is written down.</summary>
    public Decisions? Decisions { get; init; }

    /// <summary>A name, which is one word.</summary>
    public abstract string Name(string name);

    /// <summary>A number.</summary>
    public abstract Written Number(double number);

    public virtual Written Sum(Written a, Written b) => new($"{Left(a, Binding.Sum)} + {Right(b, Binding.Product)}", Binding.Sum);

    public virtual Written Difference(Written a, Written b) => new($"{Left(a, Binding.Sum)} - {Right(b, Binding.Product)}", Binding.Sum);

    public abstract Written Product(Written a, Written b);

    public virtual Written Quotient(Written a, Written b) => new($"{Left(a, Binding.Product)} / {Right(b, Binding.Sign)}", Binding.Product);

    public virtual Written Negative(Written a) => new($"-{Right(a, Binding.Power)}", Binding.Sign);

    public abstract Written Power(Written a, Written b);

    /// <summary>Told of every piece; a notation that computes long ones beforehand gives the name of the result instead.</summary>
    public virtual Written Kept(Written written) => written;

    /// <summary>A function by its name in camel case, as in <c>logP1</c>; what a notation has no sign for is written as a call.</summary>
    public virtual Written Call(string function, params ReadOnlySpan<Written> arguments)
    {
        var texts = new string[arguments.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = arguments[i].Text;
        }

        return new(Applied(function, string.Join(", ", texts)), Binding.Atom);
    }

    protected virtual string Applied(string function, string arguments) => function + InParentheses(arguments);

    protected virtual string InParentheses(string text) => $"({text})";

    /// <summary>An operand on the left, where a sign in front does no harm.</summary>
    protected string Left(Written written, Binding least) => written.Binding < least ? InParentheses(written.Text) : written.Text;

    /// <summary>An operand after an operator: two signs in a row are kept apart.</summary>
    protected virtual string Right(Written written, Binding least) =>
        written.Binding < least || written.Text.StartsWith('-') ? InParentheses(written.Text) : written.Text;
}

/// <summary>As the rows of the rules have it: nothing is left out, and everything is ASCII.</summary>
internal record PlainNotation : Notation
{
    public override bool Simplifies => false;

    public override string Name(string name) => name;

    public override Written Number(double number) =>
        new(number.ToString(CultureInfo.InvariantCulture), number < 0 ? Binding.Sign : Binding.Atom);

    public override Written Product(Written a, Written b) => new($"{Left(a, Binding.Product)} * {Right(b, Binding.Sign)}", Binding.Product);

    public override Written Negative(Written a) => new($"-{Right(a, Binding.Atom)}", Binding.Sign);

    public override Written Power(Written a, Written b) => Call("pow", a, b);

    public override Written Call(string function, params ReadOnlySpan<Written> arguments) =>
        function == "abs" ? new($"|{arguments[0].Text}|", Binding.Atom) : base.Call(function, arguments);

    protected override string Right(Written written, Binding least) => Left(written, least);
}
