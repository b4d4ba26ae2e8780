namespace Autograd.Tests;

/// <summary>The folder that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The text of a file in it.</summary>
    public static string Text(string path) => File.ReadAllText(Path.Combine(Root, path)).ReplaceLineEndings("\n");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Autograd.sln")))
        {
            folder = folder.Parent;
        }

        return folder.ShouldNotBeNull("The tests run from inside the repository.").FullName;
    }
}
