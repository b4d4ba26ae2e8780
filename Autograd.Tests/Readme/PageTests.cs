namespace Autograd.Tests.Readme;

/// <summary>What the pages of documentation show is what the code does.</summary>
public sealed class PageTests
{
    public static TheoryData<string> Pages => [.. Page.Paths];

    public static TheoryData<string> Linking => [.. Page.Paths, "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"];

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
    [MemberData(nameof(Linking))]
    public void Every_file_and_heading_that_it_links_to_is_there(string path)
    {
        foreach (var (file, heading) in new Page(path).Links)
        {
            var target = Path.Combine(Repository.Root, file);
            (File.Exists(target) || Directory.Exists(target)).ShouldBeTrue($"{path} links to {file}.");
            if (heading.Length > 0)
            {
                new Page(file).Headings.ShouldContain(heading, $"{path} links to a heading of {file}.");
            }
        }
    }
}
