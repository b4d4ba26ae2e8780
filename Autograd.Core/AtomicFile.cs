using System.Text;

namespace Autograd.Core;

/// <summary>Writes a file whole or not at all: whoever reads it meets the old content or the new, also after a crash.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a text as UTF-8; folders are made as needed.</summary>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="UnauthorizedAccessException">The path is a folder, or writing there is not allowed.</exception>
    /// <exception cref="IOException">The disk is full, say, or a folder cannot be made.</exception>
    public static string Save(string path, string text) => Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>
    /// Lets an action write into a temporary file in the same folder, and puts that in the file's place once it is on the disk. If
    /// anything fails, the file is as it was and the temporary one is gone. Folders are made as needed, and stay.
    /// </summary>
    /// <param name="path">The file, new or not. A link stays one, and the permissions of an old file are kept.</param>
    /// <param name="write">Writes the content; its exceptions pass through.</param>
    /// <returns>The full path of the file.</returns>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    /// <exception cref="UnauthorizedAccessException">The path is a folder, or writing there is not allowed.</exception>
    /// <exception cref="IOException">The disk is full, say, or a folder cannot be made.</exception>
    public static string Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        RequireNoFolder(path);
        var link = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true) : null;
        var target = link?.FullName ?? Path.GetFullPath(path);
        MakeFolder(path, Path.GetDirectoryName(target) ?? target);
        var temporary = $"{target}.{Path.GetRandomFileName()}.tmp";
        var stream = new FileStream(temporary, OptionsFor(target));
        try
        {
            using (stream)
            {
                KeepMode(target, stream);
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
            return Path.GetFullPath(path);
        }
        catch
        {
            Discard(temporary);
            throw;
        }
    }

    /// <summary>Refuses a path that is a folder, or a link to one, in words that say so.</summary>
    /// <exception cref="UnauthorizedAccessException">It is.</exception>
    public static void RequireNoFolder(string path)
    {
        if (Directory.Exists(path))
        {
            throw new UnauthorizedAccessException($"'{path}' is a folder: name a file.");
        }
    }

    private static void MakeFolder(string path, string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (IOException failure) when (FileAmong(folder) is { } file)
        {
            throw new IOException($"'{path}' cannot be written: '{file}' is a file, where a folder is needed.", failure);
        }
    }

    private static string? FileAmong(string? folder)
    {
        while (folder is not null && !File.Exists(folder))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder;
    }

    private static FileStreamOptions OptionsFor(string target)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows() && File.Exists(target))
        {
            options.UnixCreateMode = File.GetUnixFileMode(target);
        }

        return options;
    }

    // Creation takes away what the process's umask does, such as a group's right to write.
    private static void KeepMode(string target, FileStream stream)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(target))
        {
            File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(target));
        }
    }

    private static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The exception on its way says what went wrong first.
        }
    }
}
