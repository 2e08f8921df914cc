using System.Globalization;
using System.Text;

namespace FromScratch.Interactive;

/// <summary>A chart in words: its title, and of each series what it is, how much of it there is, and from where to where it goes.</summary>
internal static class ChartSummary
{
    public static string Of(Figure figure)
    {
        var text = new StringBuilder("Chart");
        if (figure.Title is not null)
            text.Append(": ").Append(figure.Title);
        if (figure.Animation is { Frames: var frames, Prefix: var prefix } animation)
            text.Append(CultureInfo.InvariantCulture, $"\n  {animation.CountText}, {prefix}{frames[0].Label} to {prefix}{frames[^1].Label}; the last:");
        foreach (var panel in figure.Panels)
        {
            var indent = "  ";
            if (figure.Panels.Count > 1)
            {
                text.Append("\n  ").Append(panel.Title ?? "(untitled)");
                indent = "    ";
            }

            foreach (var trace in panel.Traces)
                text.Append('\n').Append(indent).Append(trace.Name is null ? "" : trace.Name + ": ").Append(Of(trace, panel));
            if (panel.Remark is not null)
                text.Append('\n').Append(indent).Append(panel.Remark);
        }

        return text.ToString();
    }

    private static string Of(Trace trace, Panel panel)
    {
        var line = trace switch
        {
            PointTrace points => $"{(points.Noun == "arrows" ? "" : points.HasLines ? "line, " : "")}{NumberText.Count(points.Count)} {(points.Count == 1 ? points.Noun[..^1] : points.Noun)}{Spans(points.X, points.Y, panel)}",
            BarTrace { BinWidth: not null } bars => $"histogram of {NumberText.Count((long)bars.Values.Sum())} values in {NumberText.Count(bars.Values.Length)} bins"
                + Span(panel.X, "x", [bars.Positions.Min() - (bars.BinWidth.Value / 2), bars.Positions.Max() + (bars.BinWidth.Value / 2)]),
            BarTrace bars => $"{NumberText.Count(bars.Values.Length)} bars{Span(bars.IsHorizontal ? panel.X : panel.Y, "values", bars.Values)}",
            FieldTrace { Kind: FieldKind.Regions } regions => $"regions of {NumberText.Count(regions.Z.SelectMany(row => row).Distinct().Count())} classes{Spans(regions.X, regions.Y, panel)}",
            FieldTrace field => $"{Kind(field.Kind)}, {NumberText.Count(field.Y.Length)} × {NumberText.Count(field.X.Length)} values from {Short(field.Span.Min)} to {Short(field.Span.Max)}",
            _ => throw new ArgumentOutOfRangeException(nameof(trace)),
        };
        return trace.Note is null ? line : $"{line} ({trace.Note})";
    }

    private static string Kind(FieldKind kind) => kind switch
    {
        FieldKind.Heatmap => "heatmap",
        FieldKind.Surface => "surface",
        _ => "contours",
    };

    private static string Spans(double[] x, double[] y, Panel panel) => Span(panel.X, "x", x) + Span(panel.Y, "y", y);

    private static string Span(Axis axis, string otherwise, double[] values)
    {
        var finite = Array.FindAll(values, double.IsFinite);
        return finite.Length == 0 ? "" : $"; {axis.Title ?? otherwise} {Short(finite.Min())} to {Short(finite.Max())}";
    }

    private static string Short(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
}
