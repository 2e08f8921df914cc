using System.Text;

namespace Notebooks;

/// <summary>Writes a deck as reveal.js reads it: a section for each column, in it one for each slide.</summary>
internal static class DeckHtml
{
    /// <summary>The sections.</summary>
    public static string Write(Deck deck)
    {
        var html = new StringBuilder();
        foreach (var column in deck.Columns)
        {
            html.Append("<section>\n");
            foreach (var slide in column)
                Slide(html, slide);
            html.Append("</section>\n");
        }
        return html.ToString();
    }

    private static void Slide(StringBuilder html, DeckSlide slide)
    {
        html.Append("<section>\n");
        foreach (var part in slide.Parts)
        {
            html.Append(part.IsFragment ? "<div class=\"part fragment\">\n" : "<div class=\"part\">\n");
            foreach (var cell in part.Cells)
                PageBody.Cell(html, cell);
            html.Append("</div>\n");
        }
        if (slide.Notes.Count > 0)
            html.Append("<aside class=\"notes\">\n").AppendJoin('\n', slide.Notes.Select(n => n.Html)).Append("</aside>\n");
        html.Append("</section>\n");
    }
}
