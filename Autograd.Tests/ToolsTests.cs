namespace Autograd.Tests;

public class ToolsTests
{
    [Fact]
    public void The_first_of_the_names_that_is_in_any_folder_is_found()
    {
        using var folder = new TemporaryFolder();
        var second = folder[OperatingSystem.IsWindows() ? "second.exe" : "second"];
        File.WriteAllText(second, "");
        var path = string.Join(Path.PathSeparator, folder["missing"], folder[""]);

        Tools.Find(["first", "second"], path).ShouldBe(second);
        Tools.Find(["first"], path).ShouldBeNull();
    }
}
