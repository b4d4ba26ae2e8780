using System.Diagnostics;

namespace Autograd.Tests;

/// <summary>Programs of other people that tests hand results to.</summary>
internal static class Tools
{
    private const string Required = "AUTOGRAD_REQUIRE_TOOLS";

    /// <summary>
    /// The full path of a program. Where it is not installed the test is skipped, or fails if the environment variable
    /// AUTOGRAD_REQUIRE_TOOLS is 1, lest a skipped test be taken for a passed one.
    /// </summary>
    /// <param name="names">What it may be called, the best first.</param>
    public static string Require(params string[] names)
    {
        var path = Find(names, Environment.GetEnvironmentVariable("PATH") ?? "");
        if (path is null)
        {
            var reason = $"Not installed, or not on the PATH: {string.Join(" or ", names)}.";
            Assert.SkipUnless(Environment.GetEnvironmentVariable(Required) == "1", reason);
            Assert.Fail($"{reason} {Required}=1 asks for it.");
        }

        return path;
    }

    public static string? Find(string[] names, string searched) => names
        .SelectMany(_ => searched.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries), (name, folder) => Path.Combine(folder, name))
        .SelectMany(path => OperatingSystem.IsWindows() ? new[] { $"{path}.exe", $"{path}.cmd" } : [path])
        .FirstOrDefault(File.Exists);

    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">Its path.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="arguments">Each as it is, without quotes.</param>
    public static async Task<(int ExitCode, string Output, string Errors)> Run(string program, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"'{program}' did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
