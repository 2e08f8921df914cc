using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Notebooks;

/// <summary>A file that a README leads to.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="About">What its row says of it; empty outside a table.</param>
/// <param name="Minutes">The minutes that its row gives; empty if it gives none.</param>
internal sealed partial record ReadmeEntry(string Path, string About, string Minutes)
{
    /// <summary>The entries of a README, in its order, each file once: rows of its tables first come with what they say.</summary>
    /// <param name="readme">The README's full path.</param>
    /// <param name="text">Its Markdown.</param>
    public static IReadOnlyList<ReadmeEntry> Of(string readme, MarkdownDocument text)
    {
        var entries = new List<ReadmeEntry>();
        foreach (var part in text)
        {
            if (part is Table table)
                entries.AddRange(Rows(readme, table));
            else
                entries.AddRange(Links(part).Select(link => new ReadmeEntry(Resolve(readme, link), "", "")));
        }
        // What a row says of a file is more than a link in a sentence.
        return [.. entries.GroupBy(e => e.Path, StringComparer.Ordinal).Select(g => g.FirstOrDefault(e => e.About.Length > 0) ?? g.First())];
    }

    private static IEnumerable<ReadmeEntry> Rows(string readme, Table table)
    {
        foreach (var row in table.OfType<TableRow>().Where(r => !r.IsHeader))
        {
            var cells = row.OfType<TableCell>().ToList();
            if (cells.Count == 0 || Links(cells[0]).FirstOrDefault() is not { } link)
                continue;
            var texts = cells.Skip(1).Select(Words).ToList();
            var minutes = texts.Find(t => Number().IsMatch(t)) ?? "";
            yield return new(Resolve(readme, link), texts.Find(t => t.Length > 0 && t != minutes) ?? "", minutes);
        }
    }

    private static IEnumerable<string> Links(MarkdownObject part) =>
        (part is LeafBlock leaf ? leaf.Inline?.Descendants<LinkInline>() ?? [] : part.Descendants<LinkInline>()).Where(l => !l.IsImage && l.Url is { Length: > 0 }).Select(l => l.Url!).Where(LinkRule.IsRelative);

    private static string Resolve(string readme, string link) =>
        System.IO.Path.GetFullPath(Uri.UnescapeDataString(link.Split('#', '?')[0]), System.IO.Path.GetDirectoryName(readme)!);

    private static string Words(TableCell cell) => string.Join(' ', cell.Descendants<LeafBlock>().Select(b => MarkdownText.Words(b.Inline))).Trim();

    [GeneratedRegex(@"^\d+$")]
    private static partial Regex Number();
}
