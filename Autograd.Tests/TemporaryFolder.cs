namespace Autograd.Tests;

/// <summary>A folder of its own for a test, which goes with it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("autograd-");

    public string this[string name] => Path.Combine(folder.FullName, name);

    public string[] Names => [.. folder.GetFileSystemInfos().Select(entry => entry.Name).Order()];

    public void Dispose() => folder.Delete(recursive: true);
}
