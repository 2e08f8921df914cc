using System.Globalization;

namespace FromScratch.Interactive;

/// <summary>
/// A figure as an SVG picture on its own white card, so that it reads on any page and prints. It is a pure function of
/// the figure, the same to the byte each time, and has no script, no style sheet, no id.
/// </summary>
internal static class SvgChart
{
    private const int Edge = 10;
    private const int TitleHeight = 30;

    public static string Of(Figure figure)
    {
        var (width, height) = figure.Size;
        var svg = new SvgWriter();
        svg.Raw(string.Create(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" style=\"max-width:100%;height:auto\" font-family=\"system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans','Noto Sans CJK JP',Arial,sans-serif\">"));
        var summary = ChartSummary.Of(figure);
        svg.Raw($"<title>{MarkupText.Escape(figure.Title ?? summary.Split('\n')[^1].Trim())}</title><desc>{MarkupText.Escape(figure.Description ?? summary)}</desc>");
        svg.Rect(0, 0, width, height, "#ffffff", " rx=\"4\"");

        var top = (double)Edge;
        if (figure.Title is not null)
        {
            svg.Text(width / 2.0, top + 17, TextWidth.Shorten(figure.Title, 16, width - (2 * Edge)), size: 16, bold: true);
            top += TitleHeight;
        }

        const int Gap = 14;
        var cellWidth = (width - (2 * Edge) - ((figure.Columns - 1) * Gap)) / (double)figure.Columns;
        var cellHeight = (height - top - Edge - ((figure.Rows - 1) * Gap)) / figure.Rows;
        for (var p = 0; p < figure.Panels.Count; p++)
        {
            var (row, column) = Math.DivRem(p, figure.Columns);
            var cell = new Box(Edge + (column * (cellWidth + Gap)), top + (row * (cellHeight + Gap)), cellWidth, cellHeight);
            PanelDrawing.Draw(svg, p == 0 ? Still(figure) : figure.Panels[p], cell);
        }

        svg.Raw("</svg>");
        return svg.ToString();
    }

    /// <summary>The first panel, which says so where the picture is only the last of several.</summary>
    private static Panel Still(Figure figure) => figure.Animation is { } animation
        ? figure.Panels[0] with { Remark = $"{animation.Prefix}{animation.Frames[^1].Label}, the last of {animation.CountText}" }
        : figure.Panels[0];
}
