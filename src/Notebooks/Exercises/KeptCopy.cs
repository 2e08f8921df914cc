namespace Notebooks;

/// <summary>Puts a made notebook in an exercise's place, and keeps what a learner had there.</summary>
internal static class KeptCopy
{
    /// <summary>Replaces the file; a learner's work is first copied beside it, under a name that nothing has.</summary>
    /// <param name="path">The exercise, which need not be there.</param>
    /// <param name="made">What it is to be.</param>
    /// <returns>Where the learner's work is now, or null if there was none.</returns>
    /// <exception cref="NotebookFileException">It could not be done. Nothing is lost.</exception>
    public static string? Replace(string path, byte[] made)
    {
        if (!File.Exists(path))
        {
            AtomicFile.Replace(path, made);
            return null;
        }
        if (new FileInfo(path) is { Length: 0, LinkTarget: null })
        {
            // There is nothing in it to keep.
            AtomicFile.Replace(path, made, []);
            return null;
        }
        var before = NotebookFile.ReadBytes(path);
        var kept = IsWork(path, before) ? Keep(path, before) : null;
        AtomicFile.Replace(path, made, before);
        return kept;
    }

    /// <summary>Whether the file holds something that somebody could miss.</summary>
    public static bool IsWork(string path, byte[] content)
    {
        try
        {
            return !FreshMark.IsUntouched(NotebookFile.Parse(path, content));
        }
        catch (NotebookFileException)
        {
            // Damaged, and perhaps all that there is.
            return true;
        }
    }

    private static string Keep(string path, byte[] content)
    {
        foreach (var kept in ExerciseFiles.KeptNamesOf(path))
        {
            try
            {
                using var file = new FileStream(kept, FileMode.CreateNew, FileAccess.Write, FileShare.None);
                file.Write(content);
                file.Flush(flushToDisk: true);
                return kept;
            }
            catch (IOException) when (File.Exists(kept))
            {
                // An earlier one, which stays.
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new NotebookFileException($"your version could not be kept as {Path.GetFileName(kept)}, so the file is as it was: {e.Message}", e);
            }
        }
        throw new NotebookFileException("there are 9999 kept versions beside it already; remove some");
    }
}
