using System.Text;

namespace FromScratch.Interactive;

/// <summary>A surface seen from one side, above: four-sided pieces in the colours of their height, far ones first.</summary>
internal static class SurfaceDrawing
{
    private const int PiecesAtMost = 40;
    private static readonly (double Sin, double Cos) Turn = Math.SinCos(-0.9);
    private static readonly (double Sin, double Cos) Tilt = Math.SinCos(0.5);

    public static void Draw(SvgWriter svg, FieldTrace field, Panel panel, Box box)
    {
        int[] across = Places(field.X.Length), up = Places(field.Y.Length);
        if (across.Length < 2 || up.Length < 2 || !field.Z.Any(row => row.Any(double.IsFinite)))
        {
            svg.Text(box.X + (box.Width / 2), box.Y + (box.Height / 2), "no surface to draw", size: 13, fill: SvgWriter.Faint);
            return;
        }

        var (low, high) = field.Span is var span && span.Max > span.Min ? span : (span.Min - 0.5, span.Max + 0.5);
        var size = Math.Min(box.Width / 1.55, box.Height / 1.45);
        var (middleX, middleY) = (box.X + (box.Width / 2), box.Y + (box.Height * 0.47));
        Frame(svg, Page, panel, field, (low, high));

        var (scaleLow, scaleHigh, diverging) = field.Scale;
        var pieces = new List<(double Depth, string Path, string Color)>();
        for (var i = 0; i + 1 < up.Length; i++)
        {
            for (var j = 0; j + 1 < across.Length; j++)
                Piece(i, j);
        }

        foreach (var (_, path, color) in pieces.OrderBy(piece => piece.Depth))
            svg.Shape(path, color, " stroke=\"#ffffff\" stroke-opacity=\"0.35\" stroke-width=\"0.5\"");

        void Piece(int i, int j)
        {
            var corners = new[] { (i, j), (i, j + 1), (i + 1, j + 1), (i + 1, j) };
            var mean = corners.Average(corner => field.Z[up[corner.Item1]][across[corner.Item2]]);
            if (!double.IsFinite(mean))
                return;
            var path = new StringBuilder();
            double depth = 0;
            foreach (var (row, column) in corners)
            {
                var (x, y, towards) = Page(
                    Share(field.X[across[column]], field.X[0], field.X[^1]),
                    Share(field.Y[up[row]], field.Y[0], field.Y[^1]),
                    Share(field.Z[up[row]][across[column]], low, high));
                path.Append(path.Length == 0 ? 'M' : 'L').Append(SvgWriter.Px(x)).Append(' ').Append(SvgWriter.Px(y));
                depth += towards;
            }

            pieces.Add((depth, path.Append('z').ToString(), Palette.At((mean - scaleLow) / (scaleHigh - scaleLow), diverging)));
        }

        (double X, double Y, double Towards) Page(double x, double y, double z)
        {
            var (a, b) = (x - 0.5, y - 0.5);
            var side = (a * Turn.Cos) - (b * Turn.Sin);
            var away = (a * Turn.Sin) + (b * Turn.Cos);
            return (middleX + (size * side), middleY - (size * ((away * Tilt.Sin) + ((z - 0.5) * 0.75 * Tilt.Cos))), -away);
        }
    }

    /// <summary>The floor and the height's edge, with the values at their ends.</summary>
    private static void Frame(SvgWriter svg, Func<double, double, double, (double X, double Y, double Towards)> page, Panel panel, FieldTrace field, (double Low, double High) z)
    {
        var corners = new[] { page(0, 0, 0), page(1, 0, 0), page(1, 1, 0), page(0, 1, 0) };
        svg.Path("M" + string.Join('L', corners.Select(c => $"{SvgWriter.Px(c.X)} {SvgWriter.Px(c.Y)}")) + "z", "#bbbbbb", 1);
        var leftmost = corners.MinBy(corner => corner.X);
        var top = leftmost.Y - (page(0, 0, 0).Y - page(0, 0, 1).Y);
        svg.Line(leftmost.X, leftmost.Y, leftmost.X, top, "#bbbbbb");
        svg.Text(leftmost.X - 5, leftmost.Y + 4, Label(z.Low), 11, "end");
        svg.Text(leftmost.X - 5, top + 4, Label(z.High), 11, "end");
        Edge(page(0, 0, 0), page(1, 0, 0), field.X, panel.X.Title ?? "x");
        Edge(page(1, 0, 0), page(1, 1, 0), field.Y, panel.Y.Title ?? "y");

        void Edge((double X, double Y, double) from, (double X, double Y, double) to, double[] places, string name)
        {
            double middleX = (from.X + to.X) / 2, middleY = (from.Y + to.Y) / 2;
            svg.Text(middleX, middleY + 34, name, 13);
            svg.Text(from.X + ((to.X - from.X) * 0.1), from.Y + ((to.Y - from.Y) * 0.1) + 18, Label(places[0]), 11);
            svg.Text(from.X + ((to.X - from.X) * 0.9), from.Y + ((to.Y - from.Y) * 0.9) + 18, Label(places[^1]), 11);
        }

        static string Label(double value) => value.ToString("G3", System.Globalization.CultureInfo.InvariantCulture).Replace('-', '−');
    }

    private static double Share(double value, double from, double to) => (value - from) / (to - from);

    private static int[] Places(int count)
    {
        var pieces = Math.Min(count, PiecesAtMost + 1);
        return count < 2 ? [] : [.. Enumerable.Range(0, pieces).Select(i => (int)((long)(count - 1) * i / (pieces - 1)))];
    }
}
