using System.Globalization;
using System.Text.RegularExpressions;
using Autograd.Tests.Core;

namespace Autograd.Tests.Explaining;

/// <summary>Reads a formula as it is printed, and computes it: what a reader with a calculator does.</summary>
internal sealed partial class TextFormula
{
    private readonly string formula;
    private readonly IReadOnlyDictionary<string, double> numbers;
    private readonly string[] tokens;
    private int next;

    private TextFormula(string formula, IReadOnlyDictionary<string, double> numbers)
    {
        (this.formula, this.numbers) = (formula, numbers);
        tokens = [.. Token().Matches(formula).Select(match => match.Value)];
    }

    /// <param name="formula">Such as <c>2 · x^3 - ln(1 + |x|)</c>.</param>
    /// <param name="numbers">The numbers of the names.</param>
    public static double Compute(string formula, IReadOnlyDictionary<string, double> numbers)
    {
        var reader = new TextFormula(formula, numbers);
        var number = reader.Sum();
        reader.next.ShouldBe(reader.tokens.Length, formula);
        return number;
    }

    private double Sum()
    {
        var sum = Product();
        while (true)
        {
            if (Takes("+"))
            {
                sum += Product();
            }
            else if (Takes("-"))
            {
                sum -= Product();
            }
            else
            {
                return sum;
            }
        }
    }

    private double Product()
    {
        var product = Signed();
        while (true)
        {
            if (Takes("·"))
            {
                product *= Signed();
            }
            else if (Takes("/"))
            {
                product /= Signed();
            }
            else
            {
                return product;
            }
        }
    }

    private double Signed() => Takes("-") ? -Signed() : Power();

    private double Power()
    {
        var number = Atom();
        return Takes("^") ? Math.Pow(number, Atom()) : number;
    }

    private double Atom()
    {
        if (Takes("("))
        {
            return Closed(")");
        }

        if (Takes("|"))
        {
            return Math.Abs(Closed("|"));
        }

        var word = tokens[next++];
        if (!Takes("("))
        {
            return word == "∞" ? double.PositiveInfinity : numbers.TryGetValue(word, out var known) ? known : double.Parse(word, CultureInfo.InvariantCulture);
        }

        List<double> arguments = [Sum()];
        while (Takes(","))
        {
            arguments.Add(Sum());
        }

        Takes(")").ShouldBeTrue(formula);
        return Row.Named(word == "ln" ? nameof(Log) : char.ToUpperInvariant(word[0]) + word[1..]).Number([.. arguments]);
    }

    private double Closed(string end)
    {
        var number = Sum();
        Takes(end).ShouldBeTrue(formula);
        return number;
    }

    private bool Takes(string token)
    {
        var takes = next < tokens.Length && tokens[next] == token;
        next += takes ? 1 : 0;
        return takes;
    }

    [GeneratedRegex(@"\d[\d.]*(e-?\d+)?|[\w'.\[\]]+|[^\s]")]
    private static partial Regex Token();
}
