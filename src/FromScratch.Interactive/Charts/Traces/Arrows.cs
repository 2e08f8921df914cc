namespace FromScratch.Interactive;

/// <summary>Arrows as one broken line: shaft, gap, head, gap. Plotly has no arrows of its own for data.</summary>
internal static class Arrows
{
    private const double HeadLength = 0.3;
    private const double HeadAngle = 0.42;

    public static PointTrace Of(double[] x, double[] y, double[] u, double[] v)
    {
        var usable = Enumerable.Range(0, x.Length).Where(i => double.IsFinite(x[i]) && double.IsFinite(y[i]) && double.IsFinite(u[i]) && double.IsFinite(v[i])).ToArray();
        var longest = usable.Select(i => Math.Sqrt((u[i] * u[i]) + (v[i] * v[i]))).DefaultIfEmpty(0).Max();
        var scale = longest > 0 ? Spacing([.. usable.Select(i => x[i])], [.. usable.Select(i => y[i])]) / longest : 0;
        // An arrow is nine points.
        var kept = usable.Length * 9 <= PointTrace.DrawnAtMost * 4 ? usable : [.. Thinning.Evenly(usable.Length, PointTrace.DrawnAtMost * 4 / 9).Select(i => usable[i])];
        var (lineX, lineY) = (new List<double>(), new List<double>());
        foreach (var i in kept)
            Draw(lineX, lineY, x[i], y[i], u[i] * scale, v[i] * scale);
        return new PointTrace
        {
            X = [.. lineX],
            Y = [.. lineY],
            HasLines = true,
            Count = x.Length,
            Noun = "arrows",
            Note = kept.Length < x.Length ? $"{NumberText.Count(kept.Length)} of {NumberText.Count(x.Length)} arrows drawn" : null,
        };
    }

    private static void Draw(List<double> lineX, List<double> lineY, double x, double y, double u, double v)
    {
        var (tipX, tipY) = (x + u, y + v);
        Add(x, y);
        Add(tipX, tipY);
        Add(double.NaN, double.NaN);
        Barb(HeadAngle);
        Add(tipX, tipY);
        Barb(-HeadAngle);
        Add(double.NaN, double.NaN);

        void Add(double a, double b)
        {
            lineX.Add(a);
            lineY.Add(b);
        }

        void Barb(double angle)
        {
            var (sin, cos) = Math.SinCos(angle);
            Add(tipX - (HeadLength * ((u * cos) - (v * sin))), tipY - (HeadLength * ((u * sin) + (v * cos))));
        }
    }

    /// <summary>About how far apart the starts are: the side of the square that each has to itself.</summary>
    private static double Spacing(double[] x, double[] y)
    {
        if (x.Length < 2)
            return 1;
        double width = x.Max() - x.Min(), height = y.Max() - y.Min(), perSide = Math.Max(1, Math.Sqrt(x.Length) - 1);
        return (width > 0 && height > 0 ? Math.Min(width, height) : Math.Max(width, height)) is var extent and > 0 ? extent / perSide : 1;
    }
}
