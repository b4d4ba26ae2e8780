using System.Text.RegularExpressions;

namespace Autograd.Tests.Readme;

/// <summary>What the README shows is what the code does.</summary>
public sealed partial class ReadmeTests
{
    internal static readonly string Readme = Text("README.md");

    /// <summary>The page that the README links to.</summary>
    internal static string Sample => Text("examples/staged.html");

    [Fact]
    public void The_table_of_rules_is_what_the_rules_say() =>
        Readme.ShouldContain(RulesTable.Markdown(), Case.Sensitive, $"The README should hold this table:\n{RulesTable.Markdown()}");

    [Theory]
    [InlineData("README.md")]
    [InlineData("package/README.md")]
    public void Every_block_of_code_is_compiled_and_asserted(string file)
    {
        var examples = WithoutIndentation(Text("Autograd.Tests/Readme/ReadmeExamples.cs"));
        var blocks = CSharpBlock().Matches(Text(file));

        blocks.Count.ShouldBeGreaterThan(0);
        foreach (Match block in blocks)
        {
            examples.ShouldContain(WithoutIndentation(block.Groups[1].Value), Case.Sensitive, "ReadmeExamples.cs should run this block.");
        }
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("CONTRIBUTING.md")]
    public void Every_file_that_it_links_to_is_there(string file)
    {
        foreach (Match link in Link().Matches(Text(file)))
        {
            var target = Path.Combine(Repository.Root, link.Groups["name"].Value);
            (File.Exists(target) || Directory.Exists(target)).ShouldBeTrue($"{file} links to {link.Groups["name"].Value}.");
        }
    }

    [Fact]
    public void A_gallery_of_packages_has_no_files_to_link_to_nor_markup_so_their_README_has_neither()
    {
        var text = Text("package/README.md");
        Link().Matches(text).ShouldBeEmpty();
        text.ShouldNotContain("```mermaid");
        text.ShouldNotMatch("(?m)^ *<");
    }

    [GeneratedRegex(@"\]\((?!http)(?<name>[^)]+)\)|src(?:set)?=""(?<name>[^""]+)""")]
    private static partial Regex Link();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();

    private static string WithoutIndentation(string code) =>
        string.Join('\n', code.Split('\n').Select(line => line.Trim())).Trim();

    private static string Text(string file) => File.ReadAllText(Path.Combine(Repository.Root, file)).ReplaceLineEndings("\n");
}
