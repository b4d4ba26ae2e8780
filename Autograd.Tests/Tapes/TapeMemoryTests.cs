using Autograd.Nn;

namespace Autograd.Tests.Tapes;

/// <summary>Nothing is allocated once a call has been made, and a batch takes no memory of its own. Counted by the runtime for the whole process.</summary>
[Collection(nameof(Alone))]
public class TapeMemoryTests
{
    private const int Rows = 3000;
    private readonly Tape tape;
    private readonly double[] rows = [.. Enumerable.Range(0, 3 * Rows).Select(i => Math.Sin(i))];
    private readonly double[] values = new double[Rows], each = new double[3 * Rows], byInputs = new double[3], byParameters;

    public TapeMemoryTests()
    {
        var network = new Mlp([2, 6, 5, 1], Activation.Tanh, seed: 1);
        Value[] inputs = [0.0, 0.0, 0.0];
        var output = network.Forward(inputs.AsSpan(0, 2))[0];
        var loss = Value.Where(output > inputs[2], Loss.SquaredError(output, inputs[2]), Value.LogSumExp(output, inputs[2])) + Loss.L2Penalty(network.Weights, 0.1);
        tape = Tape.Record(loss, inputs, network.Parameters);
        byParameters = new double[network.Parameters.Length];
    }

    [Fact]
    public void Evaluate_allocates_nothing() => ShouldAllocateNothing(() => tape.Evaluate(rows.AsSpan(0, 3)));

    [Fact]
    public void EvaluateBatch_allocates_nothing() => ShouldAllocateNothing(() => tape.EvaluateBatch(rows, values, threads: 1));

    [Fact]
    public void Gradient_allocates_nothing() => ShouldAllocateNothing(() => tape.Gradient(rows.AsSpan(0, 3), byInputs));

    [Fact]
    public void ParameterGradient_allocates_nothing() => ShouldAllocateNothing(() => tape.ParameterGradient(rows.AsSpan(0, 3), byParameters));

    [Fact]
    public void BatchGradient_allocates_nothing() => ShouldAllocateNothing(() => tape.BatchGradient(rows, byParameters, threads: 1));

    [Fact]
    public void EachGradient_allocates_nothing() => ShouldAllocateNothing(() => tape.EachGradient(rows, values, each, threads: 1));

    [Fact]
    public void Jacobian_allocates_nothing() => ShouldAllocateNothing(() => tape.Jacobian(rows.AsSpan(0, 3), byInputs));

    [Fact]
    public void BatchGradient_on_two_threads_allocates_less_than_an_object_a_call()
    {
        // The pool's queue takes memory of its own now and then; an object has at least 24 bytes.
        const int Calls = 200;
        var least = LeastAllocated(() => GC.GetTotalAllocatedBytes(precise: true), () => tape.BatchGradient(rows, byParameters, threads: 2), Calls);
        (least / (double)Calls).ShouldBeLessThan(24);
    }

    [Fact]
    public void A_first_call_takes_no_memory_for_the_rows()
    {
        // A million rows of two numbers are 16 MB. What is summed apart, 64 times at most, is the adjoints of a dozen shared numbers.
        Value x = 1, y = 1, w = 2;
        var rows = new double[2_000_000];
        var fresh = Tape.Record((x * w).Sin() + y, [x, y], [w]);
        var gradient = new double[1];
        var before = GC.GetTotalAllocatedBytes(precise: true);
        fresh.BatchGradient(rows, gradient);
        (GC.GetTotalAllocatedBytes(precise: true) - before).ShouldBeLessThan(500_000);
        gradient.ShouldBe([0.0]);
    }

    private static void ShouldAllocateNothing(Action call) => LeastAllocated(GC.GetAllocatedBytesForCurrentThread, call, calls: 20).ShouldBe(0);

    // Of several attempts: a collection in between counts what is left of a thread's share of the heap, up to 8 KB, as allocated.
    private static long LeastAllocated(Func<long> allocated, Action call, int calls)
    {
        const int Attempts = 8;
        var least = long.MaxValue;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            call();
            var before = allocated();
            for (var i = 0; i < calls; i++)
            {
                call();
            }

            least = Math.Min(least, allocated() - before);
        }

        return least;
    }
}

/// <summary>Tests that count what the whole process allocates, so that no other may run beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
