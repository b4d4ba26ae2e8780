using System.Text.RegularExpressions;

namespace Autograd.Tests.Readme;

/// <summary>A page of documentation, and the class that compiles, runs and asserts its code: <c>ComingFromExamples</c> for docs/coming-from.md.</summary>
internal sealed partial class Page
{
    private readonly string path;

    /// <summary>A page by its path in the repository.</summary>
    public Page(string path)
    {
        this.path = path;
        Text = Repository.Text(path);
    }

    /// <summary>The paths of all pages that have code.</summary>
    public static IEnumerable<string> Paths { get; } =
        ["README.md", "package/README.md", .. Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md").Select(file => $"docs/{Path.GetFileName(file)}").Order(StringComparer.Ordinal)];

    public static Page Readme { get; } = new("README.md");

    public string Text { get; }

    /// <summary>The file of the class that runs the page's code.</summary>
    public string ExamplesFile => string.Concat(
        Path.GetFileNameWithoutExtension(path).ToLowerInvariant().Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])) + "Examples.cs";

    /// <summary>The code of that class, without indentation.</summary>
    public string Examples => WithoutIndentation(Repository.Text($"Autograd.Tests/Readme/{ExamplesFile}"));

    /// <summary>The blocks of C#, without indentation, and the code in the last cells of tables whose last column is headed "here".</summary>
    public IEnumerable<string> Code => CSharpBlock().Matches(Text).Select(block => WithoutIndentation(block.Groups[1].Value)).Concat(Translations);

    /// <summary>The files and headings that it links to, from the root of the repository; the heading is empty where there is none.</summary>
    public IEnumerable<(string File, string Heading)> Links => Link().Matches(Text).Select(link =>
    {
        var parts = link.Groups["name"].Value.Split('#', 2);
        var file = parts[0].Length == 0 ? path : Path.Combine(Path.GetDirectoryName(path)!, parts[0]);
        return (Path.GetRelativePath(".", file).Replace(Path.DirectorySeparatorChar, '/'), parts.ElementAtOrDefault(1) ?? "");
    });

    /// <summary>What a link to each of its headings says: in lower case, without punctuation, with hyphens for spaces.</summary>
    public IEnumerable<string> Headings => Heading().Matches(Text)
        .Select(heading => Punctuation().Replace(heading.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    private IEnumerable<string> Translations => TableOfTranslations().Matches(Text)
        .SelectMany(table => table.Groups["row"].Captures)
        .SelectMany(row => CodeSpan().Matches(LastCell().Match(row.Value).Value))
        .Select(span => span.Groups[1].Value);

    private static string WithoutIndentation(string code) => string.Join('\n', code.Split('\n').Select(line => line.Trim())).Trim();

    [GeneratedRegex(@"\]\((?!http)(?<name>[^)]+)\)|src(?:set)?=""(?<name>[^""]+)""")]
    private static partial Regex Link();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();

    [GeneratedRegex(@"^\|.*\| here \|\n\|[-| ]+\|\n(?<row>\|.*\n)+", RegexOptions.Multiline)]
    private static partial Regex TableOfTranslations();

    [GeneratedRegex(@"[^|]*(?=\|\s*$)")]
    private static partial Regex LastCell();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex Punctuation();
}
