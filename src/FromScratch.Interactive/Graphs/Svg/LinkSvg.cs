using System.Text;

namespace FromScratch.Interactive;

/// <summary>Draws an edge's line and arrow head, and the texts above and below it.</summary>
internal static class LinkSvg
{
    private const double HeadLength = 7.5;
    private const double HeadHalf = 3.4;

    public static void DrawLine(SvgText svg, PictureLink link)
    {
        var points = link.Edge.Points;
        var (tipX, tipY) = points[^1];
        var head = link.To.Kind != ShapeKind.Branch;
        var path = new StringBuilder($"M{N(points[0].X)} {N(points[0].Y)}");
        for (var i = 1; i < points.Count; i++)
        {
            var (x0, y0) = points[i - 1];
            var (x, y) = points[i];
            if (head && i == points.Count - 1)
                x = Math.Max(x0, x - HeadLength + 1);
            if (N(y0) == N(y))
                path.Append('H').Append(N(x));
            else
                path.AppendJoin(' ', $"C{N((x0 + x) / 2)}", N(y0), N((x0 + x) / 2), N(y), N(x), N(y));
        }

        svg.Raw($"<path d=\"{path}\" {SvgText.Stroke("edge", 1.3)}/>");
        if (head)
            svg.Raw($"<path d=\"M{N(tipX)} {N(tipY)}l{N(-HeadLength)} {N(-HeadHalf)}v{N(2 * HeadHalf)}z\" {SvgText.Fill("edge")}/>");
    }

    public static void DrawAbove(SvgText svg, PictureLink link) =>
        Draw(svg, link.Above, link.Edge.Label.X, link.Edge.Label.Y - PictureLink.Clearance - link.Above.Height);

    public static void DrawBelow(SvgText svg, PictureLink link) =>
        Draw(svg, link.Below, link.Edge.Label.X, link.Edge.Label.Y + PictureLink.Clearance);

    private static void Draw(SvgText svg, TextBlock block, double x, double top)
    {
        double? matrixTop = null;
        for (var i = 0; i < block.Lines.Count; i++)
        {
            var line = block.Lines[i];
            var part = Part(line.Role);
            var font = line.IsRow ? "font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\"" : "";
            var exact = block.Exact is not null && i == block.Lines.Count - 1 ? block.Exact : null;
            svg.Line(x, top + (line.Size * 1.0), line.Text, part, line.Size, font, exact);
            if (line.IsRow)
            {
                matrixTop ??= top;
                if (i == block.Lines.Count - 1)
                    Brackets(svg, x, line.Width, matrixTop.Value + 0.5, top + line.Height - 0.5, part);
            }

            top += line.Height;
        }
    }

    private static void Brackets(SvgText svg, double x, double width, double top, double bottom, string part)
    {
        var (left, right) = (x - (width / 2), x + (width / 2));
        svg.Raw($"<path d=\"M{N(left + 3)} {N(top)}H{N(left)}V{N(bottom)}h3M{N(right - 3)} {N(top)}H{N(right)}V{N(bottom)}h-3\" {SvgText.Stroke(part, 1)}/>");
    }

    private static string Part(TextRole role) => role switch
    {
        TextRole.Value => "value",
        TextRole.Gradient => "gradient",
        TextRole.Error => "error",
        TextRole.Muted => "muted",
        _ => "name",
    };

    private static string N(double value) => SvgText.Number(value);
}
