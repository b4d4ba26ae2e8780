using System.Reflection;

namespace Autograd.Tests.Readme;

/// <summary>The table of rules in the README, written by the rules themselves: each row run on <see cref="Formula"/>.</summary>
internal static class RulesTable
{
    public static string Markdown()
    {
        var rows = typeof(Value).Assembly.GetTypes()
            .Where(type => type.IsPublic && type.IsValueType)
            .Select(Row)
            .OfType<string>()
            .Order(StringComparer.Ordinal);
        return string.Join('\n', rows.Prepend("| --- | --- | --- | --- |").Prepend("| row | y | ∂y/∂a | ∂y/∂b |"));
    }

    private static string? Row(Type rule) =>
        typeof(IUnary).IsAssignableFrom(rule) ? Text(rule, nameof(Unary))
        : typeof(IBinary).IsAssignableFrom(rule) ? Text(rule, nameof(Binary))
        : null;

    private static string Text(Type rule, string method) =>
        (string)typeof(RulesTable).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(rule).Invoke(null, null)!;

    private static string Unary<TRule>() where TRule : struct, IUnary
    {
        Formula a = new("a"), y = new("y");
        return Line<TRule>(TRule.Primal(a), TRule.Da(a, y), null);
    }

    private static string Binary<TRule>() where TRule : struct, IBinary
    {
        Formula a = new("a"), b = new("b"), y = new("y");
        return Line<TRule>(TRule.Primal(a, b), TRule.Da(a, b, y), TRule.Db(a, b, y));
    }

    private static string Line<TRule>(Formula y, Formula da, Formula? db) =>
        $"| {typeof(TRule).Name} | {Cell(y)} | {Cell(da)} | {(db is { } second ? Cell(second) : "")} |";

    // A bar would end the cell.
    private static string Cell(Formula formula) => $"`{formula}`".Replace("|", "\\|", StringComparison.Ordinal);
}
