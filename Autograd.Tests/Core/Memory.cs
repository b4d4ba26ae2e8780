namespace Autograd.Tests.Core;

/// <summary>How much memory something takes: where time depends on the machine, what is allocated does not.</summary>
internal static class Memory
{
    /// <summary>The bytes that an action allocates on its thread.</summary>
    public static long AllocatedBy(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
