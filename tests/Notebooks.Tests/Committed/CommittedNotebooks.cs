namespace Notebooks.Tests;

/// <summary>The repository's own notebooks, as they are committed.</summary>
internal static class CommittedNotebooks
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    public static string Folder { get; } = Path.Combine(Root, "notebooks");

    /// <summary>Their paths below <see cref="Folder"/>, with forward slashes.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.GetFiles(Folder, "*.ipynb", SearchOption.AllDirectories).Where(NotebookKind.ForAuthors.Takes)
            .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    public static NotebookFile Load(string name) => NotebookFile.Load(Path.Combine(Folder, name));

    /// <summary>The plain text of everything a cell shows: its streams, its values, its error.</summary>
    public static string Shown(NotebookCell cell) => string.Join('\n', (cell.Outputs ?? []).Select(output => output!["output_type"]!.GetValue<string>() switch
    {
        "stream" => MultilineText.Join(output["text"]),
        "error" => output["evalue"]!.GetValue<string>(),
        _ => MultilineText.Join(output["data"]!["text/plain"]),
    }));

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Notebooks.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Notebooks.sln is in no folder above the tests.");
        return folder;
    }
}
