using System.Globalization;
using System.Text;

namespace Autograd.Core;

/// <summary>As amsmath typesets it: <c>\frac{1}{1 + \mathrm{e}^{-x}}</c>.</summary>
internal sealed record LatexNotation : Notation
{
    // In the order of Unicode from α (03B1) on; omicron has no command, and none is needed.
    private static readonly string[] Greek =
    [
        "alpha", "beta", "gamma", "delta", "varepsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "", "pi",
        "rho", "varsigma", "sigma", "tau", "upsilon", "varphi", "chi", "psi", "omega",
    ];

    /// <summary>A letter stands as it is, digits after it are its index, and a longer name is one word.</summary>
    public override string Name(string name)
    {
        var letter = Letter(name[0]);
        return name.Length == 1 && letter is not null ? letter
            : letter is not null && name.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0 ? $"{letter}_{{{name[1..]}}}"
            : $@"\mathit{{{Word(name)}}}";
    }

    public override Written Number(double number)
    {
        if (!double.IsFinite(number))
        {
            return double.IsNaN(number) ? new(@"\mathrm{NaN}", Binding.Atom)
                : number > 0 ? new(@"\infty", Binding.Atom)
                : new(@"-\infty", Binding.Sign);
        }

        var written = PowerOfTen(Digits.OfConstant(number));
        return double.IsNegative(number) ? written with { Binding = Binding.Sign } : written;
    }

    /// <summary>A value or a derivative.</summary>
    public static Written Result(double number) => double.IsFinite(number)
        ? PowerOfTen(Digits.OfResult(number)) is var written && double.IsNegative(number) ? written with { Binding = Binding.Sign } : written
        : Latex.Number(number);

    public override Written Product(Written a, Written b) =>
        new($@"{Left(a, Binding.Product)} \cdot {Right(b, Binding.Sign)}", Binding.Product);

    public override Written Quotient(Written a, Written b) => new($@"\frac{{{a.Text}}}{{{b.Text}}}", Binding.Power);

    public override Written Power(Written a, Written b) => new($"{{{Left(a, Binding.Atom)}}}^{{{b.Text}}}", Binding.Power);

    public override Written Call(string function, params ReadOnlySpan<Written> arguments) => function switch
    {
        "abs" => new($@"\left|{arguments[0].Text}\right|", Binding.Atom),
        "exp" => new($@"\mathrm{{e}}^{{{arguments[0].Text}}}", Binding.Power),
        "expM1" => Difference(Call("exp", arguments), Number(1)),
        "logP1" => Call("log", Sum(Number(1), arguments[0])),
        "sqrt" => new($@"\sqrt{{{arguments[0].Text}}}", Binding.Atom),
        _ => base.Call(function, arguments),
    };

    protected override string Applied(string function, string arguments) => function switch
    {
        "acos" or "asin" or "atan" => $@"\arc{function[1..]}{InParentheses(arguments)}",
        "log" => $@"\ln{InParentheses(arguments)}",
        "cos" or "cosh" or "max" or "min" or "sin" or "sinh" or "tan" or "tanh" => $@"\{function}{InParentheses(arguments)}",
        _ => $@"\operatorname{{{Word(function)}}}{InParentheses(arguments)}",
    };

    protected override string InParentheses(string text) => $@"\left({text}\right)";

    /// <summary>Any text, for between words: what LaTeX would take for a command is escaped, what its fonts lack is numbered.</summary>
    public static string Prose(string text)
    {
        var prose = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            prose.Append(rune.Value switch
            {
                '\\' => @"\textbackslash{}",
                '^' => @"\textasciicircum{}",
                '~' => @"\textasciitilde{}",
                '<' => @"\textless{}",
                '>' => @"\textgreater{}",
                '|' => @"\textbar{}",
                '"' => "''",
                '{' or '}' or '$' or '&' or '#' or '%' or '_' => $@"\{rune}",
                >= ' ' and <= '~' => rune.ToString(),
                _ => string.Create(CultureInfo.InvariantCulture, $"(U+{rune.Value:X4})"),
            });
        }

        return prose.ToString();
    }

    private static Written PowerOfTen(string digits) => digits.Split('e') is [var mantissa, var exponent]
        ? new($@"{mantissa} \cdot 10^{{{exponent}}}", Binding.Product)
        : new(digits, Binding.Atom);

    private static string? Letter(char letter) =>
        char.IsAsciiLetter(letter) ? letter.ToString()
        : letter >= 'α' && letter - 'α' < Greek.Length && Greek[letter - 'α'].Length > 0 ? $@"\{Greek[letter - 'α']}"
        : null;

    private static string Word(string name)
    {
        var word = new StringBuilder();
        foreach (var letter in name)
        {
            word.Append(
                char.IsAsciiLetterOrDigit(letter) || letter is '.' or '[' or ']' or '\'' ? letter.ToString()
                : letter == '_' ? @"\_"
                : Letter(letter) is { } greek ? $"{{{greek}}}"
                : string.Create(CultureInfo.InvariantCulture, $@"\mathrm{{u{(int)letter:X4}}}"));
        }

        return word.ToString();
    }
}
