using System.Net;

namespace Notebooks;

/// <summary>A page's content as HTML, cell by cell, for whatever shows it: a page of the book, a deck of slides.</summary>
/// <param name="Page">The page.</param>
/// <param name="Cells">Its cells, those without anything to show left out.</param>
/// <param name="Headings">Its headings.</param>
internal sealed record RenderedPage(BookPage Page, IReadOnlyList<RenderedCell> Cells, IReadOnlyList<PageHeading> Headings)
{
    /// <summary>Renders a page.</summary>
    public static async Task<RenderedPage> CreateAsync(BookPage page, SiteMap site, FormulaSet formulas, string root, CancellationToken cancellation)
    {
        var links = new PageLinks(page, site, root);
        var safe = new SafeHtml(links);
        var markdown = new MarkdownWriter(formulas, links, safe);
        var outputs = new OutputWriter(safe);
        var code = page.Text.Cells.Where(c => c.Cell?.IsCode == true).Select(c => c.Cell!).ToList();
        var highlighted = new Queue<string>(code.Count == 0 ? [] : await CodeHighlighter.HtmlAsync([.. code.Select(c => c.Source)], Path.GetDirectoryName(page.Source)!, cancellation));
        var cells = new List<RenderedCell>();
        foreach (var part in page.Text.Cells)
        {
            var (cell, text) = part;
            var html = text is not null ? markdown.Write(text, cell)
                : cell!.IsCode ? highlighted.Dequeue()
                : $"<pre class=\"raw scroll\">{WebUtility.HtmlEncode(cell.Source)}</pre>";
            cells.Add(new(cell, html, cell?.IsCode == true ? outputs.Write(cell) : [], part.IsForTeacher));
        }
        return new(page, [.. cells.Where(c => c.Html.Length > 0)], markdown.Headings);
    }
}
