using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using static System.FormattableString;

namespace Autograd.Core;

/// <summary>Rules, numbers and texts as JavaScript.</summary>
internal static class Script
{
    // Leaves letters of every language as they are; what could end a script or a text is escaped.
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    public static string Text(string text) => $"\"{Encoder.Encode(text)}\"";

    public static string Number(double number) => new ScriptNotation().Number(number).Text;

    public static string Index(int index) => index.ToString(CultureInfo.InvariantCulture);

    /// <summary>What a function of a rule calls the operands, and after them the result.</summary>
    public static string[] Parameters(int operands) => operands switch
    {
        1 => ["a", "y"],
        2 => ["a", "b", "y"],
        _ => [.. Enumerable.Range(0, operands + 1).Select(i => Invariant($"a[{i}]"))],
    };

    /// <summary>The head of such a function, which takes them as an array: of a long one nothing is copied.</summary>
    public static string Head(int operands, bool withResult) =>
        operands > 2 ? "a" : $"([{string.Join(", ", Parameters(operands)[..(withResult ? operands + 1 : operands)])}])";

    /// <summary>A rule for so many operands: its name, its value, and its local derivative by each.</summary>
    public static string Rule(Operator rule, int operands)
    {
        var notation = new ScriptNotation();
        var names = Array.ConvertAll(Parameters(operands), name => new Formula(name, notation, null));
        var (primals, y) = (names[..^1], names[^1]);
        var value = Function(withResult: false, rule.Primal<Formula>(primals));
        var derivatives = Enumerable.Range(0, operands).Select(i => Function(withResult: true, rule.Derivative(primals, i, y)));
        return $"{{ name: {Text(rule.Name)}, y: {value}, d: [{string.Join(", ", derivatives)}] }}";

        string Function(bool withResult, Formula result) => $"{Head(operands, withResult)} => {notation.Body(result.In(notation))}";
    }
}
