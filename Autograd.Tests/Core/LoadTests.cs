using System.Runtime.CompilerServices;
using Autograd.Tests.Tapes;

namespace Autograd.Tests.Core;

/// <summary>Much of everything, and what it leaves. Memory is counted for the whole process, so that no other test may run beside these.</summary>
[Collection(nameof(Alone))]
public class LoadTests
{
    [Fact]
    public void Ten_million_nodes_are_built_and_differentiated_and_leave_nothing()
    {
        // 72 bytes each on average. What is left may hold a thousandth of them: other tests' leftovers, never the graph.
        const int Nodes = 10_000_000;
        var before = MemoryInUse();
        var leaf = LeafOfAGraph(Nodes);
        var after = MemoryInUse();
        leaf.IsAlive.ShouldBeFalse();
        (after - before).ShouldBeLessThan(Nodes * 72L / 1000);
    }

    [Fact]
    public void Ten_thousand_recordings_and_replays_leave_nothing()
    {
        // Of several rounds the one that left least: what is kept grows in each. An object for every cycle would be 24 bytes.
        const int Rounds = 5, Cycles = 2000;
        var least = long.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var before = MemoryInUse();
            for (var cycle = 0; cycle < Cycles; cycle++)
            {
                RecordAndReplay(cycle);
            }

            least = Math.Min(least, MemoryInUse() - before);
        }

        least.ShouldBeLessThan(24 * Cycles);
    }

    [Fact]
    public void A_tape_with_its_machine_code_is_collected()
    {
        var tape = Compiled();
        MemoryInUse();
        tape.IsAlive.ShouldBeFalse();
    }

    // More than once: the table of names hands back what it outgrew only after its finalizer has run twice.
    private static long MemoryInUse()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    // Methods of their own, so that nothing on the stack keeps what they made.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference LeafOfAGraph(int nodes)
    {
        // Every other node adds x, and the others take 1 away: y = (n/2 + 1) x − n/2, exact in a double.
        Value x = 3;
        var y = x;
        for (var i = 0; i < nodes; i++)
        {
            y = i % 2 == 0 ? y + x : y - 1;
        }

        y.Data.ShouldBe((3 * ((nodes / 2) + 1)) - (nodes / 2));
        y.Backward();
        x.Grad.ShouldBe((nodes / 2) + 1);
        return new(x);
    }

    // f = w sin x + x² / w at rows of x; names, lanes, threads and, now and then, machine code.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RecordAndReplay(int cycle)
    {
        double[] rows = [0.5, -1, cycle % 7], gradient = [0], values = new double[3], each = new double[3];
        Value x = new(cycle, "x"), w = new(2, "w");
        var f = ((w * x.Sin()) + (x.Square() / w)).Named("f");
        f.Backward();
        var tape = Tape.Record(f, [x], [w]);
        tape.BatchGradient(rows, gradient, threads: 1 + (cycle % 2));
        tape.EachGradient(rows, values, each);
        (cycle % 20 == 0 ? tape : tape.WithoutMachineCode()).Gradient([-1], gradient);

        // 2 cos 1 + x at −1; the lanes have a cosine of their own.
        gradient[0].ShouldBe((2 * Math.Cos(1)) - 1, 1e-14);
        each[1].ShouldBe(gradient[0], 1e-14);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Compiled()
    {
        Value x = 3;
        var tape = Tape.Record(x.Square().Sin(), [x]);
        var gradient = new double[1];
        tape.Gradient([0], gradient).ShouldBe(0);
        return new(tape);
    }
}
