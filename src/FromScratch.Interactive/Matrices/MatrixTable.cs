using System.Text;

namespace FromScratch.Interactive;

/// <summary>
/// A matrix as an HTML table. The styles stand on the elements themselves and take the surrounding text colour, so
/// that the table reads on light and dark pages, beside other tables, and where style sheets are removed.
/// </summary>
internal static class MatrixTable
{
    private const string Rule = "1.5px solid currentColor";
    private const string Monospace = "font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace";
    private const string Muted = "opacity:.65";
    private const string IndexCell = $"padding:0 .7em;border:none;text-align:center;font-weight:normal;font-size:.85em;{Muted};background:none";

    /// <summary>Draws the entries with their shape, and a label if they have one, in the caption.</summary>
    public static string Of(ShownEntries entries, string? label = null)
    {
        var html = new StringBuilder();
        html.Append("<div style=\"overflow-x:auto\"><table style=\"border-collapse:separate;border-spacing:0;border:none;width:auto;margin:.3em 0;color:inherit;background:none;")
            .Append(Monospace).Append(";font-size:.95em;line-height:1.45\">");
        Caption(html, entries, label);

        var indexed = entries.Rows.IsCut || entries.Columns.IsCut;
        if (indexed)
            Head(html, entries);
        html.Append("<tbody>");
        for (var i = 0; i < entries.Texts.Length; i++)
        {
            if (i == entries.Rows.GapBefore)
                EllipsisRow(html, entries);
            Row(html, entries, i, indexed);
        }

        return html.Append("</tbody></table></div>").ToString();
    }

    private static void Caption(StringBuilder html, ShownEntries entries, string? label)
    {
        html.Append("<caption style=\"caption-side:top;text-align:left;padding:0 0 .2em;font-size:.9em;color:inherit;white-space:nowrap\">");
        if (label is not null)
            html.Append("<b>").Append(MarkupText.Escape(label)).Append("</b> ");
        html.Append("<span style=\"").Append(Muted).Append("\">").Append(entries.Shape).Append("</span></caption>");
    }

    private static void Head(StringBuilder html, ShownEntries entries)
    {
        html.Append("<thead><tr style=\"background:none\">");
        if (!entries.IsVector)
            html.Append("<td style=\"border:none;padding:0\"></td>");
        for (var j = 0; j < entries.Columns.Indices.Length; j++)
        {
            if (j == entries.Columns.GapBefore)
                html.Append("<td style=\"border:none\"></td>");
            html.Append("<th scope=\"col\" style=\"").Append(IndexCell).Append("\">").Append(NumberText.Shortest(entries.Columns.Indices[j])).Append("</th>");
        }

        html.Append("</tr></thead>");
    }

    private static void Row(StringBuilder html, ShownEntries entries, int i, bool indexed)
    {
        html.Append("<tr style=\"background:none\">");
        if (indexed && !entries.IsVector)
            html.Append("<th scope=\"row\" style=\"").Append(IndexCell).Append("\">").Append(NumberText.Shortest(entries.Rows.Indices[i])).Append("</th>");
        var (first, last) = (i == 0, i == entries.Texts.Length - 1);
        var texts = entries.Texts[i];
        for (var j = 0; j < texts.Length; j++)
        {
            if (j == entries.Columns.GapBefore)
                Cell(html, "…", "", align: "center");
            Cell(html, texts[j].TrimStart(' '), (j == 0 ? Left(first, last) : "") + (j == texts.Length - 1 ? Right(first, last) : ""));
        }

        html.Append("</tr>");
    }

    private static void EllipsisRow(StringBuilder html, ShownEntries entries)
    {
        html.Append("<tr style=\"background:none\"><td style=\"border:none\"></td>");
        var count = entries.Columns.Indices.Length + (entries.Columns.IsCut ? 1 : 0);
        for (var j = 0; j < count; j++)
        {
            Cell(
                html,
                j == entries.Columns.GapBefore ? "⋱" : "⋮",
                (j == 0 ? Left(false, false) : "") + (j == count - 1 ? Right(false, false) : ""),
                align: "center");
        }

        html.Append("</tr>");
    }

    private static void Cell(StringBuilder html, string text, string style, string align = "right") =>
        html.Append("<td align=\"").Append(align).Append("\" style=\"text-align:").Append(align).Append(";white-space:pre;padding:.05em .55em;border:none").Append(style).Append("\">").Append(text).Append("</td>");

    // A line down the side that bends at the corners, so that it reads as the matrix's parenthesis.
    private static string Left(bool first, bool last) =>
        $";border-left:{Rule}{(first ? ";border-top-left-radius:.6em" : "")}{(last ? ";border-bottom-left-radius:.6em" : "")}";

    private static string Right(bool first, bool last) =>
        $";border-right:{Rule}{(first ? ";border-top-right-radius:.6em" : "")}{(last ? ";border-bottom-right-radius:.6em" : "")}";
}
