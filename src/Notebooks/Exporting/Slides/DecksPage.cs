using System.Net;
using System.Text;

namespace Notebooks;

/// <summary>The page that lists all decks.</summary>
internal static class DecksPage
{
    private const string Keys = """
        <h1 id="slides">Slides</h1>
        <p>A deck for each section, for a screen of 1920 × 1080 or any other: with the outputs, and with what a teacher may ask as speaker notes.</p>
        <div class="table scroll"><table>
        <thead><tr><th>key</th><th>what it does</th></tr></thead>
        <tbody>
        <tr><td><kbd>→</kbd> <kbd>Space</kbd> <kbd>Page Down</kbd>, a clicker</td><td>on: the next part of the slide, the next step of a graph, the next slide</td></tr>
        <tr><td><kbd>←</kbd> <kbd>Page Up</kbd></td><td>back</td></tr>
        <tr><td><kbd>S</kbd></td><td>the speaker's view: notes, the next slide, a clock</td></tr>
        <tr><td><kbd>O</kbd> <kbd>F</kbd> <kbd>B</kbd></td><td>all slides at a glance; the whole screen; a black screen</td></tr>
        <tr><td><kbd>T</kbd></td><td>light or dark</td></tr>
        <tr><td><kbd>?</kbd></td><td>all keys</td></tr>
        </tbody></table></div>
        <p>To print a deck or to save it as PDF, put <code>?print-pdf</code> behind its address and print.</p>
        """;

    private const string KeysWithoutReveal = """
        <h1 id="slides">Slides</h1>
        <p>A deck for each section, with the outputs. This site was made without the npm package reveal.js, so a deck is one long page: <kbd>→</kbd>, <kbd>Space</kbd> and <kbd>Page Down</kbd> lead to the next step of a graph and to the next slide, <kbd>←</kbd> and <kbd>Page Up</kbd> lead back, <kbd>T</kbd> chooses light or dark.</p>
        """;

    /// <summary>Its main part.</summary>
    /// <param name="contents">The decks, in the book's order.</param>
    /// <param name="start">The page itself.</param>
    /// <param name="hasReveal">Whether reveal.js presents the decks.</param>
    public static string Write(BookContents contents, BookPage start, bool hasReveal)
    {
        var html = new StringBuilder("<article class=\"prose\">\n").Append(hasReveal ? Keys : KeysWithoutReveal);
        foreach (var chapter in contents.Chapters.Where(c => c.Sections.Any(s => s.IsDeck)))
        {
            html.Append("<h2>").Append(JapaneseText.Html(JapaneseText.Split(chapter.Title).Title)).Append("</h2>\n<ul>\n");
            foreach (var deck in chapter.Sections.Where(s => s.IsDeck))
                html.Append("<li><a href=\"").Append(WebUtility.HtmlEncode(start.LinkTo(deck.Address))).Append("\">").Append(JapaneseText.Html(JapaneseText.Split(deck.Title).Title)).Append("</a></li>\n");
            html.Append("</ul>\n");
        }
        return html.Append("</article>").ToString();
    }
}
