namespace Autograd.Core;

/// <summary>Gives every vertex of a layered graph its height, near those that it is linked with and clear of those in its layer.</summary>
internal sealed class Heights
{
    private const int FewestRounds = 4, MostRounds = 12;

    // Vertices times rounds: what a large graph may take.
    private const int MostWork = 200_000;

    private const double BetweenBoxes = 16, BesideJoint = 12;

    // Long links should be straight, so what lies on them follows them rather than short ones.
    private const double NoPull = 1e-3, Short = 1, ToJoint = 2, BetweenJoints = 8;

    private readonly LayeredGraph graph;
    private readonly double[] halves;
    private readonly double[] heights;

    private Heights(LayeredGraph graph, IReadOnlyList<Box> boxes)
    {
        this.graph = graph;
        heights = new double[graph.VertexCount];
        halves = new double[graph.VertexCount];
        for (var i = 0; i < graph.Nodes; i++)
        {
            halves[i] = boxes[i].Height / 2;
        }
    }

    /// <summary>The middle of every vertex.</summary>
    public static double[] Of(LayeredGraph graph, IReadOnlyList<Box> boxes)
    {
        var heights = new Heights(graph, boxes);
        foreach (var layer in graph.Layers)
        {
            heights.Settle(layer, toLeft: false, toRight: false);
        }

        var rounds = Math.Clamp(MostWork / Math.Max(1, graph.VertexCount), FewestRounds, MostRounds);
        for (var round = 0; round < rounds; round++)
        {
            for (var l = graph.Layers.Length - 2; l >= 0; l--)
            {
                heights.Settle(graph.Layers[l], toLeft: round > rounds / 2, toRight: true);
            }

            for (var l = 1; l < graph.Layers.Length; l++)
            {
                heights.Settle(graph.Layers[l], toLeft: true, toRight: round > rounds / 2);
            }
        }

        return heights.heights;
    }

    /// <summary>
    /// Moves a layer as near to its neighbours as its order and distances allow: least squares by pooling adjacent violators. In
    /// heights less the room that what stands above needs at least, the distances are an order, and the optimum is that of an
    /// isotonic regression.
    /// </summary>
    private void Settle(List<int> layer, bool toLeft, bool toRight)
    {
        var pools = new Stack<(double Mean, double Weight, int Count)>();
        var room = new double[layer.Count];
        for (var p = 0; p < layer.Count; p++)
        {
            room[p] = p == 0 ? 0 : room[p - 1] + Distance(layer[p - 1], layer[p]);
            var (target, weight) = Target(layer[p], toLeft, toRight);
            var pool = (Mean: target - room[p], Weight: weight, Count: 1);
            while (pools.TryPeek(out var above) && above.Mean >= pool.Mean)
            {
                pools.Pop();
                var sum = above.Weight + pool.Weight;
                pool = (((above.Mean * above.Weight) + (pool.Mean * pool.Weight)) / sum, sum, above.Count + pool.Count);
            }

            pools.Push(pool);
        }

        var last = layer.Count - 1;
        foreach (var (mean, _, count) in pools)
        {
            for (var i = 0; i < count; i++, last--)
            {
                heights[layer[last]] = mean + room[last];
            }
        }
    }

    private double Distance(int upper, int lower) =>
        halves[upper] + halves[lower] + (graph.IsJoint(upper) || graph.IsJoint(lower) ? BesideJoint : BetweenBoxes);

    private (double Target, double Weight) Target(int vertex, bool toLeft, bool toRight)
    {
        var (sum, weight) = (heights[vertex] * NoPull, NoPull);
        if (toLeft)
        {
            Add(graph.LeftOf(vertex));
        }

        if (toRight)
        {
            Add(graph.RightOf(vertex));
        }

        return (sum / weight, weight);

        void Add(List<int> neighbours)
        {
            foreach (var neighbour in neighbours)
            {
                var pull = (graph.IsJoint(vertex), graph.IsJoint(neighbour)) switch
                {
                    (true, true) => BetweenJoints,
                    (false, false) => Short,
                    _ => ToJoint,
                };
                (sum, weight) = (sum + (pull * heights[neighbour]), weight + pull);
            }
        }
    }
}

/// <summary>The size of a node.</summary>
/// <param name="Width">In units of the drawing.</param>
/// <param name="Height">The same.</param>
internal readonly record struct Box(double Width, double Height);
