namespace Autograd.Core;

/// <summary>A graph laid out in topological order, with room beside it: sweeps over it write to lists of their own, never to the nodes.</summary>
internal sealed class Graph
{
    private readonly List<Value> order;
    private readonly Dictionary<Value, int> positions = [];

    public Graph(params ReadOnlySpan<Value> roots) => order = TopologicalOrder.Of(roots, positions);

    public IReadOnlyList<Value> Order => order;

    public bool TryFind(Value node, out int position) => positions.TryGetValue(node, out position);

    /// <summary>The adjoint of every node for a seed of 1 in the last: the reverse pass over the recorded derivatives.</summary>
    public double[] Adjoints()
    {
        var adjoints = new double[order.Count];
        adjoints[^1] = 1;
        for (var i = order.Count - 1; i >= 0; i--)
        {
            var node = order[i];
            for (var e = 0; e < node.EdgeCount; e++)
            {
                var (operand, derivative) = node.EdgeAt(e);
                if (!operand.IsConstant)
                {
                    adjoints[positions[operand]] += derivative * adjoints[i];
                }
            }
        }

        return adjoints;
    }

    /// <summary>
    /// The tangent of every node along a direction: the forward pass over the recorded derivatives. It is null for a node that the
    /// variables do not reach: such a node is a constant here, and must not turn an infinite derivative into 0 · ∞.
    /// </summary>
    public double?[] Tangents(ReadOnlySpan<Value> xs, ReadOnlySpan<double> direction)
    {
        var tangents = new double?[order.Count];
        for (var i = 0; i < xs.Length; i++)
        {
            if (positions.TryGetValue(xs[i], out var at))
            {
                tangents[at] = (tangents[at] ?? 0) + direction[i];
            }
        }

        for (var i = 0; i < order.Count; i++)
        {
            var node = order[i];
            for (var e = 0; e < node.EdgeCount; e++)
            {
                var (operand, derivative) = node.EdgeAt(e);
                if (!operand.IsConstant && tangents[positions[operand]] is { } tangent)
                {
                    tangents[i] = (tangents[i] ?? 0) + (derivative * tangent);
                }
            }
        }

        return tangents;
    }

    /// <summary>
    /// Forward over reverse: how the adjoints of <paramref name="xs"/> change as the <paramref name="moving"/> values move, from the
    /// rules run on dual numbers.
    /// </summary>
    public double[] HessianVector(ReadOnlySpan<Value> xs, ReadOnlySpan<Value> moving, ReadOnlySpan<double> direction)
    {
        var tangents = Tangents(moving, direction);
        var adjoints = new Dual[order.Count];
        Array.Fill(adjoints, 0);
        adjoints[^1] = 1;
        for (var i = order.Count - 1; i >= 0; i--)
        {
            var node = order[i];
            var operands = OperandsOf(node);
            var duals = Array.ConvertAll(
                operands, operand => operand.IsConstant ? operand.Data : AsDual(operand.Data, tangents[positions[operand]]));
            var y = AsDual(node.Data, tangents[i]);
            for (var e = 0; e < operands.Length; e++)
            {
                if (!operands[e].IsConstant)
                {
                    adjoints[positions[operands[e]]] += node.Operator!.Derivative(duals, e, y) * adjoints[i];
                }
            }
        }

        var product = new double[xs.Length];
        for (var i = 0; i < xs.Length; i++)
        {
            product[i] = positions.TryGetValue(xs[i], out var at) ? adjoints[at].Tangent : 0;
        }

        return product;

        static Dual AsDual(double primal, double? tangent) => tangent is { } rate ? new Dual(primal, rate) : primal;
    }

    /// <summary>The adjoint of every node as a graph: the rules run on values.</summary>
    public Value[] AdjointGraphs()
    {
        var contributions = new List<Value>?[order.Count];
        var adjoints = new Value[order.Count];
        contributions[^1] = [Value.Constant(1)];
        for (var i = order.Count - 1; i >= 0; i--)
        {
            // Every node in the order leads to the root, so it has a contribution by now.
            adjoints[i] = Total(contributions[i]!);
            var node = order[i];
            var operands = OperandsOf(node);
            for (var e = 0; e < operands.Length; e++)
            {
                if (!operands[e].IsConstant)
                {
                    var derivative = node.Operator!.Derivative<Value>(operands, e, node);
                    (contributions[positions[operands[e]]] ??= []).Add(Product(derivative, adjoints[i]));
                }
            }
        }

        return adjoints;
    }

    /// <summary>
    /// Higher derivatives run the rules again on the operands' numbers. Had a leaf changed since, they would mix the old numbers with
    /// the new ones, which is refused.
    /// </summary>
    public void RequireAsRecorded()
    {
        foreach (var node in order)
        {
            if (!IsAsRecorded(node))
            {
                var changeable = Array.Find(OperandsOf(node), operand => operand.Shape == Shape.Variable)!;
                throw new InvalidOperationException(
                    $"A leaf of '{node.Label()}' (one is '{changeable.Label()}') was given new Data after '{node.Operation}' was recorded, "
                    + "and higher derivatives need the numbers of the recording. Build the expression again with the new numbers.");
            }
        }
    }

    /// <summary>Whether the rule, run again on the operands' numbers, gives what it gave when the node was made.</summary>
    public static bool IsAsRecorded(Value node)
    {
        var operands = OperandsOf(node);
        if (!Array.Exists(operands, operand => operand.Shape == Shape.Variable))
        {
            return true;
        }

        var primals = Array.ConvertAll(operands, operand => (Real)operand.Data);
        var y = node.Operator!.Primal<Real>(primals);
        if (!y.X.Equals(node.Data))
        {
            return false;
        }

        for (var e = 0; e < operands.Length; e++)
        {
            if (!operands[e].IsConstant && !node.Operator.Derivative(primals, e, y).X.Equals(node.EdgeAt(e).LocalDerivative))
            {
                return false;
            }
        }

        return true;
    }

    public static Value[] OperandsOf(Value node)
    {
        var operands = new Value[node.EdgeCount];
        for (var e = 0; e < operands.Length; e++)
        {
            operands[e] = node.EdgeAt(e).Operand;
        }

        return operands;
    }

    private static Value Total(List<Value> contributions) => contributions switch
    {
        [var only] => only,
        [var first, var second] => first + second,
        _ => Value.Sum(contributions),
    };

    // A factor of 1 or −1, as of a sum or a difference, would only lengthen the graph.
    private static Value Product(Value derivative, Value adjoint) => derivative switch
    {
        { IsConstant: true, Data: 1 } => adjoint,
        { IsConstant: true, Data: -1 } => -adjoint,
        _ when adjoint is { IsConstant: true, Data: 1 } => derivative,
        _ => derivative * adjoint,
    };
}
