namespace CSharpKernel;

/// <summary>Completes a path: the folders, and the files of the kinds that a directive takes.</summary>
internal static class PathSource
{
    private const int MostEntries = 500;

    /// <param name="typed">The path as far as it is typed.</param>
    /// <param name="position">Where it ends.</param>
    /// <param name="text">The text it is in.</param>
    /// <param name="workingDirectory">What it is relative to.</param>
    /// <param name="extensions">The files that are wanted.</param>
    public static CompletionList Complete(string typed, int position, string text, string workingDirectory, string[] extensions)
    {
        var cut = typed.LastIndexOfAny(['/', '\\']) + 1;
        var (folder, name) = (typed[..cut], typed[cut..]);
        var end = position;
        while (end < text.Length && text[end] is not ('"' or '/' or '\\' or '\r' or '\n'))
            end++;
        var items = new List<CompletionItem>();
        try
        {
            var directory = new DirectoryInfo(CellPaths.Resolve(folder.Length == 0 ? "." : folder, null, workingDirectory));
            if (directory.Parent is not null && "..".StartsWith(name, StringComparison.Ordinal) && folder.Split('/', '\\').All(part => part is "" or "..") && !Path.IsPathRooted(folder))
                items.Add(new CompletionItem("../", "folder"));
            items.AddRange(Entries(directory, name, extensions));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // A folder that is not there yet has nothing to offer.
        }

        return new CompletionList(position - name.Length, end, items);
    }

    private static IEnumerable<CompletionItem> Entries(DirectoryInfo directory, string name, string[] extensions) =>
        directory.EnumerateFileSystemInfos()
            .Where(entry => name.StartsWith('.') || !entry.Name.StartsWith('.'))
            .Where(entry => NameMatch.Quality(entry.Name, name) is 0 or 1)
            .Where(entry => entry is DirectoryInfo || extensions.Contains(entry.Extension, StringComparer.OrdinalIgnoreCase))
            .Take(MostEntries)
            .OrderByDescending(entry => entry is DirectoryInfo)
            .ThenBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase)
            .Select(entry => entry is DirectoryInfo ? new CompletionItem(entry.Name + "/", "folder") : new CompletionItem(entry.Name, "file"));
}
