using System.Runtime.Versioning;
using System.Text;

namespace Autograd.Tests.Core;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_file_is_written_and_written_again()
    {
        Write("file", "a long first text");
        Write("file", "the second");

        File.ReadAllText(folder["file"]).ShouldBe("the second");
        folder.Names.ShouldBe(["file"]);
    }

    [Fact]
    public void The_old_file_stands_until_the_new_one_is_complete()
    {
        Write("file", "old");

        AtomicFile.Write(folder["file"], stream =>
        {
            stream.Write("new"u8);
            stream.Flush();
            File.ReadAllText(folder["file"]).ShouldBe("old");
        });

        File.ReadAllText(folder["file"]).ShouldBe("new");
    }

    [Fact]
    public void A_writer_that_fails_halfway_leaves_the_old_file_and_no_other()
    {
        Write("file", "old");

        Should.Throw<InvalidTimeZoneException>(() => AtomicFile.Write(folder["file"], Fail));

        File.ReadAllText(folder["file"]).ShouldBe("old");
        folder.Names.ShouldBe(["file"]);
    }

    [Fact]
    public void A_writer_that_fails_leaves_no_file_where_there_was_none()
    {
        Should.Throw<InvalidTimeZoneException>(() => AtomicFile.Write(folder["file"], Fail));

        folder.Names.ShouldBeEmpty();
    }

    [Fact]
    public void Missing_folders_are_made()
    {
        Write(Path.Combine("some", "where", "file"), "text");

        File.ReadAllText(Path.Combine(folder["some"], "where", "file")).ShouldBe("text");
        folder.Names.ShouldBe(["some"]);
    }

    [Fact]
    public void A_file_in_the_place_of_a_folder_is_an_error_and_stays()
    {
        Write("file", "old");

        var error = Should.Throw<IOException>(() => Write(Path.Combine("file", "some", "where"), "text"));

        error.Message.ShouldBe($"'{folder[Path.Combine("file", "some", "where")]}' cannot be written: '{folder["file"]}' is a file, where a folder is needed.");
        File.ReadAllText(folder["file"]).ShouldBe("old");
    }

    [Fact]
    public void The_full_path_is_returned()
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, folder["file"]);

        AtomicFile.Save(relative, "text").ShouldBe(folder["file"]);
    }

    [Fact]
    public void A_folder_is_not_replaced()
    {
        Directory.CreateDirectory(folder["taken"]);

        Should.Throw<UnauthorizedAccessException>(() => Write("taken", "text")).Message.ShouldBe($"'{folder["taken"]}' is a folder: name a file.");

        folder.Names.ShouldBe(["taken"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public void An_empty_path_is_refused(string path) =>
        Should.Throw<ArgumentException>(() => AtomicFile.Write(path, _ => { })).ParamName.ShouldBe("path");

    [Fact]
    public void What_a_link_points_to_is_written_and_the_link_stays()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need a privilege there.");
        Write("file", "old");
        File.CreateSymbolicLink(folder["link"], folder["file"]);

        Write("link", "new");

        File.ReadAllText(folder["file"]).ShouldBe("new");
        new FileInfo(folder["link"]).LinkTarget.ShouldBe(folder["file"]);
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite)] // less than a new file has
    [InlineData(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)] // more
    [UnsupportedOSPlatform("windows")]
    public void The_permissions_of_the_old_file_are_kept(UnixFileMode permissions)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Files have no such permissions there.");
        Write("file", "old");
        File.SetUnixFileMode(folder["file"], permissions);

        Write("file", "new");

        File.GetUnixFileMode(folder["file"]).ShouldBe(permissions);
    }

    private static void Fail(Stream stream)
    {
        stream.Write(new byte[10_000]);
        throw new InvalidTimeZoneException("halfway");
    }

    private void Write(string name, string text) => AtomicFile.Write(folder[name], stream => stream.Write(Encoding.UTF8.GetBytes(text)));
}
