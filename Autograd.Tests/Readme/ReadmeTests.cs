using System.Text.RegularExpressions;

namespace Autograd.Tests.Readme;

/// <summary>What the README shows is what the code does.</summary>
public sealed partial class ReadmeTests
{
    internal static readonly string Readme = Resource("README.md");

    /// <summary>The page that the README links to.</summary>
    internal static string Sample => File.ReadAllText(Path.Combine(Repository.Root, "examples", "staged.html")).ReplaceLineEndings("\n");

    [Fact]
    public void The_table_of_rules_is_what_the_rules_say() =>
        Readme.ShouldContain(RulesTable.Markdown(), Case.Sensitive, $"The README should hold this table:\n{RulesTable.Markdown()}");

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
        foreach (Match link in Link().Matches(Readme))
        {
            var target = Path.Combine(Repository.Root, link.Groups["name"].Value);
            (File.Exists(target) || Directory.Exists(target)).ShouldBeTrue($"README links to {link.Groups["name"].Value}.");
        }
    }

    [GeneratedRegex(@"\]\((?!http)(?<name>[^)]+)\)|src(?:set)?=""(?<name>[^""]+)""")]
    private static partial Regex Link();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();

    private static string WithoutIndentation(string code) =>
        string.Join('\n', code.Split('\n').Select(line => line.Trim())).Trim();

    private static string Resource(string name)
    {
        using var stream = typeof(ReadmeTests).Assembly.GetManifestResourceStream(name).ShouldNotBeNull();
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
