namespace Notebooks;

/// <summary>Which notebooks a command works on.</summary>
/// <param name="Notebooks">The notebooks, in the order of their paths.</param>
/// <param name="Problems">What was asked for but is not there, one line each.</param>
/// <param name="Root">The repository's root: the folder that has the folder <c>notebooks</c>, or where the search began.</param>
internal sealed record NotebookSearch(IReadOnlyList<NotebookSource> Notebooks, IReadOnlyList<string> Problems, string Root)
{
    /// <summary>Finds notebooks.</summary>
    /// <param name="paths">Files and folders; none means the folder <c>notebooks</c> of the repository around <paramref name="from"/>.</param>
    /// <param name="from">The current directory.</param>
    /// <param name="kind">Which files of a folder are meant; without one, those that everybody reads.</param>
    public static NotebookSearch Find(IReadOnlyList<string> paths, string from, NotebookKind? kind = null)
    {
        kind ??= NotebookKind.ForReaders;
        var root = FindRoot(from);
        var problems = new List<string>();
        var found = new List<string>();
        if (paths.Count == 0)
        {
            if (root is null)
                problems.Add($"no folder \"notebooks\" in {from} or any folder above it; change into the repository, or name notebooks or folders");
            else
                Collect(Path.Combine(root, "notebooks"), kind, found, problems);
            if (root is not null && found.Count == 0 && problems.Count == 0)
                problems.Add($"{Path.Combine(root, "notebooks")}: no {kind.Name} in this folder");
        }
        foreach (var path in paths)
        {
            var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path, from));
            var before = found.Count;
            var problemsBefore = problems.Count;
            if (Directory.Exists(full))
                Collect(full, kind, found, problems);
            else if (File.Exists(full))
                found.Add(full);
            else
                problems.Add($"{path}: no such file or folder");
            if (Directory.Exists(full) && found.Count == before && problems.Count == problemsBefore)
                problems.Add($"{path}: no {kind.Name} in this folder");
        }
        root ??= from;
        var notebooks = found.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(p => new NotebookSource(p, NameOf(p, root)));
        return new([.. notebooks], problems, root);
    }

    /// <summary>A path as messages show it: from the root if it is below it, with slashes.</summary>
    public static string NameOf(string path, string root)
    {
        var relative = Path.GetRelativePath(root, path);
        return relative.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? path : relative.Replace('\\', '/');
    }

    private static string? FindRoot(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            // Compared by ordinal: where file names ignore case, src/Notebooks would be taken for it.
            if (HasFolder(folder, "notebooks"))
                return folder.FullName;
        }
        return null;
    }

    private static bool HasFolder(DirectoryInfo folder, string name)
    {
        try
        {
            return folder.EnumerateDirectories(name).Any(d => d.Name == name);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            return false;
        }
    }

    // Hidden folders hold checkpoints and executed copies; links could lead round in a circle.
    private static void Collect(string folder, NotebookKind kind, List<string> found, List<string> problems)
    {
        try
        {
            found.AddRange(Directory.EnumerateFiles(folder, "*.ipynb").Where(f => !Path.GetFileName(f).StartsWith('.') && kind.Takes(f)));
            foreach (var child in new DirectoryInfo(folder).EnumerateDirectories())
            {
                if (!child.Name.StartsWith('.') && child.Name is not ("bin" or "obj" or "node_modules") && child.LinkTarget is null)
                    Collect(child.FullName, kind, found, problems);
            }
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            problems.Add($"{folder}: the folder can't be read: {e.Message}");
        }
    }
}
