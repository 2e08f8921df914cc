using CSharpKernel;

namespace Notebooks;

/// <summary>The folder of executed copies, which mirrors the tree of the notebooks.</summary>
/// <param name="root">The repository's root.</param>
/// <param name="output">A folder that the user named instead of <c>.executed/</c>, or null.</param>
internal sealed class ExecutedCopies(string root, string? output)
{
    private const string FolderName = ".executed";

    /// <summary>Where the copies of the repository's notebooks are.</summary>
    public string Folder { get; } = output ?? Path.Combine(root, FolderName);

    /// <summary>
    /// Writes a notebook's executed copy; that of a notebook outside the repository goes beside it. What goes to a folder elsewhere
    /// references the packaged libraries, so that it runs where it is.
    /// </summary>
    /// <returns>Its path.</returns>
    /// <exception cref="NotebookFileException">It can't be written.</exception>
    public string Write(NotebookSource source, NotebookFile executed)
    {
        var relative = Path.GetRelativePath(root, source.Path);
        var isInside = IsBelow(root, source.Path);
        var folder = isInside || output is not null ? Folder : Path.Combine(executed.Folder, FolderName);
        var copy = Path.Combine(folder, isInside ? relative : Path.GetFileName(source.Path));
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            // Ignored wherever it is, whatever the repository around it ignores.
            if (output is null && !File.Exists(Path.Combine(folder, ".gitignore")))
                File.WriteAllText(Path.Combine(folder, ".gitignore"), "*\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NotebookFileException($"the executed copy can't be written to {copy}: {e.Message}", e);
        }
        if (output is not null || !IsBelow(root, copy))
            new CopiedReferences(PackagedLibraries.OfThisProgram).Rewrite(executed, Path.GetDirectoryName(copy)!);
        AtomicFile.Replace(copy, executed.ToBytes());
        return copy;
    }

    private static bool IsBelow(string folder, string path)
    {
        var relative = Path.GetRelativePath(folder, path);
        return relative != ".." && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !Path.IsPathRooted(relative);
    }
}
