using static System.FormattableString;

namespace Autograd.Core;

/// <summary>
/// A graph to step through, in which numbers may change: choices have both their sides, and what decides them. Where there is no
/// choice it is the graph of an <see cref="Explanation"/>, with the same names and stages.
/// </summary>
internal sealed class SteppedGraph
{
    private readonly Dictionary<Value, int> positions = [];
    private readonly int[] uses;

    /// <param name="root">The value.</param>
    /// <param name="maximumNodes">The most values there may be.</param>
    /// <exception cref="InvalidOperationException">There are more.</exception>
    public SteppedGraph(Value root, int maximumNodes)
    {
        Order = TopologicalOrder.Of<BothSides>([root], positions);
        if (Order.Count > maximumNodes)
        {
            throw new InvalidOperationException(
                $"The graph has {Counts.Of(Order.Count, "value")}, and a page holds at most {Counts.Number(maximumNodes)}. Show a part of the graph, or ask for all: "
                + Invariant($"maximumNodes: {Order.Count}."));
        }

        Names = new(Order);
        uses = new int[Order.Count];
        foreach (var source in Order.SelectMany(SourcesOf))
        {
            uses[positions[source]]++;
        }
    }

    /// <summary>Every value, operands before results.</summary>
    public IReadOnlyList<Value> Order { get; }

    public ShownNames Names { get; }

    public Value Root => Order[^1];

    public bool Has(Value value) => positions.ContainsKey(value);

    public int PositionOf(Value value) => positions[value];

    /// <summary>How many times it is a source: an operand, or what decides a choice.</summary>
    public int UsesOf(Value value) => uses[positions[value]];

    /// <summary>
    /// The values nearest to the root, so many at most: whatever uses one of them is among them, so that their adjoints can be followed.
    /// </summary>
    public IReadOnlyList<Value> Nearest(int count)
    {
        var unseen = uses.ToArray();
        List<Value> nearest = [];
        var ready = new Queue<Value>([Root]);
        while (nearest.Count < count && ready.TryDequeue(out var node))
        {
            nearest.Add(node);
            foreach (var source in SourcesOf(node))
            {
                if (--unseen[positions[source]] == 0)
                {
                    ready.Enqueue(source);
                }
            }
        }

        return nearest;
    }

    private static IEnumerable<Value> SourcesOf(Value node) =>
        Enumerable.Range(0, BothSides.Count(node)).Select(i => BothSides.At(node, i)).Where(source => !source.IsConstant);
}
