using System.Net;
using System.Text;

namespace Notebooks;

/// <summary>The main part of a page: its cells, and the way on.</summary>
internal static class PageBody
{
    private const string ForTeacher = "For the teacher";

    /// <summary>A notebook or the overview of a chapter.</summary>
    public static string Write(RenderedPage rendered, BookContents contents)
    {
        var html = new StringBuilder();
        var page = rendered.Page;
        if (contents.ChapterOf(page) is { Group.Length: > 0 } chapter)
        {
            html.Append("<p class=\"where\">").Append(chapter.Overview is { } overview && overview != page
                ? $"<a href=\"{page.LinkTo(overview.Address)}\">{JapaneseText.Html(JapaneseText.Split(chapter.Title).Title)}</a>"
                : WebUtility.HtmlEncode(chapter.Group)).Append(page.Minutes.Length > 0 ? $" · {page.Minutes} minutes" : "")
                .Append(page.Slides is { } slides ? $" · <a href=\"{page.LinkTo(slides)}\">Slides</a>" : "").Append("</p>\n");
        }
        html.Append("<article>\n");
        foreach (var cell in rendered.Cells)
            Cell(html, cell);
        return html.Append("</article>\n").Append(WayOn(page, contents)).ToString();
    }

    /// <summary>The first page: what the topmost README says, and the contents in the place of its table.</summary>
    public static string WriteStart(RenderedPage? readme, BookContents contents, BookPage start)
    {
        var full = ContentsHtml.Full(contents, start);
        if (readme is null)
            return $"<article class=\"start\"><h1>{JapaneseText.Html(contents.Title)}</h1>\n{full}</article>";
        var html = readme.Cells[0].Html;
        const string Table = "<div class=\"table scroll\">", TableEnd = "</table>\n</div>\n";
        var from = html.IndexOf(Table, StringComparison.Ordinal);
        var to = from < 0 ? -1 : html.IndexOf(TableEnd, from, StringComparison.Ordinal);
        var (before, after) = to < 0 ? (html, "") : (html[..from], html[(to + TableEnd.Length)..]);
        return $"<article class=\"start\">\n<div class=\"prose lead\">{before}</div>\n{full}<div class=\"prose\">{after}</div></article>";
    }

    // Our own notes begin with these words, since front ends show them like any other cell.
    private static bool SaysSo(RenderedCell cell) => cell.Html.StartsWith($"<p><strong>{ForTeacher}", StringComparison.Ordinal);

    /// <summary>A cell.</summary>
    public static void Cell(StringBuilder html, RenderedCell cell)
    {
        if (cell.IsForTeacher)
            html.Append($"<div role=\"note\" class=\"teacher\" aria-label=\"{ForTeacher}\">").Append(SaysSo(cell) ? "\n" : $"<p class=\"label\">{ForTeacher}</p>\n");
        if (!cell.IsCode)
            html.Append("<div class=\"prose\">").Append(cell.Html).Append("</div>\n");
        else
            Code(html, cell);
        if (cell.IsForTeacher)
            html.Append("</div>\n");
    }

    private static void Code(StringBuilder html, RenderedCell cell)
    {
        var number = cell.Number ?? " ";
        html.Append("<div class=\"cell\"><div class=\"code\"><span class=\"number\" aria-hidden=\"true\">").Append(WebUtility.HtmlEncode(number))
            .Append("</span><pre class=\"scroll\"><code class=\"csharp\">").Append(cell.Html).Append("</code></pre></div>\n");
        if (cell.Outputs.Count > 0)
        {
            html.Append("<div class=\"outputs\" role=\"group\" aria-label=\"Output of cell ").Append(WebUtility.HtmlEncode(number)).Append("\">\n")
                .AppendJoin('\n', cell.Outputs).Append("\n</div>\n");
        }
        html.Append("</div>\n");
    }

    private static string WayOn(BookPage page, BookContents contents)
    {
        var pages = contents.Pages;
        var at = -1;
        for (var i = 0; i < pages.Count && at < 0; i++)
            at = pages[i] == page ? i : -1;
        var previous = at > 0 ? Step(page, pages[at - 1], "prev", "Previous") : "";
        var next = at >= 0 && at < pages.Count - 1 ? Step(page, pages[at + 1], "next", "Next") : "";
        return $"<nav class=\"way-on\" aria-label=\"Previous and next\">{previous}{next}</nav>\n";
    }

    private static string Step(BookPage from, BookPage to, string relation, string word) =>
        $"<a class=\"{relation}\" rel=\"{relation}\" href=\"{from.LinkTo(to.Address)}\"><span>{word}</span> {JapaneseText.Html(JapaneseText.Split(to.Title).Title)}</a>";
}
