using System.Runtime.CompilerServices;

namespace Autograd.Core;

/// <summary>
/// The backward pass. Its order is found by counting: a node hands its adjoint on when all its uses have contributed to it. That is
/// a reverse topological order, without recursion and without a list of the nodes.
/// </summary>
internal static class Sweep
{
    /// <summary>The chain rule over the whole graph below <paramref name="root"/>.</summary>
    // Compiled fully at its first call: a long first pass would otherwise run in the slow code that the JIT starts with.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void From(Value root, double seed)
    {
        if (root.IsLeaf)
        {
            root.Accumulate(seed);
            return;
        }

        Places places = default;
        var ready = new ReadyNodes(places);

        root.StartAdjoint();
        for (var node = root; node is not null; node = ready.Pop())
        {
            switch (node.Shape)
            {
                case Shape.OneEdge:
                    var unary = Unsafe.As<UnaryNode>(node);
                    ready.Count(unary.Operand);
                    break;
                case Shape.TwoEdges:
                    var binary = Unsafe.As<BinaryNode>(node);
                    ready.Count(binary.A);
                    ready.Count(binary.B);
                    break;
                case Shape.ManyEdges:
                    var whileCounting = ready;
                    node.CountUses(ref whileCounting);
                    ready = whileCounting;
                    break;
            }
        }

        root.Accumulate(seed);
        for (var node = root; node is not null; node = ready.Pop())
        {
            switch (node.Shape)
            {
                case Shape.OneEdge:
                    var unary = Unsafe.As<UnaryNode>(node);
                    ready.Hand(unary.Operand, unary.Derivative * unary.Grad);
                    break;
                case Shape.TwoEdges:
                    var binary = Unsafe.As<BinaryNode>(node);
                    ready.Hand(binary.A, binary.Da * binary.Grad);
                    ready.Hand(binary.B, binary.Db * binary.Grad);
                    break;
                case Shape.ManyEdges:
                    var whileHanding = ready;
                    node.HandDown(ref whileHanding);
                    ready = whileHanding;
                    break;
            }
        }
    }

    /// <summary>Room on the thread's own stack: most graphs need no more.</summary>
    [InlineArray(32)]
    private struct Places
    {
        private Value? first;
    }
}

/// <summary>The nodes that a sweep can go on with. A copy is passed where a reference must be, so that the sweep's own stays in registers.</summary>
internal ref struct ReadyNodes(Span<Value?> places)
{
    private Span<Value?> places = places;
    private Value? latest;
    private int count;

    /// <summary>One more use of an operand; at the first, its adjoint starts afresh and its own operands are looked at in turn.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Count(Value operand)
    {
        if (operand.Shape >= Shape.OneEdge && operand.Pending++ == 0)
        {
            operand.StartAdjoint();
            Push(operand);
        }
    }

    /// <summary>Adds a contribution to an operand's adjoint: adds, never assigns. The last one makes the operand ready.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Hand(Value operand, double contribution)
    {
        operand.Accumulate(contribution);
        Settle(operand);
    }

    /// <summary>One use less that owes the operand its contribution.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Settle(Value operand)
    {
        if (operand.Shape >= Shape.OneEdge && --operand.Pending == 0)
        {
            Push(operand);
        }
    }

    /// <summary>Any node that is ready, or null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Value? Pop()
    {
        var node = latest;
        if (node is not null)
        {
            latest = null;
            return node;
        }

        return count == 0 ? null : places[--count];
    }

    // The latest node waits in a register and goes first. Half of the nodes so pass by without a store to the places, which costs a
    // call to the write barrier.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Push(Value node)
    {
        if (latest is not null)
        {
            if ((uint)count >= (uint)places.Length)
            {
                places = Twice(places);
            }

            places[count++] = latest;
        }

        latest = node;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Span<Value?> Twice(Span<Value?> places)
    {
        var larger = new Value?[2 * places.Length];
        places.CopyTo(larger);
        return larger;
    }
}
