namespace Autograd.Tests.Readme;

/// <summary>What the README alone shows is what the code does; <see cref="PageTests"/> looks at what all pages have.</summary>
public sealed class ReadmeTests
{
    internal static string Readme => Page.Readme.Text;

    /// <summary>The page that the README links to.</summary>
    internal static string Sample => File.ReadAllText(PageTests.InRepository("examples/staged.html")).ReplaceLineEndings("\n");

    [Fact]
    public void The_table_of_rules_is_what_the_rules_say() =>
        Readme.ShouldContain(RulesTable.Markdown(), Case.Sensitive, $"The README should hold this table:\n{RulesTable.Markdown()}");
}
