namespace FromScratch.Interactive;

/// <summary>The names of the series with their colour and shape, in rows above the plot.</summary>
internal static class Legend
{
    private const int RowHeight = 18;
    private const int Swatch = 26;

    /// <summary>Draws the legend at the top of the box and returns the height it took.</summary>
    public static double Draw(SvgWriter svg, Panel panel, SeriesLook[] looks, Box box)
    {
        double x = box.X + 8, y = box.Y + 4;
        for (var i = 0; i < panel.Traces.Count; i++)
        {
            var trace = panel.Traces[i];
            if (trace.Name is null)
                continue;
            var name = TextWidth.Fit(trace.Name, 12, box.Width - Swatch - 16);
            var width = Swatch + TextWidth.Of(name, 12) + 16;
            if (x > box.X + 8 && x + width > box.Right)
                (x, y) = (box.X + 8, y + RowHeight);
            Sample(svg, trace, looks[i], x, y + 8);
            svg.Text(x + Swatch, y + 12, name, anchor: "start");
            x += width;
        }

        return y + RowHeight + 4 - box.Y;
    }

    private static void Sample(SvgWriter svg, Trace trace, SeriesLook look, double x, double y)
    {
        if (trace is not PointTrace points)
        {
            svg.Rect(x + 4, y - 5, 12, 10, look.Color);
            return;
        }

        if (points.HasLines)
            svg.Path($"M{SvgWriter.Px(x)} {SvgWriter.Px(y)}h20", look.Color, 2, points.IsDashed ? TraceDrawing.Dashes : "");
        if (points.HasMarkers)
            Markers.Draw(svg, look, [(x + 10, y)]);
    }
}
