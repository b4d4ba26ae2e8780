using System.Globalization;
using System.Text.RegularExpressions;
using Autograd.Tests.Core;

namespace Autograd.Tests.Readme;

/// <summary>What the README shows is what the code does.</summary>
public sealed partial class ReadmeTests
{
    internal static readonly string Readme = Resource("README.md");

    /// <summary>The page that the README links to.</summary>
    internal static string Sample => File.ReadAllText(Path.Combine(RepositoryRoot(), "examples", "staged.html")).ReplaceLineEndings("\n");

    [Fact]
    public void The_table_of_rules_is_what_the_rules_say() =>
        Readme.ShouldContain(RulesTable.Markdown(), Case.Sensitive, $"The README should hold this table:\n{RulesTable.Markdown()}");

    [Fact]
    public void The_table_of_errors_has_the_stated_bounds_and_nothing_above_them()
    {
        var rows = ErrorRow().Matches(Readme);
        rows.Select(row => (row.Groups["name"].Value, Number(row, "bound"))).ShouldBe(KernelCase.All.Select(kernel => (kernel.Name, kernel.Bound)));
        rows.ShouldAllBe(row => Number(row, "worst") <= Number(row, "bound"));
    }

    [Fact]
    public void Every_block_of_code_is_compiled_and_asserted()
    {
        var examples = WithoutIndentation(Resource("ReadmeExamples.cs"));
        var blocks = CSharpBlock().Matches(Readme);

        blocks.Count.ShouldBeGreaterThan(0);
        foreach (Match block in blocks)
        {
            examples.ShouldContain(WithoutIndentation(block.Groups[1].Value), Case.Sensitive, "ReadmeExamples.cs should run this block.");
        }
    }

    [Fact]
    public void Every_file_that_it_links_to_is_there()
    {
        var root = RepositoryRoot();
        foreach (Match link in Link().Matches(Readme))
        {
            var target = Path.Combine(root, link.Groups["name"].Value);
            (File.Exists(target) || Directory.Exists(target)).ShouldBeTrue($"README links to {link.Groups["name"].Value}.");
        }
    }

    [GeneratedRegex(@"\]\((?!http)(?<name>[^)]+)\)|src(?:set)?=""(?<name>[^""]+)""")]
    private static partial Regex Link();

    [GeneratedRegex(@"^\| (?<name>\w+) \| (?<bound>[\d.]+) \| (?<worst>\d+\.\d\d) \|( \d+\.\d\d)? +\|$", RegexOptions.Multiline)]
    private static partial Regex ErrorRow();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();

    private static double Number(Match row, string group) => double.Parse(row.Groups[group].Value, CultureInfo.InvariantCulture);

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Autograd.sln")))
        {
            folder = folder.Parent;
        }

        return folder.ShouldNotBeNull("The tests run from inside the repository.").FullName;
    }

    private static string WithoutIndentation(string code) =>
        string.Join('\n', code.Split('\n').Select(line => line.Trim())).Trim();

    private static string Resource(string name)
    {
        using var stream = typeof(ReadmeTests).Assembly.GetManifestResourceStream(name).ShouldNotBeNull();
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
