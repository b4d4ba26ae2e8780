using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Autograd.Benchmarks.Ratios;

/// <summary>What PyTorch takes for the same work, by <c>torch_rows.py</c>.</summary>
internal static class TorchRows
{
    // Where another Python comes first in the path, the system's may still have the module.
    private static readonly string[] Pythons = ["python3", "/usr/bin/python3"];

    /// <summary>Nanoseconds of one operation by the workload's name. Where there is no PyTorch, says so and returns none.</summary>
    public static Dictionary<string, double> Measure()
    {
        var python = Pythons.FirstOrDefault(python => Run(python, "-c", "import torch") is not null);
        var output = python is null ? null : Run(python, Path.Combine(AppContext.BaseDirectory, "torch_rows.py"), Path.Combine(AppContext.BaseDirectory, "digits.csv"));
        if (output is null)
        {
            Console.Error.WriteLine(python is null ? "No rows for PyTorch: python3 or its module torch is missing." : "No rows for PyTorch: torch_rows.py failed.");
            return [];
        }

        var rows = new Dictionary<string, double>();
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split('\t') is [var name, var time] && double.TryParse(time, CultureInfo.InvariantCulture, out var nanoseconds))
            {
                rows[name] = nanoseconds;
            }
        }

        return rows;
    }

    // What it prints, or null where it is missing or fails.
    private static string? Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            errors.Wait();
            return process.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
