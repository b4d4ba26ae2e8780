using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Autograd.Tests.Core;

namespace Autograd.Tests.Tapes;

/// <summary>What random graphs are made of: a function of two values, and its text as the compiler saw it, so that they cannot differ.</summary>
internal sealed partial class GraphOperation
{
    // Each keeps numbers of moderate size moderate, so that a difference says something at any depth.
    public static readonly GraphOperation[] All =
    [
        Smooth((a, b) => (a + b) / 2),
        Smooth((a, b) => a - (b / 4)),
        Smooth((a, b) => 0.5 * a * b),
        Smooth((a, b) => (0.3 * a) - (0.7 * b) + 0.1),
        Smooth((a, b) => a * Value.Sin(b)),
        Smooth((a, b) => (a / (1 + b.Square())) - -a),
        Smooth((a, b) => (1 / (2 + Value.Pow(a, 2))) + (b * 1) + 0),
        Smooth((a, b) => Value.LogSumExp(a, b, Value.Constant(0.5))),
        Smooth((a, b) => Value.Sum(a / 2, b / 2, Value.Constant(1))),
        Smooth((a, b) => Value.Mean(a, b, a.Cos())),
        Smooth((a, b) => Value.Dot([a, b], [b.Tanh(), a.Sigmoid()], b)),
        Smooth((a, b) => Value.Dot([a, b], [0.25, -0.5])),
        Smooth((a, b) => Value.Atan2(a, 2 + b.Square())),
        Smooth((a, b) => Value.Pow(1 + a.Square(), b.Tanh())),
        Smooth((a, b) => Value.Pow(2, a.Tanh()) - b.Atan()),
        Smooth((a, b) => Value.Exp(-a.Square()) + b),
        Smooth((a, b) => Value.ExpM1(a.Sin()) + Value.LogP1(b.Square())),
        Smooth((a, b) => Value.Softplus(a) - Value.Softmax(a, b)[1]),
        Smooth((a, b) => a.Erf() + (b.Erfc() / 2) - Value.Gelu(a - b)),
        Smooth((a, b) => Value.Asin(a.Sin() / 2) + Value.Acos(b.Sin() / 2)),
        Smooth((a, b) => Value.Sinh(a.Sin()) - Value.Cosh(b.Cos()) + Value.Tan(a.Sin())),
        Piecewise((a, b) => a.Relu() - b.Abs()),
        Piecewise((a, b) => Value.Max(a, b) - Value.Min(a, b)),
        Piecewise((a, b) => Value.Max(a, 0.25) + Value.Min(b, 0.25)),
        Piecewise((a, b) => Value.Where(a > 0.1, a.Log(), b)),
        Piecewise((a, b) => Value.Where(a < 0.1, a + b, a.Relu().Sqrt())),
        Piecewise((a, b) => a.Sqrt() is var root ? Value.Where(root > 0.3, root, b) : b),
        Piecewise((a, b) => Value.Where(a > 0.2 && !(b > 0.3), 1 / (1 + (1 / a.Relu())), a * b / 4)),
        Piecewise((a, b) => Value.Where(a > 0.2 || b > 0.2, Value.Log(Value.Max(a, b)), Value.Log(0.5 + Value.Sqrt(Value.Relu(-b) + 0.1)))),
        Piecewise((a, b) => a.Log() is var log ? Value.Where(a > 0.1, log, 1) * Value.Where(b >= 0.4 && a > 0.3, log * b.Log(), 1) : a),
        Piecewise((a, b) => Value.Where(a > 0.1, Value.Where(b > 0.1, Value.Log(a * b), a.Log()), Value.Where(b > 0.1, b.Log(), 0))),
        Smooth((a, b) => Value.Apply<Cube>(a.Sin()) + Value.Apply<Hypotenuse>(1 + a.Square(), b)),
        Smooth((a, b) => Value.Apply<Product>(a.Sin(), b.Cos(), Value.Constant(0.5))),
        Smooth((a, b) => a.Silu() - Value.Reciprocal(2 + b.Cos())),
        Piecewise((a, b) => a.LeakyRelu() - (b / 2)),
    ];

    private readonly string text;

    private GraphOperation(Func<Value, Value, Value> of, string text, bool isSmooth) => (Of, this.text, IsSmooth) = (of, text, isSmooth);

    public Func<Value, Value, Value> Of { get; }

    /// <summary>Whether it has derivatives of all orders everywhere.</summary>
    public bool IsSmooth { get; }

    /// <summary>The function as C#, of operands that have these names; a variable inside it is numbered, since names are given once.</summary>
    public string In(string a, string b, int number)
    {
        var body = text[(text.IndexOf("=>", StringComparison.Ordinal) + 2)..].Trim();
        var inside = Pattern().Match(body).Groups[1].Value;
        return Name().Replace(body, name => name.Value switch
        {
            "a" => a,
            "b" => b,
            var other => other == inside ? $"{other}{number}" : other,
        });
    }

    private static GraphOperation Smooth(Func<Value, Value, Value> of, [CallerArgumentExpression(nameof(of))] string text = "") =>
        new(of, text, isSmooth: true);

    private static GraphOperation Piecewise(Func<Value, Value, Value> of, [CallerArgumentExpression(nameof(of))] string text = "") =>
        new(of, text, isSmooth: false);

    [GeneratedRegex(@"\bis var (\w+)")]
    private static partial Regex Pattern();

    [GeneratedRegex(@"(?<![.\w])[a-z]+\b")]
    private static partial Regex Name();
}
