using System.Globalization;

namespace Autograd.Core;

/// <summary>
/// As JavaScript computes it, with the functions of numbers.js. What is long is computed first and given a name, so that a rule that
/// uses it often stays short.
/// </summary>
internal sealed record ScriptNotation : PlainNotation
{
    private readonly List<string> statements = [];

    /// <summary>How long an expression may be that is written where it is used.</summary>
    public int LongestInline { get; init; } = 60;

    public override Written Number(double number) => new(
        double.IsPositiveInfinity(number) ? "Infinity"
        : double.IsNegativeInfinity(number) ? "-Infinity"
        : number.ToString("R", CultureInfo.InvariantCulture),
        double.IsNegative(number) ? Binding.Sign : Binding.Atom);

    public override Written Call(string function, params ReadOnlySpan<Written> arguments) =>
        function == "abs" ? new($"abs({arguments[0].Text})", Binding.Atom) : base.Call(function, arguments);

    public override Written Kept(Written written)
    {
        if (written.Text.Length <= LongestInline)
        {
            return written;
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"t{statements.Count + 1}");
        statements.Add($"const {name} = {written.Text};");
        return new(name, Binding.Atom);
    }

    /// <summary>
    /// An expression of what was run in this notation since the last body, or a block that returns it: the body of an arrow function.
    /// </summary>
    public string Body(Written result)
    {
        var body = statements.Count == 0 ? result.Text : $"{{ {string.Join(' ', statements)} return {result.Text}; }}";
        statements.Clear();
        return body;
    }
}
