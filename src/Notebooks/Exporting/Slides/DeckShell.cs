using System.Net;

namespace Notebooks;

/// <summary>What a deck's page has around its slides.</summary>
/// <param name="contents">The book.</param>
/// <param name="isTypeset">Whether formulas need KaTeX's style sheet.</param>
/// <param name="hasPackages">Whether the site has reveal.js and Plotly; without them the deck's own script presents, and charts are pictures.</param>
internal sealed class DeckShell(BookContents contents, bool isTypeset, bool hasPackages)
{
    // The speaker's view is a window that reveal.js writes, with a script of its own and the deck in frames; such a window has
    // the policy of whoever opens it. Cells can't make use of that: their HTML is cleaned.
    private const string Policy = "default-src 'none'; script-src 'self' file: 'unsafe-inline'; style-src 'self' file: 'unsafe-inline'; img-src 'self' file: data: blob:; font-src 'self' file: data:; frame-src 'self' file:; base-uri 'none'; form-action 'none'";

    /// <summary>A whole page.</summary>
    /// <param name="deck">The deck's page.</param>
    /// <param name="page">The page of the book that has the same cells.</param>
    /// <param name="slides">The slides, as HTML.</param>
    public string Write(BookPage deck, BookPage page, string slides) => $"""
        <!DOCTYPE html>
        <html lang="en" data-root="{deck.LinkTo("")}" data-theme="light" data-jp-theme-light="true">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="{Policy}">
        <title>{WebUtility.HtmlEncode($"{deck.Title} · Slides · {contents.Title}")}</title>
        {Style(deck, isTypeset, "katex/katex.css")}{Style(deck, hasPackages, "reveal/reveal.css")}{Style(deck, true, "book.css")}{Style(deck, true, "deck.css")}
        <link rel="icon" href="{deck.LinkTo("assets/icon.svg")}">
        {Script(deck, hasPackages, "reveal/reveal.js")}{Script(deck, hasPackages, "reveal/notes.js")}{Script(deck, true, "steps.js")}{Script(deck, hasPackages, "charts.js")}{Script(deck, true, "deck.js")}
        </head>
        <body class="deck">
        <main><div class="reveal" aria-label="Slides"><div class="slides">
        {slides}</div></div></main>
        <nav class="deck-tools" aria-label="This deck">
        <a href="{deck.LinkTo(SlidesExport.StartAddress)}">All decks</a>
        <a href="{deck.LinkTo(page.Address)}">Read this section</a>
        </nav>
        </body>
        </html>

        """;

    private static string Style(BookPage deck, bool isThere, string name) => isThere ? $"<link rel=\"stylesheet\" href=\"{deck.LinkTo($"assets/{name}")}\">\n" : "";

    private static string Script(BookPage deck, bool isThere, string name) => isThere ? $"<script src=\"{deck.LinkTo($"assets/{name}")}\" defer></script>\n" : "";
}
