namespace Autograd.Core;

/// <summary>How a drawing looks, alone or in a page, on light paper and on dark. HTML and XML read it as it stands: nothing in it is escaped.</summary>
internal static class SvgSheet
{
    private const string Shapes = """
        .graph text { font: 11px system-ui, "Segoe UI", "DejaVu Sans", sans-serif; text-anchor: middle; font-variant-numeric: tabular-nums; }
        .graph .name { font-size: 13px; font-weight: 600; }
        .graph .primal { font-size: 13px; }
        .graph .operation .name { text-anchor: start; }
        .graph text.operation { text-anchor: end; }
        .graph .constant .primal { font-size: 12px; }
        .graph .pending { font-style: italic; }
        .graph .derivative { stroke-width: 6px; stroke-linejoin: round; paint-order: stroke; }
        .graph .line { fill: none; stroke-width: 1.25px; }
        .graph .constant .line, .graph .untaken .line { stroke-dasharray: 4 3; }
        .graph .untaken { opacity: .6; }
        .graph .shape { stroke-width: 1.25px; }
        .graph .outline { fill: none; stroke-width: 1.25px; }
        .graph .constant .shape, .graph .cut .shape { stroke-dasharray: 4 3; }
        .graph .nonfinite { font-weight: 700; }
        """;

    private static readonly Palette Light = new(
        Paper: "#ffffff", Ink: "#1f2328", Soft: "#59636e", Line: "#818b98", Adjoint: "#953800", Alarm: "#b3121d",
        Operation: ("#f6f8fa", "#59636e"), Variable: ("#ddf4ff", "#0969da"), Parameter: ("#fbefff", "#8250df"));

    private static readonly Palette Dark = new(
        Paper: "#0d1117", Ink: "#e6edf3", Soft: "#9ea7b0", Line: "#768390", Adjoint: "#f0a868", Alarm: "#ff8f86",
        Operation: ("#161b22", "#8b949e"), Variable: ("#0c2742", "#4493f8"), Parameter: ("#2a1b45", "#a371f7"));

    /// <summary>The sheet. It speaks of what is inside an element of the class graph alone.</summary>
    public static string Text { get; } = $$"""
        {{Shapes}}
        {{Colours(Light)}}
        @media (prefers-color-scheme: dark) {
        {{Colours(Dark)}}
        }
        """.ReplaceLineEndings("\n");

    // No variables of CSS: programs that draw SVG outside of browsers know none.
    private static string Colours(Palette palette) => $$"""
        .graph .paper { fill: {{palette.Paper}}; }
        .graph text { fill: {{palette.Ink}}; }
        .graph text.operation, .graph .more, .graph .pending { fill: {{palette.Soft}}; }
        .graph .adjoint { fill: {{palette.Adjoint}}; }
        .graph .derivative { stroke: {{palette.Paper}}; }
        .graph .line { stroke: {{palette.Line}}; }
        .graph .head { fill: {{palette.Line}}; }
        .graph .operation .shape, .graph .operation .outline { fill: {{palette.Operation.Fill}}; stroke: {{palette.Operation.Stroke}}; }
        .graph .variable .shape, .graph .variable .outline { fill: {{palette.Variable.Fill}}; stroke: {{palette.Variable.Stroke}}; }
        .graph .parameter .shape, .graph .parameter .outline { fill: {{palette.Parameter.Fill}}; stroke: {{palette.Parameter.Stroke}}; }
        .graph .constant .shape, .graph .constant .outline, .graph .cut .shape { fill: {{palette.Paper}}; stroke: {{palette.Soft}}; }
        .graph text.pending { fill: {{palette.Soft}}; }
        .graph .nonfinite, .graph .mark { fill: {{palette.Alarm}}; }
        """;

    private sealed record Palette(
        string Paper, string Ink, string Soft, string Line, string Adjoint, string Alarm,
        (string Fill, string Stroke) Operation, (string Fill, string Stroke) Variable, (string Fill, string Stroke) Parameter);
}
