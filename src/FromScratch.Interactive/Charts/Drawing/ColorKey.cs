namespace FromScratch.Interactive;

/// <summary>The key to a field's colours: a strip with round numbers, to the right of the plot.</summary>
internal static class ColorKey
{
    private const int Strip = 14;
    private const int Pieces = 48;

    /// <summary>Draws the key at the right of the box and returns the width it took.</summary>
    public static double Draw(SvgWriter svg, FieldTrace field, Box box)
    {
        var (low, high, diverging) = field.Scale;
        var (top, height) = (box.Y + 8, Math.Max(20, box.Height - 56));
        var ticks = Ticks.Linear(low, high, Math.Max(2, (int)(height / 40)));
        var labels = ticks.Select(tick => TextWidth.Of(tick.Label, 11)).DefaultIfEmpty(0).Max();
        var width = Strip + labels + 22;
        var left = box.Right - width + 10;
        for (var i = 0; i < Pieces; i++)
        {
            var place = (i + 0.5) / Pieces;
            svg.Rect(left, top + (height * (Pieces - 1 - i) / Pieces), Strip, (height / Pieces) + 0.5, Palette.At(place, diverging), " shape-rendering=\"crispEdges\"");
        }

        foreach (var (at, label) in ticks)
        {
            var y = top + (height * (high - at) / (high - low));
            svg.Line(left + Strip, y, left + Strip + 4, y, SvgWriter.Faint);
            svg.Text(left + Strip + 6, y + 4, label, 11, "start");
        }

        return width;
    }
}
