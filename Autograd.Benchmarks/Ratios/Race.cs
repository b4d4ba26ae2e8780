using System.Diagnostics;

namespace Autograd.Benchmarks.Ratios;

/// <summary>
/// Times the contenders of a workload in turn, round after round, so that whatever slows the machine for a while slows them alike, and
/// compares each with the baseline of the same round.
/// </summary>
internal static class Race
{
    private const int Rounds = 11, FewestRounds = 5;
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(10), LongestWarmUp = TimeSpan.FromSeconds(0.5), Longest = TimeSpan.FromSeconds(1.5);

    /// <summary>A row for each contender, the baseline first.</summary>
    public static Row[] Of(Workload workload)
    {
        var contenders = workload.Contenders();
        foreach (var contender in contenders)
        {
            contender.WarmUp(LongestWarmUp);
        }

        var calls = contenders.Select(contender => contender.CallsFor(Turn)).ToArray();
        var allocated = contenders.Select((contender, i) => contender.Allocated(calls[i])).ToArray();
        var times = contenders.Select(_ => new List<double>()).ToArray();
        var clock = Stopwatch.StartNew();
        for (var round = 0; round < Rounds && (round < FewestRounds || clock.Elapsed < Longest); round++)
        {
            for (var i = 0; i < contenders.Length; i++)
            {
                // So that nobody pays for the garbage of the one before, or profits from a heap that has just been emptied.
                GC.Collect();
                contenders[i].Time(Math.Max(1, calls[i] / 2));
                times[i].Add(contenders[i].Time(calls[i]));
            }
        }

        return [.. contenders.Select((contender, i) => new Row(
            workload.Name, contender.Name, Quartiles.Of(times[i].Zip(times[0], (time, baseline) => time / baseline)),
            Quartiles.Of(times[i]).Median, allocated[i]))];
    }
}
