using System.Text.Json.Nodes;

namespace Autograd.Tests.Core;

/// <summary>The value and slopes of a row at a point as recorded, see Reference/README.md; null where nothing is promised.</summary>
internal sealed record RowPoint(double[] At, double Value, double?[] Gradient)
{
    private static readonly ILookup<string, RowPoint> ByRow =
        ReferenceCase.ArrayOf("points.json").ToLookup(one => one!["row"]!.GetValue<string>(), From!);

    public static IEnumerable<RowPoint> Of(string row) => ByRow[row];

    public override string ToString() => $"({string.Join(", ", At)})";

    private static RowPoint From(JsonNode one) => new(
        ReferenceCase.NumbersOf(one["at"]!),
        ReferenceCase.NumberOf(one["value"]!),
        [.. one["gradient"]!.AsArray().Select(slope => slope is null ? (double?)null : ReferenceCase.NumberOf(slope))]);
}
