using System.Text;

namespace FromScratch.Interactive;

/// <summary>The data themselves, inside the axes.</summary>
internal static class TraceDrawing
{
    public const string Dashes = " stroke-dasharray=\"7 4\"";

    /// <summary>Whether any trace has something that can be seen.</summary>
    public static bool HasAnything(Panel panel) => panel.Traces.Any(trace => trace switch
    {
        PointTrace points => points.X.Where((value, i) => CanBeSeen(value, panel.X) && CanBeSeen(points.Y[i], panel.Y)).Any(),
        BarTrace bars => bars.Values.Any(value => double.IsFinite(value) && value != 0),
        FieldTrace field => field.Z.Any(row => row.Any(double.IsFinite)),
        _ => false,
    });

    public static void Draw(SvgWriter svg, Panel panel, SeriesLook[] looks, AxisScale x, AxisScale y, Box plot)
    {
        var groups = panel.Traces.OfType<BarTrace>().Where(bars => bars.BinWidth is null).ToList();
        for (var i = 0; i < panel.Traces.Count; i++)
        {
            switch (panel.Traces[i])
            {
                case PointTrace points:
                    Points(svg, points, looks[i], x, y);
                    break;
                case BarTrace bars:
                    Bars(svg, bars, looks[i], x, y, groups.IndexOf(bars), groups.Count);
                    break;
                case FieldTrace { Kind: FieldKind.Heatmap or FieldKind.Regions } cells:
                    FieldCells.Draw(svg, cells, x, y);
                    break;
                case FieldTrace field when field.X.Length > 0 && field.Y.Length > 0:
                    Contours(svg, field, x, y, plot);
                    break;
            }
        }
    }

    private static bool CanBeSeen(double value, Axis axis) => double.IsFinite(value) && (!axis.IsLog || value > 0);

    private static void Points(SvgWriter svg, PointTrace points, SeriesLook look, AxisScale x, AxisScale y)
    {
        var (line, alone) = (new StringBuilder(), new StringBuilder());
        var marks = new List<(double, double)>();
        for (var i = 0; i < points.X.Length; i++)
        {
            var (atX, atY) = (x.At(points.X[i]), y.At(points.Y[i]));
            if (!double.IsFinite(atX + atY))
                continue;
            marks.Add((atX, atY));
            var (first, last) = (i == 0 || !Seen(i - 1), i + 1 == points.X.Length || !Seen(i + 1));
            // A point alone between gaps would not be seen as a line.
            var path = first && last ? alone : line;
            path.Append(first ? 'M' : 'L').Append(SvgWriter.Px(atX)).Append(' ').Append(SvgWriter.Px(atY)).Append(first && last ? "h0" : "");
        }

        if (points.HasLines && line.Length > 0)
            svg.Path(line.ToString(), look.Color, 2, " stroke-linejoin=\"round\" stroke-linecap=\"round\"" + (points.IsDashed ? Dashes : ""));
        if (points.HasLines && alone.Length > 0)
            svg.Path(alone.ToString(), look.Color, 5, " stroke-linecap=\"round\"");
        if (points.HasMarkers)
            Markers.Draw(svg, look, marks);

        bool Seen(int i) => double.IsFinite(x.At(points.X[i]) + y.At(points.Y[i]));
    }

    private static void Bars(SvgWriter svg, BarTrace bars, SeriesLook look, AxisScale x, AxisScale y, int place, int places)
    {
        var (along, up) = bars.IsHorizontal ? (y, x) : (x, y);
        // A histogram's bars touch; others leave a fifth of their place free and share the rest with their group.
        var (offset, width) = bars.BinWidth is { } bin ? (-bin / 2, bin) : (-0.4 + (0.8 * place / places), 0.8 / places);
        var ground = up.Axis.IsLog ? up.At(up.Min) : up.At(0);
        for (var i = 0; i < bars.Values.Length; i++)
        {
            double from = along.At(bars.Positions[i] + offset), to = along.At(bars.Positions[i] + offset + width), top = up.At(bars.Values[i]);
            if (!double.IsFinite(top) || top == ground)
                continue;
            var (start, size, low, length) = (Math.Min(from, to), Math.Abs(to - from), Math.Min(top, ground), Math.Abs(top - ground));
            var edge = bars.BinWidth is null ? "" : " stroke=\"#ffffff\" stroke-width=\"1\"";
            if (bars.IsHorizontal)
                svg.Rect(low, start, length, size, look.Color, edge);
            else
                svg.Rect(start, low, size, length, look.Color, edge);
        }
    }

    private static void Contours(SvgWriter svg, FieldTrace field, AxisScale x, AxisScale y, Box plot)
    {
        var levels = ContourLines.Levels(field);
        var filled = field.Kind is FieldKind.FilledContour;
        if (filled)
            FieldCells.Bands(svg, field, levels, x, y, plot);
        var (low, high, diverging) = field.Scale;
        foreach (var level in levels)
        {
            var path = ContourLines.Path(field, level, x, y);
            if (path.Length > 0)
                svg.Path(path, filled ? "#ffffff" : Palette.At((level - low) / (high - low), diverging), filled ? 1 : 1.8, filled ? " stroke-opacity=\"0.7\"" : " stroke-linecap=\"round\"");
        }
    }
}
