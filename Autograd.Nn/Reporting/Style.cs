using System.Globalization;

namespace Autograd.Nn;

/// <summary>
/// How a report looks, on light paper and on dark. No character that XML would escape may occur: HTML reads a style as it stands.
/// </summary>
internal static class Style
{
    private const string Page = """
        :root { color-scheme: light dark; --paper: #fff; --ink: #1f2328; --soft: #59636e; --line: #d8dee4; --one: #0072b2; --other: #d55e00; }
        @media (prefers-color-scheme: dark) {
          :root { --paper: #0d1117; --ink: #e6edf3; --soft: #9198a1; --line: #30363d; --one: #4fa8e0; --other: #f0883e; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
        main { max-width: 62rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
        h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 1rem; }
        h2 { font-size: 1.2rem; line-height: 1.25; margin: 2.5rem 0 1rem; padding-top: 1rem; border-top: 1px solid var(--line); }
        p { margin: 0 0 1rem; max-width: 44rem; white-space: pre-line; }
        dl { display: grid; grid-template-columns: fit-content(45%) 1fr; gap: .25rem 1.5rem; margin: 0 0 1rem; max-width: 44rem; }
        dt { color: var(--soft); }
        dd { margin: 0; font-variant-numeric: tabular-nums; }
        figure { margin: 0; display: flex; flex-wrap: wrap; gap: 1rem 2rem; align-items: flex-start; }
        figcaption { flex: 1 1 15rem; color: var(--soft); font-size: .9375rem; }
        figcaption p { margin: 0 0 .5rem; }
        .wide figcaption { flex-basis: 100%; }
        .panel { flex: 1 1 20rem; min-width: 0; max-width: 32rem; }
        .scroll { max-width: 100%; overflow-x: auto; }
        ul { list-style: none; margin: 0 0 .75rem; padding: 0; display: flex; flex-wrap: wrap; }
        """;

    private const string Tables = """
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; line-height: 1.2; overflow-wrap: normal; }
        th { font-weight: 500; color: var(--soft); }
        th, td { padding: .3rem .5rem; }
        .rows th, .rows td { text-align: right; border-bottom: 1px solid var(--line); }
        .rows .name { text-align: left; }
        .fit { inline-size: max-content; max-inline-size: 10rem; margin-left: auto; overflow-wrap: anywhere; }
        .name .fit, .upright .fit { margin: 0; }
        .matrix th, .matrix td { padding: .2rem .3rem; text-align: center; min-width: 1.75rem; height: 1.9rem; border: 1px solid var(--paper); font-size: .875rem; }
        .matrix thead th { vertical-align: bottom; }
        .matrix tbody th { text-align: right; }
        .matrix thead .upright { writing-mode: vertical-rl; transform: rotate(180deg); text-align: left; height: auto; }
        .matrix .share { color: var(--soft); text-align: right; white-space: nowrap; padding-left: .5rem; }
        .matrix .none { color: var(--soft); }
        @media (max-width: 30rem) {
          .matrix th, .matrix td { padding: .2rem .1rem; min-width: 1.45rem; font-size: .8125rem; }
          .matrix .share { padding-left: .25rem; font-size: .75rem; }
          .matrix thead .share { writing-mode: vertical-rl; transform: rotate(180deg); text-align: left; height: auto; }
        }
        .hit { background: rgb(0 114 178 / calc(.08 + .5 * var(--share))); }
        .miss { background: rgb(213 94 0 / calc(.16 + .6 * var(--share))); }
        """;

    private const string Pictures = """
        svg { display: block; }
        .plot { width: 100%; height: auto; }
        .plot text { font: 11px system-ui, sans-serif; font-variant-numeric: tabular-nums; fill: var(--soft); }
        .plot .label { fill: var(--ink); }
        .middle { text-anchor: middle; } .end { text-anchor: end; }
        .grid { stroke: var(--line); stroke-width: 1; }
        .training, .validation, .model, .border { fill: none; stroke-linejoin: round; stroke-linecap: round; }
        .training { stroke: var(--one); stroke-width: 1.75; }
        .dashed { stroke-dasharray: 5 3.5; }
        .validation { stroke: var(--other); stroke-width: 1.75; }
        .model { stroke: var(--other); stroke-width: 2.25; }
        .border { stroke: var(--ink); stroke-width: 1.25; vector-effect: non-scaling-stroke; }
        .best { stroke: var(--ink); stroke-width: 1; stroke-dasharray: 2 2; }
        .dot { fill: var(--ink); stroke: var(--paper); stroke-width: 1; }
        .of-training { fill: var(--one); } .of-validation { fill: var(--other); }
        .mark { stroke: var(--ink); stroke-width: .6; }
        .ring { fill: none; stroke: var(--ink); stroke-width: 1; }
        .region, .picture path { shape-rendering: crispEdges; }
        .legend { gap: .25rem 1.25rem; color: var(--ink); }
        .legend li { display: flex; align-items: center; gap: .4rem; }
        .key { width: 24px; height: 16px; flex: none; }
        .gallery { display: grid; grid-template-columns: repeat(auto-fill, minmax(4.75rem, 1fr)); gap: 1rem .75rem; width: 100%; }
        .gallery li { font-size: .8125rem; line-height: 1.35; text-align: center; color: var(--soft); }
        .gallery span { display: block; }
        .gallery .name { font-weight: 500; color: var(--ink); }
        .picture { width: 100%; height: auto; margin-bottom: .3rem; outline: 1px solid var(--line); }
        .above { fill: var(--other); } .below { fill: var(--one); } .ink { fill: var(--ink); }
        """;

    public static string Sheet { get; } = string.Join('\n', [Page, Tables, Pictures, .. Colours(), .. Opacities(), ""]).ReplaceLineEndings("\n");

    private static IEnumerable<string> Colours() => Marker.Colours.Select((colour, i) => string.Create(CultureInfo.InvariantCulture, $".c{i} {{ fill: {colour}; }}"));

    private static IEnumerable<string> Opacities() => Enumerable.Range(1, Raster.Levels)
        .Select(level => string.Create(CultureInfo.InvariantCulture, $".o{level} {{ fill-opacity: {(double)level / Raster.Levels}; }}"));
}
