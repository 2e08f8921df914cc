using System.Globalization;

namespace Notebooks;

/// <summary>The places in a Markdown text that a link can name.</summary>
internal static class LinkAnchors
{
    /// <summary>Those of a notebook's cells, or of one Markdown text: headings as GitHub and VS Code name them, and as Jupyter does; names given in HTML.</summary>
    public static IReadOnlySet<string> Of(IEnumerable<MarkdownText> texts)
    {
        HashSet<string> anchors = new(StringComparer.Ordinal), slugs = new(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            anchors.UnionWith(text.Anchors);
            foreach (var (_, heading) in text.Headings)
            {
                anchors.Add(heading.Replace(' ', '-'));
                var slug = Slug(heading);
                for (var i = 1; !slugs.Add(slug) && i < 1000; i++)
                    slug = string.Create(CultureInfo.InvariantCulture, $"{Slug(heading)}-{i}");
            }
        }
        anchors.UnionWith(slugs);
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

    private static string Slug(string heading) => string.Concat(heading.Trim().ToLowerInvariant()
        .Where(c => char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark || c is ' ' or '-' or '_').Select(c => c == ' ' ? '-' : c));
}
