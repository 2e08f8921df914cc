using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Notebooks;

/// <summary>What a site has: its pages by the files that they come from, and the pictures that its pages show.</summary>
/// <param name="contents">The book.</param>
internal sealed class SiteMap(BookContents contents)
{
    private readonly Dictionary<string, BookPage> _pages = contents.Pages.Concat(contents.Start is null ? [] : [contents.Start]).ToDictionary(p => p.Source, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<BookPage, IReadOnlyDictionary<string, string>> _anchors = new();

    /// <summary>The pictures to copy into the site: the address of each, and the file.</summary>
    public IReadOnlyDictionary<string, string> Files => _files.ToDictionary(f => f.Value, f => f.Key);

    /// <summary>The page that is made of a file, or null.</summary>
    public BookPage? PageOf(string path) => _pages.GetValueOrDefault(path);

    /// <summary>Takes a picture into the site.</summary>
    /// <returns>Its address there, or null if there is no such file.</returns>
    public string? AddFile(string path) => File.Exists(path) ? _files.GetOrAdd(path, AddressOf) : null;

    /// <summary>The id of the heading that a link names, in whichever of the ways that Jupyter, GitHub and VS Code name headings.</summary>
    public string Anchor(BookPage page, string anchor) => _anchors.GetOrAdd(page, Anchors).GetValueOrDefault(anchor, anchor);

    private static Dictionary<string, string> Anchors(BookPage page)
    {
        var ids = new HeadingIds();
        var anchors = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (_, heading) in page.Text.Cells.SelectMany(c => c.Markdown?.Headings ?? []))
            anchors.TryAdd(HeadingIds.InJupyter(heading), ids.Next(heading));
        return anchors;
    }

    // Two pictures of one name lie in different folders of the repository.
    private static string AddressOf(string path) =>
        $"assets/pictures/{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))[..8]}-{Path.GetFileName(path)}";
}
