using System.Security.Cryptography;

namespace Notebooks;

/// <summary>Replaces files so that a reader, or whoever comes after a crash, finds the old content or the new, never a part.</summary>
/// <remarks>
/// The new content is written beside the file, brought to the disk, and renamed over it. Permissions, owner and links stay;
/// a second hard link keeps the old content. Between the last look at the file and the renaming an editor has some
/// microseconds in which its change would be lost.
/// </remarks>
internal static class AtomicFile
{
    private const string Ending = ".saving";

    /// <summary>Replaces a file's content.</summary>
    /// <param name="path">The file, or a link to it.</param>
    /// <param name="content">The new content.</param>
    /// <param name="expected">What the file must still hold, or null if that doesn't matter.</param>
    /// <exception cref="NotebookFileException">It could not be done. The file is as it was.</exception>
    public static void Replace(string path, byte[] content, byte[]? expected = null)
    {
        try
        {
            var target = Target(path);
            RemoveLitter(target);
            CheckWritable(target);
            Write(target, content, expected);
        }
        // The runtime calls a file that may not grow any further an argument out of range.
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            throw new NotebookFileException($"not saved, the file is as it was: {e.Message}", e);
        }
    }

    /// <summary>What is thrown when somebody else has changed a file.</summary>
    public static NotebookFileException ChangedMeanwhile() =>
        new("not saved: the file was changed by another program while it ran, and is as that program left it; run it again");

    /// <summary>
    /// Removes what a process that was killed while it saved this file left beside it. What a living process is writing is
    /// locked, and stays.
    /// </summary>
    public static void RemoveLitter(string path)
    {
        try
        {
            var target = Target(path);
            var start = Start(target);
            foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(target)!, $"*{Ending}", new EnumerationOptions { AttributesToSkip = 0 }))
            {
                var name = Path.GetFileName(file.AsSpan());
                if (name.StartsWith(start) && name.Length == start.Length + 8 + Ending.Length)
                    RemoveIfStale(file);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It does no harm where it is.
        }
    }

    private static void Write(string target, byte[] content, byte[]? expected)
    {
        // A name that nobody else writes to: two who save one file at a time don't meet before the renaming.
        var arrival = Path.Combine(Path.GetDirectoryName(target)!, $"{Start(target)}{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}{Ending}");
        var arrived = false;
        try
        {
            using (var stream = new FileStream(arrival, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                arrived = true;
                stream.Write(content);
                if (!OperatingSystem.IsWindows() && File.Exists(target))
                {
                    FileOwner.Copy(target, arrival);
                    File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(target));
                }
                stream.Flush(flushToDisk: true);
            }
            if (expected is not null && !File.ReadAllBytes(target).AsSpan().SequenceEqual(expected))
                throw ChangedMeanwhile();
            File.Move(arrival, target, overwrite: true);
        }
        catch when (arrived)
        {
            File.Delete(arrival);
            throw;
        }
    }

    // Renaming over a file that may not be written would succeed wherever its folder may be; and an administrator may
    // write any file, but doesn't mean to where its owner has forbidden it.
    private static void CheckWritable(string target)
    {
        if (!File.Exists(target))
            return;
        const UnixFileMode Write = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        if (OperatingSystem.IsWindows() ? File.GetAttributes(target).HasFlag(FileAttributes.ReadOnly) : (File.GetUnixFileMode(target) & Write) == 0)
            throw new NotebookFileException("not saved: the file is read-only, and is as it was");
        using var probe = File.Open(target, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
    }

    private static void RemoveIfStale(string file)
    {
        try
        {
            using var stale = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Somebody is writing it.
        }
    }

    private static string Target(string path) => File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;

    // A name may be as long as the file system allows.
    private static string Start(string target) => Path.GetFileName(target) is var name && name.Length <= 60 ? $".{name}." : $".{name[..60]}.";
}
