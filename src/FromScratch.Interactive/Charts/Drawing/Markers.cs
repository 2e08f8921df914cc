using System.Text;

namespace FromScratch.Interactive;

/// <summary>The shapes that mark points, all of a series in one path.</summary>
internal static class Markers
{
    public static void Draw(SvgWriter svg, SeriesLook look, IEnumerable<(double X, double Y)> points)
    {
        // A dot is a line of no length with a round end: the shortest way to write one.
        var (shape, ends, width) = look.Symbol switch
        {
            "circle" => ("h0", " stroke-linecap=\"round\"", 6.5),
            "square" => ("h0", " stroke-linecap=\"square\"", 5.6),
            "triangle-up" => ("m0-4l3.8 6.8h-7.6z", "", 0.0),
            "diamond" => ("m0-4.2l3.7 4.2l-3.7 4.2l-3.7-4.2z", "", 0.0),
            "triangle-down" => ("m0 4l3.8-6.8h-7.6z", "", 0.0),
            _ => ("m-2.8-2.8l5.6 5.6m0-5.6l-5.6 5.6", " stroke-linecap=\"round\"", 2.0),
        };
        var path = new StringBuilder();
        foreach (var (x, y) in points)
            path.Append('M').Append(SvgWriter.Px(x)).Append(' ').Append(SvgWriter.Px(y)).Append(shape);
        if (path.Length == 0)
            return;
        if (width > 0)
            svg.Path(path.ToString(), look.Color, width, ends + " stroke-opacity=\"0.85\"");
        else
            svg.Shape(path.ToString(), look.Color, " fill-opacity=\"0.85\"");
    }
}
