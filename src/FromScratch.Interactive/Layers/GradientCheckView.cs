using System.Text;

namespace FromScratch.Interactive;

/// <summary>A gradient check as a table: one line for each parameter and input, and a verdict that needs no color.</summary>
internal static class GradientCheckView
{
    private const string CellStyle = "padding:.15em .8em;border:none;text-align:left;white-space:nowrap;background:none";
    private const string NumberStyle = "padding:.15em .8em;border:none;text-align:right;white-space:nowrap;background:none;font-variant-numeric:tabular-nums";
    private const string Line = ";border-top:1px solid rgba(128,128,128,.6)";

    private static readonly (string Title, string Style)[] Columns =
        [("of", CellStyle), ("shape", CellStyle), ("largest relative error", NumberStyle), ("at (row, column)", NumberStyle), ("Backward says", NumberStyle), ("measured", NumberStyle)];

    public static string Text(GradientCheck check) => $"{check}\n{Verdict(check)}";

    public static string Html(GradientCheck check)
    {
        var html = new StringBuilder("<div style=\"overflow-x:auto\"><table style=\"border-collapse:collapse;border:none;width:auto;margin:.3em 0;color:inherit;background:none;font-size:.95em\">");
        html.Append("<caption style=\"caption-side:top;text-align:left;padding:0 0 .3em;color:inherit;white-space:nowrap\"><b>Gradient check: ")
            .Append(Verdict(check)).Append("</b><br><span style=\"opacity:.65\">").Append(MarkupText.Escape(Subject(check))).Append("</span></caption>");
        html.Append("<thead><tr style=\"background:none\">");
        foreach (var (title, style) in Columns)
            html.Append("<th scope=\"col\" style=\"").Append(style).Append(";font-weight:normal;opacity:.65\">").Append(title).Append("</th>");
        html.Append("</tr></thead><tbody>");
        for (var i = 0; i < check.Entries.Count; i++)
            Row(html, check.Entries[i], i == 0 ? Line : "");
        html.Append("</tbody></table>");
        foreach (var problem in check.Problems)
            html.Append("<div>").Append(MarkupText.Escape(problem)).Append("</div>");
        return html.Append("</div>").ToString();
    }

    private static void Row(StringBuilder html, GradientCheckEntry entry, string line)
    {
        var wrong = entry.RelativeError > GradientCheck.DefaultTolerance;
        string[] cells =
        [
            MarkupText.Escape(entry.Name), $"({NumberText.Shortest(entry.RowCount)}, {NumberText.Shortest(entry.ColumnCount)})",
            Rounded(entry.RelativeError, "0.0e+00") + (wrong ? " ✗" : ""), entry.Problem is null ? $"({NumberText.Shortest(entry.Row)}, {NumberText.Shortest(entry.Column)})" : "",
            Rounded(entry.Analytical, "G8"), Rounded(entry.Numerical, "G8"),
        ];
        html.Append("<tr style=\"background:none\">");
        for (var c = 0; c < cells.Length; c++)
            html.Append("<td style=\"").Append(Columns[c].Style).Append(line).Append(wrong ? ";font-weight:bold" : "").Append("\">").Append(cells[c]).Append("</td>");
        html.Append("</tr>");
    }

    private static string Verdict(GradientCheck check) => check.Passed() ? "passed ✓" : "failed ✗";

    // A network's own description is a table; its first line names it.
    private static string Subject(GradientCheck check) => check.Subject.Split('\n')[0];

    private static string Rounded(double value, string format) =>
        double.IsFinite(value) ? value.ToString(format, System.Globalization.CultureInfo.InvariantCulture) : double.IsNaN(value) ? "" : "∞";
}
