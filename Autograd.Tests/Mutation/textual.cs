#!/usr/bin/env dotnet
#:property PublishAot=false

// Textual mutants: one sign, bound, digit or statement of a file changed, built, and run against the tests of that part, in a copy of
// the tree. Prints what no test notices.  dotnet run Autograd.Tests/Mutation/textual.cs -- [mutants per file] [part of a path]

using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

Part[] parts =
[
    new("Autograd.Core", ["Sweep.cs", "TopologicalOrder.cs"],
        ["-class", "*.BackwardTests", "-class", "*.DepthAndWidthTests", "-class", "*.DerivativeTests", "-class", "*.ChangedLeafTests",
            "-class", "*.ThreadTests", "-class", "*.StructureConventionsTests", "-class", "*.NaryTests", "-class", "*.MemoryTests",
            "-class", "*.MisuseTests", "-class", "Autograd.Tests.Course.*"]),
    new("Autograd.Core", ["Tapes/Passes"], ["-namespace", "Autograd.Tests.Tapes*"]),
    new("Autograd.Nn", ["Optimizers"], ["-namespace", "Autograd.Tests.Nn*"]),
];
(string Pattern, string Replacement)[] slips =
[
    (@" \+ ", " - "), (@" - ", " + "), (@" \* ", " / "), (@" / ", " * "), (@" \+= ", " -= "), (@" -= ", " += "), (@"\+\+", "--"), ("--", "++"),
    (" < ", " <= "), (" <= ", " < "), (" > ", " >= "), (" >= ", " > "), (" == ", " != "), (" != ", " == "), (" && ", " || "), (@" \|\| ", " && "),
    (@"(?<![\w.])0(?![\w.])", "1"), (@"(?<![\w.])1(?![\w.])", "0"), ("\\btrue\\b", "false"), ("\\bfalse\\b", "true"),
    (@"^(\s*)(?!return|var|const|using|double|int|bool|break|throw)[\w.<>\[\]]+(\(.*\)| [-+*/]?= .*|\+\+|--);$", "$1;"),
];

var perFile = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10;
var copy = Directory.CreateTempSubdirectory("mutants-").FullName;
try
{
    foreach (var file in Output("git", "ls-files").Split('\n', StringSplitOptions.RemoveEmptyEntries))
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(copy, file))!);
        File.Copy(file, Path.Combine(copy, file));
    }

    if (Run("dotnet", TimeSpan.FromMinutes(10), "build", "Autograd.Tests", "-c", "Release", "-v", "q") is null)
    {
        throw new InvalidOperationException("The tree does not build as it is committed and changed here; build Autograd.sln and see why.");
    }

    foreach (var part in parts)
    {
        foreach (var file in part.Files(copy).Where(file => args.Length < 2 || file.Contains(args[1], StringComparison.Ordinal)))
        {
            Try(part, file);
        }
    }
}
finally
{
    Directory.Delete(copy, recursive: true);
}

void Try(Part part, string file)
{
    var sound = File.ReadAllLines(file);
    var mutants = Mutants(sound).ToArray();
    int caught = 0, survived = 0;

    // Evenly over the file; what does not compile is no mutant.
    for (var i = 0; i < Math.Min(perFile, mutants.Length); i++)
    {
        var (line, text) = mutants[i * mutants.Length / Math.Min(perFile, mutants.Length)];
        File.WriteAllLines(file, [.. sound[..line], text, .. sound[(line + 1)..]]);
        var binary = $"{part.Project}/bin/Release/net10.0/{part.Project}.dll";
        if (Run("dotnet", TimeSpan.FromMinutes(2), "build", part.Project, "-c", "Release", "-v", "q", "--no-restore") is not null)
        {
            File.Copy(Path.Combine(copy, binary), Path.Combine(copy, "Autograd.Tests/bin/Release/net10.0", $"{part.Project}.dll"), overwrite: true);
            if (Run("Autograd.Tests/bin/Release/net10.0/Autograd.Tests", TimeSpan.FromMinutes(2), ["-stopOnFail", .. part.Tests]) is { } output)
            {
                if (output.Contains("Total: 0", StringComparison.Ordinal))
                {
                    throw new InvalidOperationException($"No test has the names given for {part.Project}: {string.Join(' ', part.Tests)}.");
                }

                survived++;
                Console.WriteLine($"{Path.GetFileName(file)}({line + 1}): {sound[line].Trim()}   ->   {text.Trim()}");
            }
            else
            {
                caught++;
            }
        }
    }

    File.WriteAllLines(file, sound);
    Console.WriteLine($"{Path.GetFileName(file)}: {mutants.Length} mutants, {caught} caught, {survived} survived");
}

IEnumerable<(int Line, string Text)> Mutants(string[] lines)
{
    for (var line = 0; line < lines.Length; line++)
    {
        if (lines[line].TrimStart() is { Length: > 1 } text && !text.StartsWith("//", StringComparison.Ordinal))
        {
            foreach (var (pattern, replacement) in slips)
            {
                foreach (Match match in Regex.Matches(lines[line], pattern))
                {
                    yield return (line, lines[line][..match.Index] + match.Result(replacement) + lines[line][(match.Index + match.Length)..]);
                }
            }
        }
    }
}

// What it printed, or null where it failed or did not end.
string? Run(string program, TimeSpan limit, params string[] arguments)
{
    var path = File.Exists(Path.Combine(copy, program)) ? Path.Combine(copy, program) : program;
    using var process = Process.Start(new ProcessStartInfo(path, arguments)
    {
        WorkingDirectory = copy,
        RedirectStandardOutput = true,
    })!;
    var output = process.StandardOutput.ReadToEndAsync();
    if (!process.WaitForExit(limit))
    {
        process.Kill(entireProcessTree: true);
        return null;
    }

    return process.ExitCode == 0 ? output.Result : null;
}

static string Output(string program, params string[] arguments)
{
    using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
    return process.StandardOutput.ReadToEnd();
}

/// <summary>Files of a project, and the tests that guard them.</summary>
internal sealed record Part(string Project, string[] Paths, string[] Tests)
{
    public IEnumerable<string> Files(string copy) => Paths.Select(path => Path.Combine(copy, Project, path)).SelectMany(
        path => File.Exists(path) ? (IEnumerable<string>)[path] : Directory.GetFiles(path, "*.cs").Order(StringComparer.Ordinal));
}
