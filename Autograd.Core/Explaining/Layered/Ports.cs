namespace Autograd.Core;

/// <summary>Where links leave a node on its right and arrive on its left: one below the other, in the order of where they lead.</summary>
internal sealed class Ports
{
    private const double Distance = 20, FromCorner = 14;

    private readonly double[] outward, inward;

    public Ports(LayeredGraph graph, IReadOnlyList<Box> boxes, double[] heights)
    {
        (outward, inward) = (new double[graph.Links.Count], new double[graph.Links.Count]);
        var links = Enumerable.Range(0, graph.Links.Count).ToList();
        foreach (var group in links.GroupBy(link => graph.Links[link].To))
        {
            Spread(group.Select(link => (Height(link, graph.Paths[link][^2]), new[] { link })), inward, group.Key);
        }

        foreach (var group in links.GroupBy(link => graph.Links[link].From))
        {
            // Links that go side by side leave as one; those to one result do not.
            Spread(group.GroupBy(link => (graph.Paths[link][1], Own: graph.Paths[link].Length == 2 ? link : -1),
                (key, wire) => (Height(wire.First(), key.Item1), wire.ToArray())), outward, group.Key);
        }

        double Height(int link, int neighbour) => graph.GoesAbove(link) ? double.NegativeInfinity : heights[neighbour];

        void Spread(IEnumerable<(double Height, int[] Links)> wires, double[] ports, int node)
        {
            var sorted = wires.OrderBy(wire => wire.Height).ThenBy(wire => wire.Links[0]).ToList();
            var distance = Math.Min(Distance, (boxes[node].Height - (2 * FromCorner)) / Math.Max(1, sorted.Count - 1));
            for (var i = 0; i < sorted.Count; i++)
            {
                foreach (var link in sorted[i].Links)
                {
                    ports[link] = heights[node] + (distance * (i - ((sorted.Count - 1) / 2.0)));
                }
            }
        }
    }

    /// <summary>The height of a node at which so many links on one side of it are as far apart as they may be.</summary>
    public static double HeightFor(int links) => (2 * FromCorner) + (Distance * (links - 1));

    /// <summary>The height at which a link leaves its operand.</summary>
    public double Out(int link) => outward[link];

    /// <summary>The height at which it arrives at its result.</summary>
    public double In(int link) => inward[link];
}
