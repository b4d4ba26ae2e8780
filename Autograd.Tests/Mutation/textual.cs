#!/usr/bin/env dotnet
#:property PublishAot=false

// Textual mutants: one sign, bound, digit or statement of a file changed, compiled, and run against the tests of that part, in a copy of
// the tree. Prints what no test notices, but for what equivalent.txt explains, and fails where there is any.
// dotnet run Autograd.Tests/Mutation/textual.cs -- [part of a path] [mutants per file]

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

const string Listed = "Autograd.Tests/Mutation/equivalent.txt";
Part[] parts =
[
    new("Autograd.Core", ["Sweep.cs", "TopologicalOrder.cs"],
        ["-class", "*.BackwardTests", "-class", "*.DepthAndWidthTests", "-class", "*.DerivativeTests", "-class", "*.ChangedLeafTests",
            "-class", "*.ThreadTests", "-class", "*.StructureConventionsTests", "-class", "*.NaryTests", "-class", "*.MemoryTests",
            "-class", "*.MisuseTests", "-class", "Autograd.Tests.Course.*"]),
    new("Autograd.Core", ["Tapes/Passes"], ["-class", "Autograd.Tests.Tapes.*"]),
    // The surface has the values of optional parameters, which the other tests were compiled with.
    new("Autograd.Nn", ["Optimizers"], ["-class", "Autograd.Tests.Nn.*", "-class", "*.PublicSurfaceTests"]),
];
(string Pattern, string Replacement)[] slips =
[
    (@" \+ ", " - "), (@" - ", " + "), (@" \* ", " / "), (@" / ", " * "), (@" \+= ", " -= "), (@" -= ", " += "), (@"\+\+", "--"), ("--", "++"),
    (" < ", " <= "), (" <= ", " < "), (" > ", " >= "), (" >= ", " > "), (" == ", " != "), (" != ", " == "), (" && ", " || "), (@" \|\| ", " && "),
    (@"(?<![\w.])0(?![\w.])", "1"), (@"(?<![\w.])1(?![\w.])", "0"), ("\\btrue\\b", "false"), ("\\bfalse\\b", "true"),
    (@"^(\s*)(?!return|var|const|using|double|int|bool|break|throw)[\w.<>\[\]]+(\(.*\)| [-+*/]?= .*|\+\+|--);$", "$1;"),
];

var under = args.ElementAtOrDefault(0) ?? "";
var perFile = int.MaxValue;
if (args.Length > 2 || (args.Length == 2 && !(int.TryParse(args[1], CultureInfo.InvariantCulture, out perFile) && perFile > 0)))
{
    Console.Error.WriteLine("usage: dotnet run Autograd.Tests/Mutation/textual.cs -- [part of a path] [mutants per file, 1 or more]");
    return 2;
}

var equivalent = File.ReadAllText(Listed).Split("\n\n").Select(entry => entry.Split('\n')).Where(lines => lines.Length >= 4)
    .Select(lines => (File: lines[0], Sound: lines[1].Trim(), Spoilt: lines[2].Trim())).ToHashSet();
int caught = 0, endless = 0, explained = 0, survived = 0, stale = 0;
var copy = Directory.CreateTempSubdirectory("mutants-").FullName;
try
{
    foreach (var file in Output("git", "ls-files").Split('\n', StringSplitOptions.RemoveEmptyEntries))
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(copy, file))!);
        File.Copy(file, Path.Combine(copy, file));
    }

    if (Run(copy, TimeSpan.FromMinutes(10), "dotnet", "build", "Autograd.Tests", "-c", "Release", "-v", "q") is null)
    {
        throw new InvalidOperationException("The tree does not build as it is committed and changed here; build Autograd.sln and see why.");
    }

    foreach (var part in parts)
    {
        var files = part.Files(copy).Where(file => file.Contains(under, StringComparison.Ordinal)).ToArray();
        if (files.Length > 0)
        {
            var compile = Compiler(part.Project);
            var clock = Stopwatch.StartNew();
            if (!compile() || Tested(part, TimeSpan.FromMinutes(10))?.Contains("Total: 0", StringComparison.Ordinal) != false)
            {
                throw new InvalidOperationException($"Where nothing is spoilt, tests must be found and pass: {string.Join(' ', part.Tests)}.");
            }

            var limit = (3 * clock.Elapsed) + TimeSpan.FromSeconds(20);
            foreach (var file in files)
            {
                Try(part, file, compile, limit);
            }

            compile(); // the next part is tested with this one sound
            Install(part);
        }
    }
}
finally
{
    Directory.Delete(copy, recursive: true);
}

if (caught + endless + explained + survived == 0)
{
    Console.Error.WriteLine($"No file of those parts has '{under}' in its path.");
    return 2;
}

Console.WriteLine($"{caught} caught, {endless} did not end, {explained} explained in {Listed}, {survived} survived");
return survived + stale == 0 ? 0 : 1;

void Try(Part part, string file, Func<bool> compile, TimeSpan limit)
{
    var sound = File.ReadAllLines(file);
    var mutants = Mutants(sound).ToArray();
    var count = Math.Min(perFile, mutants.Length);
    var name = Path.GetFileName(file);
    var notSeen = equivalent.Where(slip => slip.File == name).ToHashSet();

    // Evenly over the file; what does not compile is no mutant.
    for (var i = 0; i < count; i++)
    {
        var (line, text) = mutants[(int)((long)i * mutants.Length / count)];
        var slip = (name, sound[line].Trim(), text.Trim());
        if (equivalent.Contains(slip))
        {
            explained++;
            notSeen.Remove(slip);
            continue;
        }

        File.WriteAllLines(file, [.. sound[..line], text, .. sound[(line + 1)..]]);
        if (compile())
        {
            try
            {
                if (Tested(part, limit) is null)
                {
                    caught++;
                }
                else
                {
                    survived++;
                    Console.WriteLine($"{name}\n  {sound[line].Trim()}\n  {text.Trim()}\n(line {line + 1})\n");
                }
            }
            catch (TimeoutException)
            {
                endless++;
                Console.WriteLine($"Did not end: {name}({line + 1}) {text.Trim()}\n");
            }
        }
    }

    File.WriteAllLines(file, sound);
    foreach (var (_, line, text) in count == mutants.Length ? notSeen : [])
    {
        stale++;
        Console.WriteLine($"Listed in {Listed}, but no longer a slip: {name}\n  {line}\n  {text}\n");
    }
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

// The compiler with the arguments that a build would give it, which takes a fifth of the time of a build.
Func<bool> Compiler(string project)
{
    var folder = Path.Combine(copy, project);
    using var answer = JsonDocument.Parse(Output("dotnet", "msbuild", folder, "-p:Configuration=Release", "-t:Compile", "-p:NonExistentFile=x",
        "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-getProperty:RoslynTargetsPath", "-getItem:CscCommandLineArgs"));
    var compiler = Path.Combine(answer.RootElement.GetProperty("Properties").GetProperty("RoslynTargetsPath").GetString()!, "bincore", "csc.dll");
    var arguments = answer.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray()
        .Select(item => item.GetProperty("Identity").GetString()!).ToArray();
    return () => Run(folder, TimeSpan.FromMinutes(2), "dotnet", ["exec", compiler, "-shared", .. arguments]) is not null;
}

void Install(Part part) => File.Copy(Path.Combine(copy, part.Project, "obj/Release/net10.0", $"{part.Project}.dll"),
    Path.Combine(copy, "Autograd.Tests/bin/Release/net10.0", $"{part.Project}.dll"), overwrite: true);

// What the tests printed, or null where one failed.
string? Tested(Part part, TimeSpan limit)
{
    Install(part);
    return Run(copy, limit, Path.Combine(copy, "Autograd.Tests/bin/Release/net10.0/Autograd.Tests"), ["-stopOnFail", .. part.Tests]);
}

// What it printed, or null where it failed.
static string? Run(string folder, TimeSpan limit, string program, params string[] arguments)
{
    using var process = Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = folder,
        RedirectStandardOutput = true,
        Environment = { ["DOTNET_GCHeapHardLimit"] = "100000000" }, // 4 GB: a loop that no longer ends may collect things
    })!;
    var output = process.StandardOutput.ReadToEndAsync();
    if (!process.WaitForExit(limit))
    {
        process.Kill(entireProcessTree: true);
        throw new TimeoutException($"'{Path.GetFileName(program)}' in {folder} did not end within {limit}.");
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
