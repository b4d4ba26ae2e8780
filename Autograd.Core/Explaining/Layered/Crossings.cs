namespace Autograd.Core;

/// <summary>Orders the layers of a graph so that few segments cross.</summary>
internal sealed class Crossings
{
    private const int MostSweeps = 24, Patience = 6;

    // Segments times sweeps: what a large graph may take.
    private const int MostWork = 400_000, MostToExchange = 3_000;

    private readonly LayeredGraph graph;
    private readonly int[] positions;
    private readonly double[] means;
    private readonly int segments;

    private Crossings(LayeredGraph graph)
    {
        this.graph = graph;
        (positions, means) = (new int[graph.VertexCount], new double[graph.VertexCount]);
        segments = Enumerable.Range(0, graph.VertexCount).Sum(vertex => graph.RightOf(vertex).Count);
        foreach (var layer in graph.Layers)
        {
            Number(layer);
        }
    }

    /// <summary>Sweeps to and fro, each vertex going to the mean of its neighbours in the layer before, and keeps the best order met.</summary>
    public static void Reduce(LayeredGraph graph)
    {
        var crossings = new Crossings(graph);
        var sweeps = Math.Clamp(MostWork / Math.Max(1, crossings.segments), 2, MostSweeps);
        var best = crossings.Count();
        var order = Copy(graph.Layers);
        for (int sweep = 0, idle = 0; sweep < sweeps && idle < Patience && best > 0; sweep++, idle++)
        {
            crossings.Sweep(rightwards: sweep % 2 == 1);
            if (crossings.segments <= MostToExchange)
            {
                crossings.Exchange();
            }

            if (crossings.Count() is var count && count < best)
            {
                (best, order, idle) = (count, Copy(graph.Layers), 0);
            }
        }

        order.CopyTo(graph.Layers, 0);
    }

    /// <summary>The number of pairs of segments that cross.</summary>
    public static long Count(LayeredGraph graph) => new Crossings(graph).Count();

    private static List<int>[] Copy(List<int>[] layers) => Array.ConvertAll(layers, layer => new List<int>(layer));

    private void Number(List<int> layer)
    {
        for (var p = 0; p < layer.Count; p++)
        {
            positions[layer[p]] = p;
        }
    }

    private void Sweep(bool rightwards)
    {
        for (var step = 1; step < graph.Layers.Length; step++)
        {
            var layer = graph.Layers[rightwards ? step : graph.Layers.Length - 1 - step];

            // What has no neighbours there keeps its place.
            var movable = layer.Where(vertex => NeighboursOf(vertex).Count > 0).ToList();
            foreach (var vertex in movable)
            {
                means[vertex] = NeighboursOf(vertex).Average(neighbour => positions[neighbour]);
            }

            var places = movable.ConvertAll(vertex => positions[vertex]);
            var sorted = movable.OrderBy(vertex => means[vertex]).ToList();
            for (var i = 0; i < sorted.Count; i++)
            {
                layer[places[i]] = sorted[i];
            }

            Number(layer);
        }

        List<int> NeighboursOf(int vertex) => rightwards ? graph.LeftOf(vertex) : graph.RightOf(vertex);
    }

    /// <summary>Exchanges vertices that stand next to each other where that saves a crossing.</summary>
    private void Exchange()
    {
        foreach (var layer in graph.Layers)
        {
            for (var p = 1; p < layer.Count; p++)
            {
                var (upper, lower) = (layer[p - 1], layer[p]);
                if (Saving(graph.LeftOf(upper), graph.LeftOf(lower)) + Saving(graph.RightOf(upper), graph.RightOf(lower)) > 0)
                {
                    (layer[p - 1], layer[p]) = (lower, upper);
                    (positions[upper], positions[lower]) = (p, p - 1);
                }
            }
        }
    }

    private int Saving(List<int> upper, List<int> lower)
    {
        var saving = 0;
        foreach (var u in upper)
        {
            foreach (var l in lower)
            {
                saving += Math.Sign(positions[u] - positions[l]);
            }
        }

        return saving;
    }

    private long Count()
    {
        long count = 0;
        var seen = new int[graph.Layers.Max(layer => layer.Count) + 1];
        for (var l = 0; l + 1 < graph.Layers.Length; l++)
        {
            Array.Clear(seen);
            var total = 0;
            foreach (var vertex in graph.Layers[l])
            {
                foreach (var neighbour in graph.RightOf(vertex))
                {
                    count += total - CountUpTo(positions[neighbour]);
                }

                foreach (var neighbour in graph.RightOf(vertex))
                {
                    total++;
                    for (var i = positions[neighbour] + 1; i < seen.Length; i += i & -i)
                    {
                        seen[i]++;
                    }
                }
            }
        }

        return count;

        // A binary indexed tree: what ends at this position or above it.
        int CountUpTo(int position)
        {
            var sum = 0;
            for (var i = position + 1; i > 0; i -= i & -i)
            {
                sum += seen[i];
            }

            return sum;
        }
    }
}
