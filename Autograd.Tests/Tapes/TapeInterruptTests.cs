namespace Autograd.Tests.Tapes;

/// <summary>A caller that is interrupted still waits for the threads that write into its lists.</summary>
public class TapeInterruptTests
{
    [Fact]
    public void An_interrupted_caller_waits_for_its_helpers_and_is_interrupted_afterwards()
    {
        Value x = 1;
        var tape = Tape.Record(Value.Apply<Held>(x), [x]);
        double[] rows = [.. Enumerable.Range(0, 1_000_000)], values = new double[rows.Length];
        bool isReturned = false, isInterrupted = false;
        var caller = new Thread(() =>
        {
            try
            {
                tape.EvaluateBatch(rows, values, threads: 2);
                isReturned = true;
                Thread.Sleep(Timeout.Infinite);
            }
            catch (ThreadInterruptedException)
            {
                isInterrupted = true;
            }
        });
        Held.Caller = caller;
        caller.Start();

        // The helper is held inside the rule until the caller, asleep for want of it, has been interrupted.
        SpinWait.SpinUntil(() => Held.HasHelper && caller.ThreadState.HasFlag(ThreadState.WaitSleepJoin));
        caller.Interrupt();
        Held.IsReleased = true;
        caller.Join();
        (isReturned, isInterrupted).ShouldBe((true, true));
        values.ShouldBe(rows);
    }

    /// <summary>y = a, once the caller has a helper, and the helper is released</summary>
    private readonly struct Held : IUnary
    {
        public static volatile Thread? Caller;
        public static volatile bool HasHelper, IsReleased;

        static T IUnary.Primal<T>(T a)
        {
            if (Caller is { } caller && !IsReleased)
            {
                // Set by the helper alone: the caller, setting it to what it was, could undo that.
                if (Thread.CurrentThread != caller)
                {
                    HasHelper = true;
                }

                while (Thread.CurrentThread == caller ? !HasHelper : !IsReleased)
                {
                    Thread.Yield();
                }
            }

            return a;
        }

        static T IUnary.Da<T>(T a, T y) => 1;
    }
}
