using System.Runtime.ExceptionServices;

namespace Autograd.Tests.Core;

/// <summary>Runs code on threads of its own, and hands on what it throws.</summary>
internal static class OnThread
{
    /// <summary>A thread with little room: recursion over a graph of a million nodes would end the process.</summary>
    public static void WithSmallStack(Action action) => Join([Started(action, 128 * 1024)]);

    /// <summary>All actions at once: none begins before every thread is there.</summary>
    public static void AllAtOnce(params Action[] actions)
    {
        using var together = new Barrier(actions.Length);
        Join(Array.ConvertAll(actions, action => Started(
            () =>
            {
                together.SignalAndWait();
                action();
            },
            0)));
    }

    private static (Thread Thread, Exception?[] Error) Started(Action action, int stackSize)
    {
        var error = new Exception?[1];
        var thread = new Thread(() => error[0] = Record.Exception(action), stackSize);
        thread.Start();
        return (thread, error);
    }

    private static void Join((Thread Thread, Exception?[] Error)[] runs)
    {
        foreach (var (thread, _) in runs)
        {
            thread.Join();
        }

        foreach (var (_, error) in runs)
        {
            if (error[0] is { } thrown)
            {
                ExceptionDispatchInfo.Throw(thrown);
            }
        }
    }
}
