namespace Autograd.Tests.Readme;

/// <summary>What the README alone shows is what the code does; <see cref="PageTests"/> looks at what all pages have.</summary>
public sealed class ReadmeTests
{
    internal static string Readme => Page.Readme.Text;

    /// <summary>The page that the README links to.</summary>
    internal static string Sample => Repository.Text("examples/staged.html");

    [Fact]
    public void The_table_of_rules_is_what_the_rules_say() =>
        Readme.ShouldContain(RulesTable.Markdown(), Case.Sensitive, $"The README should hold this table:\n{RulesTable.Markdown()}");

    [Fact]
    public void A_gallery_of_packages_has_no_files_to_link_to_nor_markup_so_their_README_has_neither()
    {
        var page = new Page("package/README.md");
        page.Links.ShouldBeEmpty();
        page.Text.ShouldNotContain("```mermaid");
        page.Text.ShouldNotMatch("(?m)^ *<");
    }
}
