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
    private const string SideCell = $"padding:0 .7em;border:none;white-space:nowrap;font-weight:normal;font-size:.85em;{Muted};background:none";

    /// <summary>Draws the entries with their shape, and a label if they have one, in the caption.</summary>
    public static string Of(ShownEntries entries, string? label = null) => Of(entries, label, null, null, null);

    /// <summary>Draws a matrix with what it is dressed in.</summary>
    public static string Of(MatrixView view)
    {
        var heat = view.HasHeat ? HeatKey.Of(view.Matrix) : null;
        return Of(ShownEntries.Of(view.Matrix), view.Name, view.RowNames, view.ColumnNames, heat) + heat?.Html();
    }

    private static string Of(ShownEntries entries, string? label, IReadOnlyList<string>? rowNames, IReadOnlyList<string>? columnNames, HeatKey? heat)
    {
        var html = new StringBuilder();
        // The caption takes no width of the table's, or a long name would pull the columns apart; the box keeps room for it.
        html.Append("<div style=\"overflow-x:auto;min-width:").Append(NumberText.Shortest(CaptionWidth(entries, label))).Append("ch\"><table style=\"border-collapse:separate;border-spacing:0;border:none;width:auto;margin:.3em 0;color:inherit;background:none;")
            .Append(Monospace).Append(";font-size:.95em;line-height:1.45\">");
        Caption(html, entries, label);

        // Numbers at the sides say which rows and columns a cut matrix shows; whole ones do without.
        var isCut = entries.Rows.IsCut || entries.Columns.IsCut;
        var hasSide = !entries.IsVector && (isCut || rowNames is not null);
        if (isCut || columnNames is not null)
            Head(html, entries, columnNames, hasSide);
        html.Append("<tbody>");
        var padding = SharedPadding(entries);
        for (var i = 0; i < entries.Texts.Length; i++)
        {
            if (i == entries.Rows.GapBefore)
                EllipsisRow(html, entries);
            html.Append("<tr style=\"background:none\">");
            if (hasSide)
                Name(html, "row", rowNames, entries.Rows.Indices[i]);
            Cells(html, entries, i, padding, heat);
            html.Append("</tr>");
        }

        return html.Append("</tbody></table></div>").ToString();
    }

    private static void Caption(StringBuilder html, ShownEntries entries, string? label)
    {
        html.Append("<caption style=\"caption-side:top;text-align:left;padding:0 0 .2em;font-size:.9em;color:inherit\"><div style=\"width:0;white-space:nowrap\">");
        if (label is not null)
            html.Append("<b>").Append(MarkupText.Escape(label)).Append("</b> ");
        html.Append("<span style=\"").Append(Muted).Append("\">").Append(entries.Shape).Append("</span></div></caption>");
    }

    private static int CaptionWidth(ShownEntries entries, string? label) =>
        entries.Shape.Length + (label is null ? 0 : 1 + label.Sum(letter => letter < 0x1100 ? 1 : 2));

    private static void Head(StringBuilder html, ShownEntries entries, IReadOnlyList<string>? names, bool hasSide)
    {
        html.Append("<thead><tr style=\"background:none\">");
        if (hasSide)
            html.Append("<td style=\"border:none;padding:0\"></td>");
        for (var j = 0; j < entries.Columns.Indices.Length; j++)
        {
            if (j == entries.Columns.GapBefore)
                html.Append("<td style=\"border:none\"></td>");
            Name(html, "col", names, entries.Columns.Indices[j]);
        }

        html.Append("</tr></thead>");
    }

    private static void Name(StringBuilder html, string scope, IReadOnlyList<string>? names, int index) => html
        .Append("<th scope=\"").Append(scope).Append("\" style=\"").Append(names is null || scope == "col" ? "text-align:center;" : "text-align:right;").Append(SideCell).Append("\">")
        .Append(names is null ? NumberText.Shortest(index) : MarkupText.Escape(names[index])).Append("</th>");

    private static void Cells(StringBuilder html, ShownEntries entries, int i, int[] padding, HeatKey? heat)
    {
        var (first, last) = (i == 0, i == entries.Texts.Length - 1);
        var texts = entries.Texts[i];
        for (var j = 0; j < texts.Length; j++)
        {
            if (j == entries.Columns.GapBefore)
                Cell(html, "…", "", align: "center");
            var sides = (j == 0 ? Left(first, last) : "") + (j == texts.Length - 1 ? Right(first, last) : "");
            var text = texts[j][..^padding[j]].TrimStart(' ');
            if (heat is null)
                Cell(html, text, sides);
            else
                Cell(html, heat.Ink(entries.Values[i][j], text), sides + heat.Background(entries.Values[i][j]));
        }
    }

    /// <summary>
    /// How many blanks every entry of a column ends in. Those that align its points stay; those that only other columns need
    /// would be a gap.
    /// </summary>
    private static int[] SharedPadding(ShownEntries entries) =>
        entries.Texts.Length == 0 ? [] : [.. Enumerable.Range(0, entries.Columns.Indices.Length).Select(j => entries.Texts.Min(row => row[j].Length - row[j].TrimEnd(' ').Length))];

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
