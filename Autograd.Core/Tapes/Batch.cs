using System.Runtime.ExceptionServices;

namespace Autograd.Core;

/// <summary>
/// One call over a batch. The calling thread takes chunk after chunk, and so do the threads that come to help; none is waited for
/// that did not come.
/// </summary>
internal sealed class Batch<T>(BatchPlan<T> plan, SharedPart shared) : IThreadPoolWorkItem where T : struct, ILanes<T>, IReal<T>
{
    private const int MostChunks = 64;
    private readonly double[] numbers = shared.NewNumbers();
    private readonly double[] adjoints = new double[shared.Length];
    private readonly double[] scratch = new double[shared.ScratchLength];
    private readonly double[]?[] partials = new double[MostChunks][];
    private readonly double[] totals = new double[MostChunks];
    private BatchCall call;
    private int chunkLength;
    private int untaken;
    private int unfinished;
    private int called;
    private ExceptionDispatchInfo? error;

    /// <summary>Runs all samples, and returns the sum of their roots.</summary>
    public double Run(in BatchCall call, int threads)
    {
        (this.call, error) = (call, null);
        shared.Forward(numbers, adjoints, scratch);
        adjoints.AsSpan().Clear();
        var chunks = Divide();
        if (Math.Min(threads, chunks) > 1)
        {
            RunShared(chunks, threads - 1);
        }
        else
        {
            RunAlone(chunks);
        }

        var total = totals[0];
        for (var chunk = 1; chunk < chunks; chunk++)
        {
            total += totals[chunk];
            if (call.Seed != Seed.None)
            {
                AddTo(adjoints, partials[chunk]!);
            }
        }

        return total;
    }

    /// <summary>The gradient by the parameters.</summary>
    public void ReadGradient(Span<double> gradient)
    {
        shared.Backward(numbers, adjoints, scratch);
        shared.ReadGradient(adjoints, gradient);
    }

    /// <summary>A thread that has come to help; perhaps too late, or in time for the next call.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        Interlocked.Decrement(ref called);
        TakeChunks();
    }

    private int Divide()
    {
        var blocks = ((call.Count - 1) / plan.BlockLength) + 1;
        var blocksInChunk = Math.Max(plan.BlocksInChunk, (blocks + MostChunks - 1) / MostChunks);
        chunkLength = blocksInChunk * plan.BlockLength;
        return (blocks + blocksInChunk - 1) / blocksInChunk;
    }

    private void RunAlone(int chunks)
    {
        var block = plan.RentBlock();
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            RunChunk(chunk, block);
        }

        plan.Return(block);
    }

    private void RunShared(int chunks, int helpers)
    {
        unfinished = chunks;

        // Whoever sees this number sees all that was written before.
        Volatile.Write(ref untaken, chunks);

        // Helpers that were called before and have not come yet will come to this call: on a busy machine they would pile up.
        for (var helper = Volatile.Read(ref called); helper < Math.Min(helpers, chunks - 1); helper++)
        {
            Interlocked.Increment(ref called);
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        TakeChunks();
        WaitForHelpers();
        error?.Throw();
    }

    private void TakeChunks()
    {
        Block? block = null;
        while (Volatile.Read(ref untaken) > 0 && Interlocked.Decrement(ref untaken) is >= 0 and var chunk)
        {
            try
            {
                block ??= plan.RentBlock();
                RunChunk(chunk, block);
            }
            catch (Exception exception)
            {
                error = ExceptionDispatchInfo.Capture(exception);
            }

            if (Interlocked.Decrement(ref unfinished) == 0)
            {
                lock (partials)
                {
                    Monitor.PulseAll(partials);
                }
            }
        }

        if (block is not null)
        {
            plan.Return(block);
        }
    }

    private void WaitForHelpers()
    {
        // A helper is seldom more than a chunk behind: falling asleep would cost more than the wait.
        const int Spins = 2000;
        for (var spin = 0; spin < Spins && Volatile.Read(ref unfinished) != 0; spin++)
        {
            Thread.SpinWait(1);
        }

        // An interrupt waits too: what the helpers write must not move, and is the caller's again once this returns.
        var isInterrupted = false;
        while (Volatile.Read(ref unfinished) != 0)
        {
            try
            {
                SleepUntilFinished();
            }
            catch (ThreadInterruptedException)
            {
                isInterrupted = true;
            }
        }

        if (isInterrupted)
        {
            Thread.CurrentThread.Interrupt();
        }
    }

    private void SleepUntilFinished()
    {
        lock (partials)
        {
            while (Volatile.Read(ref unfinished) != 0)
            {
                Monitor.Wait(partials);
            }
        }
    }

    private void RunChunk(int chunk, Block block)
    {
        var partial = adjoints;
        if (chunk > 0 && call.Seed != Seed.None)
        {
            partial = partials[chunk] ??= new double[shared.Length];
            partial.AsSpan().Clear();
        }

        var total = 0.0;
        var first = chunk * chunkLength;
        var end = first + Math.Min(chunkLength, call.Count - first);
        for (var used = 0; first < end; first += used)
        {
            used = Math.Min(plan.BlockLength, end - first);
            total += plan.RunBlock(call, first, used, block, numbers, partial);
        }

        totals[chunk] = total;
    }

    private static void AddTo(double[] sums, double[] terms)
    {
        var i = 0;
        for (; i + T.Width <= sums.Length; i += T.Width)
        {
            T.Store(T.Load(ref sums[i]) + T.Load(ref terms[i]), ref sums[i]);
        }

        for (; i < sums.Length; i++)
        {
            sums[i] += terms[i];
        }
    }
}
