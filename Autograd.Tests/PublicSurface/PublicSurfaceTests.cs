using System.Reflection;
using Autograd.Nn;

namespace Autograd.Tests.PublicSurface;

/// <summary>What the libraries offer is written down beside this file, so that whoever changes it sees the change, and others can review it.</summary>
public class PublicSurfaceTests
{
    private const string Accepting = "AUTOGRAD_ACCEPT_SURFACE";

    [Fact]
    public void What_Core_offers_is_as_it_was_reviewed() => Compare(typeof(Value).Assembly);

    [Fact]
    public void What_Nn_offers_is_as_it_was_reviewed() => Compare(typeof(Mlp).Assembly);

    [Fact]
    public void A_difference_is_shown_line_by_line() =>
        Differences("class A\n    int B\n    int C\n", "class A\n    int B\n    int D\n\nclass E : A\n    int B\n")
            .ShouldBe(["- class A: int C", "+ class A: int D", "+ class E : A", "+ class E: int B"]);

    private static void Compare(Assembly library)
    {
        var name = library.GetName().Name!;
        var file = Path.Combine(Repository.Root, "Autograd.Tests", "PublicSurface", $"{name}.txt");
        var offered = Surface.Of(library);
        if (Environment.GetEnvironmentVariable(Accepting) == "1")
        {
            File.WriteAllText(file, offered);
        }

        var reviewed = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        var changes = string.Join('\n', Differences(reviewed, offered));
        (reviewed == offered).ShouldBeTrue(
            $"The public surface of {name} is not that of Autograd.Tests/PublicSurface/{name}.txt:\n{changes}\n"
            + $"If that is meant, '{Accepting}=1 dotnet test --filter PublicSurfaceTests' writes the file; look at its diff, and commit it.");
    }

    private static string[] Differences(string reviewed, string offered)
    {
        var before = Lines(reviewed);
        var after = Lines(offered);
        return [.. before.Except(after).Select(line => $"- {line}"), .. after.Except(before).Select(line => $"+ {line}")];
    }

    /// <summary>Each line with the type that it belongs to.</summary>
    private static List<string> Lines(string surface)
    {
        List<string> lines = [];
        var type = "";
        foreach (var line in surface.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var isMember = line.StartsWith(' ');
            type = isMember ? type : line.Split(" : ")[0];
            lines.Add(isMember ? $"{type}: {line.Trim()}" : line);
        }

        return lines;
    }
}
