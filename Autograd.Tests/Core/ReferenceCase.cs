using System.Text.Json;
using System.Text.Json.Nodes;

namespace Autograd.Tests.Core;

/// <summary>A recorded program with its value and gradient.</summary>
public sealed record ReferenceCase(string Name, double[] Inputs, ReferenceCase.Step[] Steps, double Value, double[] Gradient)
{
    public static IReadOnlyList<ReferenceCase> Read(string file) => [.. ArrayOf(file).Select((one, index) => From(one!, index))];

    internal static JsonArray ArrayOf(string file)
    {
        using var stream = typeof(ReferenceCase).Assembly.GetManifestResourceStream(file).ShouldNotBeNull();
        return JsonNode.Parse(stream)!.AsArray();
    }

    /// <summary>Runs the program; every step is handed to the interpretation.</summary>
    internal T Run<T>(Interpretation<T> interpretation, IEnumerable<T> inputs)
    {
        List<T> results = [.. inputs];
        foreach (var (operation, operands) in Steps)
        {
            results.Add(interpretation.Step(operation, [.. operands.Select(operand => results[operand])]));
        }

        return results[^1];
    }

    public override string ToString() => $"{Name} at ({string.Join(", ", Inputs)})";

    private static ReferenceCase From(JsonNode one, int index) => new(
        one["name"]?.GetValue<string>() ?? $"graph {index}",
        NumbersOf(one["inputs"]!),
        [.. one["steps"]!.AsArray().Select(step => new Step(
            step![0]!.GetValue<string>(), [.. step.AsArray().Skip(1).Select(operand => operand!.GetValue<int>())]))],
        NumberOf(one["value"]!),
        NumbersOf(one["gradient"]!));

    internal static double[] NumbersOf(JsonNode list) => [.. list.AsArray().Select(item => NumberOf(item!))];

    internal static double NumberOf(JsonNode item) => item.GetValueKind() == JsonValueKind.Number
        ? item.GetValue<double>()
        : item.GetValue<string>() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            var other => throw new FormatException($"'{other}' is not a number."),
        };

    /// <summary>An operation and what it is applied to.</summary>
    public sealed record Step(string Operation, int[] Operands);
}
