using System.Text;

namespace FromScratch.Interactive;

/// <summary>A small table under a caption, with text to the left and numbers to the right, readable on any background.</summary>
internal sealed class TableMarkup
{
    private const string Cell = "padding:.15em .8em;border:none;white-space:nowrap;background:none;text-align:";
    private const string Line = ";border-top:1px solid rgba(128,128,128,.6)";

    private readonly StringBuilder _html = new();
    private readonly (string Title, bool IsNumber)[] _columns;

    /// <summary>Starts a table.</summary>
    /// <param name="title">The caption's first line, in bold.</param>
    /// <param name="detail">What stands below it, fainter; null for nothing.</param>
    /// <param name="columns">The columns' titles, and whether they hold numbers.</param>
    public TableMarkup(string title, string? detail, params (string Title, bool IsNumber)[] columns)
    {
        _columns = columns;
        _html.Append("<div style=\"overflow-x:auto\"><table style=\"border-collapse:collapse;border:none;width:auto;margin:.3em 0;color:inherit;background:none;font-size:.95em\">")
            .Append("<caption style=\"caption-side:top;text-align:left;padding:0 0 .3em;color:inherit;white-space:pre-wrap\"><b>").Append(MarkupText.Escape(title)).Append("</b>");
        if (detail is not null)
            _html.Append("<br><span style=\"opacity:.65\">").Append(MarkupText.Escape(detail)).Append("</span>");
        _html.Append("</caption><thead><tr style=\"background:none\">");
        foreach (var (name, isNumber) in columns)
            _html.Append("<th scope=\"col\" style=\"").Append(Style(isNumber)).Append(";font-weight:normal;opacity:.65\">").Append(MarkupText.Escape(name)).Append("</th>");
        _html.Append("</tr></thead><tbody>");
    }

    /// <summary>Adds a row.</summary>
    /// <param name="cells">One text for each column.</param>
    /// <param name="line">Whether a line stands above it.</param>
    /// <param name="bold">Whether it is one to look at.</param>
    public void Row(IReadOnlyList<string> cells, bool line = false, bool bold = false)
    {
        _html.Append("<tr style=\"background:none\">");
        for (var c = 0; c < _columns.Length; c++)
        {
            _html.Append(_columns[c].IsNumber ? "<td align=\"right\" style=\"" : "<td style=\"").Append(Style(_columns[c].IsNumber))
                .Append(line ? Line : "").Append(bold ? ";font-weight:bold" : "").Append("\">").Append(MarkupText.Escape(cells[c])).Append("</td>");
        }

        _html.Append("</tr>");
    }

    /// <summary>Ends the table; lines of text may follow it.</summary>
    public string End(IEnumerable<string> notes)
    {
        _html.Append("</tbody></table>");
        foreach (var note in notes)
            _html.Append("<div>").Append(MarkupText.Escape(note)).Append("</div>");
        return _html.Append("</div>").ToString();
    }

    private static string Style(bool isNumber) => Cell + (isNumber ? "right;font-variant-numeric:tabular-nums" : "left");
}
