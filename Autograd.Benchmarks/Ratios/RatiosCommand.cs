namespace Autograd.Benchmarks.Ratios;

/// <summary>
/// <c>ratios [NAME]</c>: the benchmarks in short form, under a minute for all. Prints a Markdown table of each contender's time over that
/// of its workload's hand-written baseline, with the quartiles of the rounds, and what it allocates.
/// </summary>
internal static class RatiosCommand
{
    /// <summary>Measures, and returns the exit code: 0, or 2 where the arguments are wrong.</summary>
    public static int Run(string[] args)
    {
        if (args.FirstOrDefault(arg => arg.StartsWith('-')) is { } option)
        {
            return Usage($"unknown option '{option}'");
        }

        if (args.Length > 1)
        {
            return Usage($"one name at most, not also '{args[1]}'");
        }

        var workloads = Workload.All().Where(workload => args is [] || workload.Name.Contains(args[0], StringComparison.OrdinalIgnoreCase)).ToArray();
        if (workloads.Length == 0)
        {
            return Usage($"no workload is called '{args[0]}': there are {string.Join(", ", Workload.All().Select(workload => workload.Name))}");
        }

        // The table alone goes to the output.
        var output = Console.Out;
        Console.SetOut(Console.Error);
        output.WriteLine(Row.Head);
        foreach (var workload in workloads)
        {
            foreach (var row in Race.Of(workload))
            {
                output.WriteLine(row);
            }
        }

        return 0;
    }

    /// <summary>Says what is wrong and how it would be right, and returns the exit code 2.</summary>
    public static int Usage(string mistake)
    {
        Console.Error.WriteLine($"""
            {mistake}
            usage: dotnet run -c Release --project Autograd.Benchmarks [-- ARGUMENTS]
                             every benchmark, by BenchmarkDotNet
              --filter '*'   and the other options of BenchmarkDotNet; --help lists them
              ratios [NAME]  each contender's time over the hand-written one's, in short; of the workloads whose name contains NAME
            """);
        return 2;
    }
}
