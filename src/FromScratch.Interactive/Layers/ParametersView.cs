using System.Text;

namespace FromScratch.Interactive;

/// <summary>A layer, a cell or a whole network: its parameters with their shapes and counts, and the total.</summary>
internal static class ParametersView
{
    private const string CellStyle = "padding:.15em .8em;border:none;text-align:left;white-space:nowrap;background:none";
    private const string NumberStyle = "padding:.15em .8em;border:none;text-align:right;white-space:nowrap;background:none;font-variant-numeric:tabular-nums";
    private const string Line = ";border-top:1px solid rgba(128,128,128,.6)";

    public static string Text(IHasParameters owner)
    {
        if (Description(owner) is { } own)
            return own;
        var rows = Rows(owner);
        if (rows.Count == 0)
            return $"{Name(owner)}: no parameters";
        rows.Add(("total", "", Total(owner)));
        int name = rows.Max(r => r.Name.Length), shape = rows.Max(r => r.Shape.Length), count = rows.Max(r => r.Count.Length);
        var lines = rows.Select(r => $"  {r.Name.PadRight(name)}  {r.Shape.PadRight(shape)}  {r.Count.PadLeft(count)}");
        return $"{Name(owner)}\n{string.Join('\n', lines)}";
    }

    public static string Html(IHasParameters owner)
    {
        var rows = Rows(owner);
        if (rows.Count == 0)
            return SideBySide.Text(Text(owner), label: null);

        var html = new StringBuilder("<table style=\"border-collapse:collapse;border:none;width:auto;margin:.3em 0;color:inherit;background:none;font-size:.95em\">");
        html.Append("<caption style=\"caption-side:top;text-align:left;padding:0 0 .3em;color:inherit;white-space:pre-wrap\"><b>")
            .Append(MarkupText.Escape(Name(owner))).Append("</b>");
        if (Description(owner) is { } own && !own.Contains('\n', StringComparison.Ordinal))
            html.Append("<br><span style=\"opacity:.65\">").Append(MarkupText.Escape(own)).Append("</span>");
        html.Append("</caption><thead><tr style=\"background:none\">");
        foreach (var (title, style) in new[] { ("parameter", CellStyle), ("shape", CellStyle), ("count", NumberStyle) })
            html.Append("<th scope=\"col\" style=\"").Append(style).Append(";font-weight:normal;opacity:.65\">").Append(title).Append("</th>");
        html.Append("</tr></thead><tbody>");
        for (var i = 0; i < rows.Count; i++)
            Row(html, rows[i], i == 0 ? Line : "");
        Row(html, ("total", "", Total(owner)), Line);
        return html.Append("</tbody></table>").ToString();
    }

    private static void Row(StringBuilder html, (string Name, string Shape, string Count) row, string line) => html
        .Append("<tr style=\"background:none\"><td style=\"").Append(CellStyle).Append(line).Append("\">").Append(MarkupText.Escape(row.Name))
        .Append("</td><td style=\"").Append(CellStyle).Append(line).Append("\">").Append(row.Shape)
        .Append("</td><td align=\"right\" style=\"").Append(NumberStyle).Append(line).Append("\">").Append(row.Count).Append("</td></tr>");

    private static List<(string Name, string Shape, string Count)> Rows(IHasParameters owner) =>
        [.. Parameters(owner).Select(p => (p.Name, $"({NumberText.Shortest(p.Value.RowCount)}, {NumberText.Shortest(p.Value.ColumnCount)})", NumberText.Count(p.Count)))];

    private static string Total(IHasParameters owner) => NumberText.Count(Parameters(owner).Sum(p => (long)p.Count));

    // A class that a learner is still writing may not have made its list yet.
    private static IReadOnlyList<Parameter> Parameters(IHasParameters owner) => owner.Parameters ?? [];

    private static string Name(IHasParameters owner) => owner.GetType().Name;

    /// <summary>What the class says of itself; null where it leaves that to <see cref="object"/>.</summary>
    private static string? Description(IHasParameters owner)
    {
        var says = owner.ToString();
        return string.IsNullOrWhiteSpace(says) || says == owner.GetType().ToString() ? null : says;
    }
}
