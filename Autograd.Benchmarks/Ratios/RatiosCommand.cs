namespace Autograd.Benchmarks.Ratios;

/// <summary>
/// <c>ratios [NAME] [--torch]</c>: the benchmarks in short form, about a minute for all. Prints a Markdown table of each contender's time
/// over that of its workload's hand-written baseline, with the quartiles of the rounds, and what it allocates. With <c>--torch</c> there
/// are rows for PyTorch too, where it is installed.
/// </summary>
internal static class RatiosCommand
{
    private const string Torch = "--torch";

    /// <summary>Measures, and returns the exit code: 0, or 2 where the arguments are wrong.</summary>
    public static int Run(string[] args)
    {
        var names = args.Where(arg => !arg.StartsWith('-')).ToArray();
        if (args.FirstOrDefault(arg => arg.StartsWith('-') && arg != Torch) is { } option)
        {
            return Usage($"unknown option '{option}'");
        }

        if (names.Length > 1)
        {
            return Usage($"one name at most, not also '{names[1]}'");
        }

        var workloads = Workload.All().Where(workload => names is [] || workload.Name.Contains(names[0], StringComparison.OrdinalIgnoreCase)).ToArray();
        if (workloads.Length == 0)
        {
            return Usage($"no workload is called '{names[0]}': there are {string.Join(", ", Workload.All().Select(workload => workload.Name))}");
        }

        // The table alone goes to the output.
        var output = Console.Out;
        Console.SetOut(Console.Error);
        var torch = args.Contains(Torch) ? TorchRows.Measure() : [];
        output.WriteLine(Row.Head);
        foreach (var workload in workloads)
        {
            var rows = Race.Of(workload);
            foreach (var row in rows)
            {
                output.WriteLine(row);
            }

            if (torch.TryGetValue(workload.Name, out var nanoseconds))
            {
                var ratio = nanoseconds / rows[0].Nanoseconds;
                output.WriteLine(new Row(workload.Name, "PyTorch, float64", new(ratio, ratio, ratio), nanoseconds, Bytes: null));
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
                --torch      with rows for PyTorch, by python3
              ulp [COUNT]    the worst errors of the elementary functions on lanes, over a million arguments or so many
            """);
        return 2;
    }
}
