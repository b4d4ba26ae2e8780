using System.Globalization;
using System.Text.RegularExpressions;
using Autograd.Tests.Core;

namespace Autograd.Tests.Readme;

/// <summary>What the README alone shows is what the code does; <see cref="PageTests"/> looks at what all pages have.</summary>
public sealed partial class ReadmeTests
{
    internal static string Readme => Page.Readme.Text;

    /// <summary>The page that the README links to.</summary>
    internal static string Sample => Repository.Text("examples/staged.html");

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
    public void The_limits_say_by_how_much_the_table_of_speed_has_the_tape_ahead_of_PyTorch()
    {
        var rows = TrainingRow().Matches(Readme);
        rows.Count.ShouldBe(2);
        foreach (Match row in rows)
        {
            Readme.ShouldContain($"more than {Math.Floor(Number(row, "torch") / Number(row, "tape"))} times");
            Readme.ShouldContain($"in batches of {row.Groups["batch"].Value}");
        }
    }

    [Fact]
    public void A_gallery_of_packages_has_no_files_to_link_to_nor_markup_so_their_README_has_neither()
    {
        var page = new Page("package/README.md");
        page.Links.ShouldBeEmpty();
        page.Text.ShouldNotContain("```mermaid");
        page.Text.ShouldNotMatch("(?m)^ *<");
    }

    [GeneratedRegex(@"^\| (?<name>\w+) \| (?<bound>[\d.]+) \| (?<worst>\d+\.\d\d) \|( \d+\.\d\d)? +\|$", RegexOptions.Multiline)]
    private static partial Regex ErrorRow();

    [GeneratedRegex(@"^\| digits epoch: .*batches of (?<batch>\d+) \|.*\*\*(?<tape>[\d.]+)\*\* on lanes.* \| (?<torch>\d+) \|$", RegexOptions.Multiline)]
    private static partial Regex TrainingRow();

    private static double Number(Match row, string group) => double.Parse(row.Groups[group].Value, CultureInfo.InvariantCulture);
}
