namespace FromScratch.Interactive;

/// <summary>One pair of axes with everything around and on it.</summary>
internal static class PanelDrawing
{
    private const int TickSize = 11;
    private const int NoteSize = 10;

    public static void Draw(SvgWriter svg, Panel panel, Box cell)
    {
        var looks = SeriesLook.Of(panel);
        var notes = string.Join("; ", panel.Notes);
        double top = cell.Y, bottom = cell.Bottom;
        if (panel.Title is not null)
        {
            svg.Text(cell.X + (cell.Width / 2), top + 14, TextWidth.Fit(panel.Title, 14, cell.Width), size: 14, bold: true);
            top += 24;
        }

        if (notes.Length > 0)
        {
            bottom -= NoteSize + 4;
            svg.Text(cell.Right, cell.Bottom - 1, TextWidth.Fit(notes, NoteSize, cell.Width), NoteSize, "end", SvgWriter.Faint);
        }

        if (panel.ShowsLegend)
            top += Legend.Draw(svg, panel, looks, new Box(cell.X, top, cell.Width, bottom - top));

        var box = new Box(cell.X, top, cell.Width, bottom - top);
        var key = panel.Traces.OfType<FieldTrace>().FirstOrDefault(field => field.HasKey);
        if (key is not null)
            box = box with { Width = box.Width - ColorKey.Draw(svg, key, box) };
        if (key is { Kind: FieldKind.Surface })
        {
            SurfaceDrawing.Draw(svg, key, panel, box);
            return;
        }

        Axes(svg, panel, looks, box);
    }

    private static void Axes(SvgWriter svg, Panel panel, SeriesLook[] looks, Box box)
    {
        var (x, y) = (AxisRange.Of(panel, across: true), AxisRange.Of(panel, across: false));
        double above = 6, below = panel.X.Title is null ? 24 : 44;
        var height = Math.Max(20, box.Height - above - below);
        var widest = y.TicksOver(height, 48).Select(tick => TextWidth.Of(tick.Label, TickSize)).DefaultIfEmpty(0).Max();
        var left = Math.Min(box.Width * 0.4, widest + 12 + (panel.Y.Title is null ? 0 : 22));
        var plot = new Box(box.X + left, box.Y + above, Math.Max(20, box.Width - left - 12), height);
        if (panel.EqualUnits)
            (x, y) = SameUnits(x, y, plot);
        x.Over(plot.X, plot.Right);
        y.Over(plot.Bottom, plot.Y);

        Across(svg, x, plot);
        Upwards(svg, y, plot, left);
        if (panel.X.Title is { } below1)
            svg.Text(plot.X + (plot.Width / 2), plot.Bottom + 37, TextWidth.Fit(below1, 13, plot.Width), size: 13);
        if (panel.Y.Title is { } beside)
            svg.Text(box.X + 13, plot.Y + (plot.Height / 2), TextWidth.Fit(beside, 13, plot.Height + 40), size: 13, upwards: true);

        svg.Clipped(plot, () => TraceDrawing.Draw(svg, panel, looks, x, y, plot));
        svg.Path($"M{SvgWriter.Px(plot.X)} {SvgWriter.Px(plot.Y)}V{SvgWriter.Px(plot.Bottom)}H{SvgWriter.Px(plot.Right)}", SvgWriter.Faint, 1);
        foreach (var annotation in panel.Annotations)
            Annotate(svg, annotation, x, y, plot);
        if (!TraceDrawing.HasAnything(panel))
            svg.Text(plot.X + (plot.Width / 2), plot.Y + (plot.Height / 2), "no points to draw", size: 13, fill: SvgWriter.Faint);
    }

    private static void Across(SvgWriter svg, AxisScale x, Box plot)
    {
        var ticks = x.TicksOver(plot.Width, 80);
        var room = plot.Width / Math.Max(1, ticks.Count);
        foreach (var (at, label) in ticks)
        {
            var pixel = x.At(at);
            if (x.Axis.Categories is null)
                svg.Line(pixel, plot.Y, pixel, plot.Bottom, "#e6e6e6");
            svg.Line(pixel, plot.Bottom, pixel, plot.Bottom + 4, SvgWriter.Faint);
            svg.Text(pixel, plot.Bottom + 17, x.Axis.Categories is null ? label : TextWidth.Fit(label, TickSize, Math.Max(24, room - 4)), TickSize);
        }
    }

    private static void Upwards(SvgWriter svg, AxisScale y, Box plot, double left)
    {
        foreach (var (at, label) in y.TicksOver(plot.Height, 48))
        {
            var pixel = y.At(at);
            if (y.Axis.Categories is null)
                svg.Line(plot.X, pixel, plot.Right, pixel, "#e6e6e6");
            svg.Line(plot.X - 4, pixel, plot.X, pixel, SvgWriter.Faint);
            svg.Text(plot.X - 7, pixel + 4, TextWidth.Fit(label, TickSize, left - 8), TickSize, "end");
        }
    }

    private static (AxisScale X, AxisScale Y) SameUnits(AxisScale x, AxisScale y, Box plot)
    {
        double perX = (x.Max - x.Min) / plot.Width, perY = (y.Max - y.Min) / plot.Height;
        return perX > perY ? (x, Wider(y, perX * plot.Height)) : (Wider(x, perY * plot.Width), y);

        static AxisScale Wider(AxisScale scale, double span)
        {
            var middle = (scale.Min / 2) + (scale.Max / 2);
            return new AxisScale(scale.Axis, middle - (span / 2), middle + (span / 2));
        }
    }

    private static void Annotate(SvgWriter svg, Annotation annotation, AxisScale x, AxisScale y, Box plot)
    {
        var (atX, atY) = (x.At(annotation.X), y.At(annotation.Y));
        if (!(atX >= plot.X && atX <= plot.Right && atY >= plot.Y && atY <= plot.Bottom))
            return;
        // The text stands where the plot has more room.
        double right = atX < plot.X + (plot.Width / 2) ? 1 : -1, up = atY > plot.Y + 40 ? -1 : 1;
        var text = TextWidth.Fit(annotation.Text, 12, plot.Width * 0.6);
        double textX = atX + (26 * right), textY = atY + (22 * up), width = TextWidth.Of(text, 12);
        svg.Line(atX + (4 * right), atY + (4 * up), textX - (2 * right), textY, SvgWriter.Ink);
        svg.Path($"M{SvgWriter.Px(atX)} {SvgWriter.Px(atY)}h0", SvgWriter.Ink, 5, " stroke-linecap=\"round\"");
        svg.Rect(right > 0 ? textX - 1 : textX - width - 2, textY - 9, width + 3, 17, "#ffffff", " fill-opacity=\"0.85\" rx=\"2\"");
        svg.Text(textX, textY + 4, text, anchor: right > 0 ? "start" : "end");
    }
}
