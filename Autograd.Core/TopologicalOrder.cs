using System.Runtime.CompilerServices;

namespace Autograd.Core;

/// <summary>The order in which a graph can be evaluated; its reverse is the order of a backward pass.</summary>
public static class TopologicalOrder
{
    /// <summary>
    /// Every value that <paramref name="root"/> depends on, and the root itself: operands before results, each once, in the same order
    /// every time. Constants are left out: they belong to the operations that use them.
    /// Linear in the edges, without recursion: a graph may be a million deep.
    /// </summary>
    /// <exception cref="ArgumentNullException"><paramref name="root"/> is null.</exception>
    [OverloadResolutionPriority(1)]
    public static IReadOnlyList<Value> Of(Value root)
    {
        Throw.IfNull(root);
        return Of([root]);
    }

    /// <summary>The same for several roots: every value that any of them depends on, each once.</summary>
    /// <exception cref="ArgumentNullException">The list is null, or one of its values.</exception>
    [OverloadResolutionPriority(1)]
    public static IReadOnlyList<Value> Of(params ReadOnlySpan<Value> roots) => Of(roots, []);

    /// <inheritdoc cref="Of(ReadOnlySpan{Value})"/>
    public static IReadOnlyList<Value> Of(IEnumerable<Value> roots)
    {
        ArgumentNullException.ThrowIfNull(roots);
        return Of([.. roots], []);
    }

    /// <summary>The same, and where in it each value stands.</summary>
    internal static List<Value> Of(ReadOnlySpan<Value> roots, Dictionary<Value, int> positions) => Of<TakenSides>(roots, positions);

    /// <summary>The same along sources of another kind.</summary>
    internal static List<Value> Of<TSources>(ReadOnlySpan<Value> roots, Dictionary<Value, int> positions) where TSources : struct, ISources
    {
        const int NotYet = -1;
        var order = new List<Value>();
        var path = new Stack<(Value Node, int NextEdge)>();
        foreach (var root in roots)
        {
            Throw.IfNull(root, nameof(roots));
            Enter(root);
            while (path.TryPop(out var top))
            {
                if (top.NextEdge == TSources.Count(top.Node))
                {
                    positions[top.Node] = order.Count;
                    order.Add(top.Node);
                    continue;
                }

                path.Push((top.Node, top.NextEdge + 1));
                var operand = TSources.At(top.Node, top.NextEdge);
                if (!operand.IsConstant)
                {
                    Enter(operand);
                }
            }
        }

        return order;

        void Enter(Value node)
        {
            if (positions.TryAdd(node, NotYet))
            {
                path.Push((node, 0));
            }
        }
    }
}
