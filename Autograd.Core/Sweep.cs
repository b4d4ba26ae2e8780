using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Autograd.Core;

/// <summary>
/// The order of a backward pass, found by counting: a node hands its adjoint on when all its uses have contributed to it.
/// That is a reverse topological order, without recursion and without a list of the nodes.
/// </summary>
internal ref struct Sweep
{
    private Span<Value?> ready;
    private int count;

    /// <summary>The chain rule over the whole graph below <paramref name="root"/>.</summary>
    // Compiled fully at its first call: a long first pass would otherwise run in the slow code that the JIT starts with.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void From(Value root, double seed)
    {
        if (root.IsLeaf)
        {
            if (!root.IsConstant)
            {
                root.Accumulate(seed);
            }

            return;
        }

        FirstPlaces places = default;
        var sweep = new Sweep { ready = places };

        root.StartAdjoint();
        for (var node = root; node is not null; node = sweep.Pop())
        {
            switch (node.Shape)
            {
                case Shape.OneEdge:
                    var unary = Unsafe.As<UnaryNode>(node);
                    sweep.Count(unary.A);
                    break;
                case Shape.TwoEdges:
                    var binary = Unsafe.As<BinaryNode>(node);
                    sweep.Count(binary.A);
                    sweep.Count(binary.B);
                    break;
                case Shape.ManyEdges:
                    node.CountUses(ref sweep);
                    break;
            }
        }

        root.Accumulate(seed);
        for (var node = root; node is not null; node = sweep.Pop())
        {
            var adjoint = node.Grad;
            switch (node.Shape)
            {
                case Shape.OneEdge:
                    var unary = Unsafe.As<UnaryNode>(node);
                    sweep.Hand(unary.A, unary.Da * adjoint);
                    break;
                case Shape.TwoEdges:
                    var binary = Unsafe.As<BinaryNode>(node);
                    sweep.Hand(binary.A, binary.Da * adjoint);
                    sweep.Hand(binary.B, binary.Db * adjoint);
                    break;
                case Shape.ManyEdges:
                    node.HandDown(ref sweep);
                    break;
            }
        }
    }

    /// <summary>One more use of an operand; at the first, its adjoint starts afresh and its own operands are looked at in turn.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Count(Value operand)
    {
        if (operand.Shape > Shape.Constant && operand.Pending++ == 0)
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
        if (operand.Shape > Shape.Constant && --operand.Pending == 0)
        {
            Push(operand);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Value? Pop() => count == 0 ? null : ready[--count];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Push(Value node)
    {
        if ((uint)count >= (uint)ready.Length)
        {
            Grow();
        }

        ready[count++] = node;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow()
    {
        var larger = new Value?[2 * ready.Length];
        ready.CopyTo(larger);
        ready = larger;
    }

    /// <summary>Room on the thread's own stack: most graphs need no more.</summary>
    [InlineArray(32)]
    [SuppressMessage("Style", "IDE0044", Justification = "An inline array's element cannot be readonly.")]
    private struct FirstPlaces
    {
        private Value? first;
    }
}
