namespace Notebooks;

/// <summary>Where the links of a page lead: to another page, into the web, or out of the book.</summary>
/// <param name="page">The page.</param>
/// <param name="site">What the site has.</param>
/// <param name="root">The repository's root.</param>
internal sealed class PageLinks(BookPage page, SiteMap site, string root)
{
    /// <summary>A link's target.</summary>
    /// <param name="Href">The address, or null where there is none to go to.</param>
    /// <param name="Outside">A file of the repository that is not in the book.</param>
    public sealed record LinkTarget(string? Href, string? Outside);

    /// <summary>Whether a page may lead to an address: a page of the web, or a mail.</summary>
    public static bool IsSafe(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto";

    /// <summary>Where a link leads.</summary>
    public LinkTarget Target(string link)
    {
        if (!LinkRule.IsRelative(link))
            return new(link.StartsWith("//", StringComparison.Ordinal) ? $"https:{link}" : IsSafe(link) ? link : null, null);
        var (file, anchor) = Split(link);
        if (file.Length == 0)
            return new(anchor.Length == 0 ? null : $"#{Uri.EscapeDataString(site.Anchor(page, anchor))}", null);
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(file, Path.GetDirectoryName(page.Source)!));
        if ((site.PageOf(path) ?? site.PageOf(Path.Combine(path, "README.md"))) is { } target)
            return new(page.LinkTo(target.Address) + (anchor.Length == 0 ? "" : $"#{Uri.EscapeDataString(site.Anchor(target, anchor))}"), null);
        return new(null, NotebookSearch.NameOf(path, root));
    }

    /// <summary>The address of a picture, or null if it is not to be had.</summary>
    public string? Picture(string link, NotebookCell? cell)
    {
        if (link.StartsWith("attachment:", StringComparison.Ordinal))
            return Attachment(cell, Uri.UnescapeDataString(link["attachment:".Length..]));
        if (DataUri.Read(link) is { } data)
            return data.MimeType.StartsWith("image/", StringComparison.Ordinal) ? link : null;
        // The book is read without a network.
        if (!LinkRule.IsRelative(link))
            return null;
        var path = Path.GetFullPath(Split(link).File, Path.GetDirectoryName(page.Source)!);
        return site.AddFile(path) is { } address ? page.LinkTo(address) : null;
    }

    private static string? Attachment(NotebookCell? cell, string name)
    {
        var attachment = cell?.Node["attachments"].At(name) as System.Text.Json.Nodes.JsonObject;
        foreach (var (type, content) in attachment ?? [])
        {
            if (type.StartsWith("image/", StringComparison.Ordinal) && DataUri.Base64(MultilineText.Join(content).ReplaceLineEndings("")) is { } bytes)
                return $"data:{type};base64,{Convert.ToBase64String(bytes)}";
        }
        return null;
    }

    private static (string File, string Anchor) Split(string link)
    {
        var end = link.IndexOfAny(['#', '?']);
        var hash = link.IndexOf('#', StringComparison.Ordinal);
        return (Uri.UnescapeDataString(end < 0 ? link : link[..end]), hash < 0 ? "" : Uri.UnescapeDataString(link[(hash + 1)..]));
    }
}
