namespace Notebooks;

/// <summary>Replaces files so that a reader, or whoever comes after a crash, finds the old content or the new, never a part.</summary>
internal static class AtomicFile
{
    /// <summary>Writes beside the file, then renames over it; keeps its permissions and follows a link to its target.</summary>
    /// <exception cref="NotebookFileException">It could not be written. The file is as it was.</exception>
    public static void Replace(string path, byte[] content)
    {
        try
        {
            var target = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path : path;
            // Renaming over a file that may not be written would succeed wherever its folder may be.
            if (File.Exists(target) && File.GetAttributes(target).HasFlag(FileAttributes.ReadOnly))
                throw new NotebookFileException("not saved: the file is read-only");
            Write(target, content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotebookFileException($"not saved, the file is as it was: {e.Message}", e);
        }
    }

    private static void Write(string target, byte[] content)
    {
        // One fixed name: what a killed process leaves behind is overwritten by the next save, not joined by it. The lock
        // that FileShare.None takes keeps two saves of one file apart.
        var arrival = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.saving");
        var arrived = false;
        try
        {
            using (var stream = new FileStream(arrival, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                arrived = true;
                stream.Write(content);
                stream.Flush(flushToDisk: true);
                if (!OperatingSystem.IsWindows() && File.Exists(target))
                    File.SetUnixFileMode(stream.SafeFileHandle, File.GetUnixFileMode(target));
            }
            File.Move(arrival, target, overwrite: true);
        }
        catch when (arrived)
        {
            File.Delete(arrival);
            throw;
        }
    }
}
