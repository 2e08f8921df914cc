using System.Net;

namespace Notebooks;

/// <summary>What all pages of a book have around their text: head, bar at the top, contents at the side.</summary>
/// <param name="contents">The book.</param>
/// <param name="isTypeset">Whether formulas need KaTeX's style sheet.</param>
/// <param name="hasCharts">Whether Plotly is among the site's assets.</param>
internal sealed class PageShell(BookContents contents, bool isTypeset, bool hasCharts)
{
    // Scripts and styles of the site only, and nothing from anywhere else: the browser itself sees to it.
    private const string Policy = "default-src 'none'; script-src 'self' file:; style-src 'self' file: 'unsafe-inline'; img-src 'self' file: data: blob:; font-src 'self' file: data:; base-uri 'none'; form-action 'none'";

    /// <summary>A whole page.</summary>
    /// <param name="page">The page.</param>
    /// <param name="body">What stands in its main part, as HTML.</param>
    /// <param name="headings">Its headings, for the list at the side.</param>
    public string Write(BookPage page, string body, IReadOnlyList<PageHeading> headings)
    {
        var title = page.Address == BookContents.StartAddress ? contents.Title : $"{page.Title} · {contents.Title}";
        return $"""
            <!DOCTYPE html>
            <html lang="en" data-root="{page.LinkTo("")}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <meta name="color-scheme" content="light dark">
            <title>{WebUtility.HtmlEncode(title)}</title>
            {(isTypeset ? $"<link rel=\"stylesheet\" href=\"{page.LinkTo("assets/katex/katex.css")}\">" : "")}
            <link rel="stylesheet" href="{page.LinkTo("assets/book.css")}">
            <link rel="icon" href="{page.LinkTo("assets/icon.svg")}">
            <script src="{page.LinkTo("assets/theme.js")}"></script>
            <script src="{page.LinkTo("assets/book.js")}" defer></script>
            <script src="{page.LinkTo("assets/steps.js")}" defer></script>
            {(hasCharts ? $"<script src=\"{page.LinkTo("assets/charts.js")}\" defer></script>" : "")}
            </head>
            <body>
            <a class="skip" href="#content">Skip to the text</a>
            <header class="bar">
            <a class="home" href="{page.LinkTo(BookContents.StartAddress)}">{JapaneseText.Html(contents.Title)}</a>
            <div class="tools" id="page-tools"></div>
            </header>
            <div class="layout">
            {ContentsHtml.Side(contents, page)}
            <main id="content" tabindex="-1">
            {body}
            </main>
            {OnThisPage(headings)}
            </div>
            </body>
            </html>

            """;
    }

    private static string OnThisPage(IReadOnlyList<PageHeading> headings)
    {
        var shown = headings.Where(h => h.Level is 2 or 3).ToList();
        return shown.Count < 2 ? "" : $"""
            <nav class="on-page" aria-label="On this page"><p>On this page</p><ul>
            {string.Join('\n', shown.Select(h => $"<li class=\"level-{h.Level}\"><a href=\"#{Uri.EscapeDataString(h.Id)}\">{JapaneseText.Html(JapaneseText.Split(h.Text).Title)}</a></li>"))}
            </ul></nav>
            """;
    }
}
