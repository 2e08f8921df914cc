namespace Notebooks;

/// <summary>The places in a Markdown text that a link can name.</summary>
internal static class LinkAnchors
{
    /// <summary>Those of a notebook's cells, or of one Markdown text: headings as GitHub and VS Code name them, and as Jupyter does; names given in HTML.</summary>
    public static IReadOnlySet<string> Of(IEnumerable<MarkdownText> texts)
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        var ids = new HeadingIds();
        foreach (var text in texts)
        {
            anchors.UnionWith(text.Anchors);
            foreach (var (_, heading) in text.Headings)
            {
                anchors.Add(HeadingIds.InJupyter(heading));
                anchors.Add(ids.Next(heading));
            }
        }
        return anchors;
    }

    /// <summary>Those of a file, or null if it is of a kind that is not known.</summary>
    public static IReadOnlySet<string>? OfFile(string path)
    {
        try
        {
            return Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".md" => Of([MarkdownText.Parse(File.ReadAllText(path))]),
                ".ipynb" => Of(NotebookFile.Load(path).Cells.Where(c => c.Type == "markdown").Select(c => MarkdownText.Parse(c.Source))),
                _ => null,
            };
        }
        catch (Exception e) when (e is NotebookFileException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
