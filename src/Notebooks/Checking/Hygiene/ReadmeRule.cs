namespace Notebooks;

/// <summary>The README files that lead to the notebooks: beside them, in the folders above them, at the repository's root.</summary>
internal static class ReadmeRule
{
    /// <summary>What is wrong with their links and pictures.</summary>
    public static IReadOnlyList<Finding> Check(NotebookSearch search)
    {
        var folders = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var notebook in search.Notebooks)
        {
            var folder = Path.GetDirectoryName(notebook.Path)!;
            folders.Add(folder);
            while (folder != search.Root && folder.StartsWith(search.Root, StringComparison.Ordinal))
                folders.Add(folder = Path.GetDirectoryName(folder)!);
        }
        return [.. folders.Select(f => Path.Combine(f, "README.md")).Where(File.Exists).SelectMany(path => LinkRule.CheckFile(path, NotebookSearch.NameOf(path, search.Root)))];
    }
}
