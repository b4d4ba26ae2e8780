namespace Autograd.Tests.Readme;

/// <summary>What the pages of documentation show is what the code does.</summary>
public sealed class PageTests
{
    public static TheoryData<string> Pages => [.. Page.Paths];

    /// <summary>The file of a path in the repository.</summary>
    internal static string InRepository(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Autograd.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.ShouldNotBeNull("The tests run from inside the repository.").FullName, path);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void All_code_is_compiled_and_asserted(string path)
    {
        var page = new Page(path);

        page.Code.ShouldNotBeEmpty();
        foreach (var code in page.Code)
        {
            page.Examples.ShouldContain(code, Case.Sensitive, $"{page.ExamplesFile} should run this code.");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_file_and_heading_that_it_links_to_is_there(string path)
    {
        foreach (var (file, heading) in new Page(path).Links)
        {
            var target = InRepository(file);
            (File.Exists(target) || Directory.Exists(target)).ShouldBeTrue($"{path} links to {file}.");
            if (heading.Length > 0)
            {
                new Page(file).Headings.ShouldContain(heading, $"{path} links to a heading of {file}.");
            }
        }
    }

    [Fact]
    public void Every_page_of_the_folder_is_looked_at() =>
        Page.Paths.ShouldBe(Directory.GetFiles(InRepository("docs"), "*.md").Select(file => $"docs/{Path.GetFileName(file)}").Append("README.md").Order(StringComparer.Ordinal));
}
