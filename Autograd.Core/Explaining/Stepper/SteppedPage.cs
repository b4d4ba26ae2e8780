using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Autograd.Core;

/// <summary>
/// A page to step through a graph: one file of HTML with everything in it. Its policy allows its own style and scripts, by their
/// hashes, and no network.
/// </summary>
internal static class SteppedPage
{
    /// <summary>How many values are shown at first, and by how much more.</summary>
    private const int FirstView = 500, LargestView = 2000;

    private const int MostArrows = 3 * LargestView, MostOpenedAlone = 24;

    private static readonly string[] Scripts =
        ["compute.js", "steps.js", "wording.js", "elements.js", "drawing.js", "viewport.js", "tables.js", "inputs.js", "quiz.js", "controls.js", "stepper.js"];

    /// <param name="root">The value.</param>
    /// <param name="parameters">Leaves to be told apart from inputs.</param>
    /// <param name="maximumNodes">The most values that the page may have to compute.</param>
    /// <param name="neurons">Drawn as boxes that open, where the root depends on them; not in parts of a large graph.</param>
    public static string Of(Value root, IReadOnlySet<Value> parameters, int maximumNodes, params ReadOnlySpan<NeuronValues> neurons)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maximumNodes);
        var graph = new SteppedGraph(root, maximumNodes);
        var picture = Picture.Of(graph, parameters);
        var views = graph.Order.Count > FirstView ? Parts(graph, picture) : Neurons(graph, picture, neurons);
        return Filled(graph, views, GraphScript.Of(graph, parameters, views));
    }

    /// <summary>The values nearest to the root, then more.</summary>
    private static List<View> Parts(SteppedGraph graph, Picture picture)
    {
        List<View> views = [];
        foreach (var count in Sizes(graph.Order.Count))
        {
            int[] shown = [.. graph.Nearest(count).Select(graph.PositionOf).Order()];
            var part = picture.Part(shown.ToHashSet());
            if (views.Count > 0 && part.Arrows.Count > MostArrows)
            {
                break;
            }

            views.Add(new(part, shown, []));
        }

        return views;
    }

    /// <summary>All neurons closed, then each of them open, then all. A neuron of which something else uses the sum is no box.</summary>
    private static List<View> Neurons(SteppedGraph graph, Picture picture, ReadOnlySpan<NeuronValues> neurons)
    {
        List<NeuronPlace> places = [];
        foreach (var (name, sum, output) in neurons)
        {
            if (graph.Has(output) && (sum == output || graph.UsesOf(sum) == 1))
            {
                places.Add(new(name, graph.PositionOf(sum), graph.PositionOf(output)));
            }
        }

        int[] all = [.. Enumerable.Range(0, graph.Order.Count)];
        IEnumerable<NeuronPlace> alone = places.Count is > 1 and <= MostOpenedAlone ? places : [];
        HashSet<NeuronPlace>[] open = [[], .. alone.Select(place => new HashSet<NeuronPlace>([place])), .. places.Count > 0 ? [places.ToHashSet()] : Array.Empty<HashSet<NeuronPlace>>()];
        return [.. open.Select(some => new View(NeuronBoxes.Of(picture, places, some), all, [.. some.Select(place => place.Output).Order()]))];
    }

    private static IEnumerable<int> Sizes(int all)
    {
        var size = FirstView;
        while (size < all && size < LargestView)
        {
            yield return size;
            size *= 2;
        }

        yield return Math.Min(size, all);
    }

    private static string Filled(SteppedGraph graph, IReadOnlyList<View> views, string data)
    {
        string numbers = Resource("numbers.js"), script = string.Concat(Scripts.Select(Resource)), style = SvgSheet.Text + Resource("stepper.css");
        var policy = $"default-src 'none'; style-src {Hash(style)}; script-src {Hash(numbers)} {Hash(data)} {Hash(script)}; base-uri 'none'; form-action 'none'";
        var drawings = string.Concat(views.Select((view, i) => i == 0
            ? SvgForm.InPage(view.Picture, i)
            : $"<template data-view=\"{Script.Index(i)}\">{SvgForm.InPage(view.Picture, i)}</template>"));
        Dictionary<string, string> slots = new()
        {
            ["csp"] = policy,
            ["title"] = WebUtility.HtmlEncode($"{graph.Names.InPicture(graph.Root)}, step by step"),
            ["style"] = style,
            ["drawings"] = drawings,
            ["numbers"] = numbers,
            ["graph"] = data,
            ["script"] = script,
        };

        // One pass over the skeleton, so that nothing which is filled in is taken for a slot.
        var page = new StringBuilder();
        foreach (var (i, piece) in Resource("stepper.html").Split(["{{", "}}"], StringSplitOptions.None).Index())
        {
            page.Append(i % 2 == 0 ? piece : slots[piece]);
        }

        return page.ToString();
    }

    private static string Hash(string content) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content)))}'";

    private static string Resource(string name)
    {
        using var stream = typeof(SteppedPage).Assembly.GetManifestResourceStream($"Stepper/{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

/// <summary>One drawing of a page.</summary>
/// <param name="Picture">What is drawn.</param>
/// <param name="Shown">The values in it, by their places in the graph's order.</param>
/// <param name="Open">The neurons that are open, by the places of their outputs.</param>
internal sealed record View(Picture Picture, int[] Shown, int[] Open);

/// <summary>A neuron of a network among the values of a graph.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Sum">Its dot product.</param>
/// <param name="Output">Its activation; the sum itself where it is linear.</param>
internal readonly record struct NeuronValues(string Name, Value Sum, Value Output);
