using System.Text;

namespace FromScratch.Interactive;

/// <summary>Lines of equal value through a grid, cell by cell (marching squares).</summary>
internal static class ContourLines
{
    /// <summary>About ten round numbers strictly inside the field's values.</summary>
    public static double[] Levels(FieldTrace field)
    {
        var (min, max) = field.Span;
        return max > min ? [.. Ticks.Linear(min, max, 12).Select(tick => tick.At).Where(level => level > min && level < max)] : [];
    }

    /// <summary>The pieces of one level's line, in pixels, as SVG path data.</summary>
    public static string Path(FieldTrace field, double level, AxisScale x, AxisScale y)
    {
        var path = new StringBuilder();
        for (var i = 0; i + 1 < field.Y.Length; i++)
        {
            for (var j = 0; j + 1 < field.X.Length; j++)
                Cell(i, j);
        }

        return path.ToString();

        void Cell(int i, int j)
        {
            double a = field.Z[i][j], b = field.Z[i][j + 1], c = field.Z[i + 1][j + 1], d = field.Z[i + 1][j];
            if (!double.IsFinite(a + b + c + d))
                return;
            var crossings = new List<(double X, double Y)>(4);
            Edge(a, b, field.X[j], field.Y[i], field.X[j + 1], field.Y[i]);
            Edge(b, c, field.X[j + 1], field.Y[i], field.X[j + 1], field.Y[i + 1]);
            Edge(c, d, field.X[j + 1], field.Y[i + 1], field.X[j], field.Y[i + 1]);
            Edge(d, a, field.X[j], field.Y[i + 1], field.X[j], field.Y[i]);
            if (crossings.Count == 4 && (a + b + c + d) / 4 >= level == a >= level)
            {
                // A saddle: the middle decides which corners hang together.
                Join(crossings[0], crossings[1]);
                Join(crossings[2], crossings[3]);
            }
            else if (crossings.Count >= 2)
            {
                Join(crossings[0], crossings[^1]);
                if (crossings.Count == 4)
                    Join(crossings[1], crossings[2]);
            }

            void Edge(double from, double to, double x1, double y1, double x2, double y2)
            {
                if (from >= level == to >= level)
                    return;
                var share = (level - from) / (to - from);
                crossings.Add((x1 + (share * (x2 - x1)), y1 + (share * (y2 - y1))));
            }
        }

        void Join((double X, double Y) from, (double X, double Y) to) => path
            .Append('M').Append(SvgWriter.Px(x.At(from.X))).Append(' ').Append(SvgWriter.Px(y.At(from.Y)))
            .Append('L').Append(SvgWriter.Px(x.At(to.X))).Append(' ').Append(SvgWriter.Px(y.At(to.Y)));
    }
}
