using System.Diagnostics;
using System.Reflection;
using BenchmarkDotNet.Attributes;

namespace Autograd.Benchmarks.Ratios;

/// <summary>One <c>[Benchmark]</c> method of one workload, ready to be called many times over.</summary>
internal sealed class Contender
{
    private readonly int operationsPerCall;
    private readonly Action<int> call;

    public Contender(object workload, MethodInfo method)
    {
        var attribute = method.GetCustomAttribute<BenchmarkAttribute>()!;
        (Name, IsBaseline, operationsPerCall) = (method.Name, attribute.Baseline, attribute.OperationsPerInvoke);
        call = method.ReturnType == typeof(void)
            ? Repeated(method.CreateDelegate<Action>(workload))
            : (Action<int>)typeof(Contender).GetMethod(nameof(RepeatedResult), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(method.ReturnType)
                .Invoke(null, [method.CreateDelegate(typeof(Func<>).MakeGenericType(method.ReturnType), workload)])!;
    }

    /// <summary>The method's name.</summary>
    public string Name { get; }

    /// <summary>True for the one that the others are compared with.</summary>
    public bool IsBaseline { get; }

    /// <summary>The time of one operation in nanoseconds, the mean of this many calls.</summary>
    public double Time(int calls)
    {
        var start = Stopwatch.GetTimestamp();
        call(calls);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / ((double)calls * operationsPerCall);
    }

    /// <summary>What one operation allocates on all threads, in bytes, the mean of this many calls.</summary>
    public double Allocated(int calls)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        call(calls);
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / ((double)calls * operationsPerCall);
    }

    /// <summary>How many calls take so long, at least one.</summary>
    public int CallsFor(TimeSpan time)
    {
        // A single call may be shorter than a tick of the clock.
        for (var calls = 1; ; calls *= 2)
        {
            var all = Time(calls) * calls * operationsPerCall;
            if (all >= time.TotalNanoseconds / 4)
            {
                return (int)Math.Max(1, calls * time.TotalNanoseconds / all);
            }
        }
    }

    /// <summary>
    /// Calls until the runtime has compiled the code for the last time: its tiers follow each other after thirty calls and a tenth of
    /// a second.
    /// </summary>
    public void WarmUp(TimeSpan longest)
    {
        const int Calls = 200;
        var shortest = TimeSpan.FromMilliseconds(300);
        var clock = Stopwatch.StartNew();
        for (var calls = 0; clock.Elapsed < longest && (calls < Calls || clock.Elapsed < shortest); calls++)
        {
            call(1);
        }
    }

    private static Action<int> Repeated(Action method) => times =>
    {
        for (var i = 0; i < times; i++)
        {
            method();
        }
    };

    // The result is stored, so that it has to be computed.
    private static Action<int> RepeatedResult<T>(Func<T> method) => times =>
    {
        for (var i = 0; i < times; i++)
        {
            Last<T>.Result = method();
        }
    };

    private static class Last<T>
    {
        public static T? Result { get; set; }
    }
}
