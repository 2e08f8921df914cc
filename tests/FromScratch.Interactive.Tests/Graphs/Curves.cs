namespace FromScratch.Interactive.Tests.Graphs;

/// <summary>Lines as points: our routes and Graphviz's splines, to be looked at the same way.</summary>
internal static class Curves
{
    private const int Steps = 23;

    /// <summary>One of our routes: level stretches and the S-curves between them.</summary>
    public static IEnumerable<(double X, double Y)> Sample(IReadOnlyList<(double X, double Y)> corners)
    {
        for (var i = 1; i < corners.Count; i++)
        {
            var (from, to) = (corners[i - 1], corners[i]);
            var middle = (from.X + to.X) / 2;
            foreach (var point in Bezier(from, (middle, from.Y), (middle, to.Y), to))
                yield return point;
        }
    }

    public static IEnumerable<(double X, double Y)> Bezier((double X, double Y) a, (double X, double Y) b, (double X, double Y) c, (double X, double Y) d)
    {
        // A prime number of steps: edges of regular graphs cross at halves and thirds, where then neither has a point.
        for (var step = 0; step <= Steps; step++)
        {
            var t = step / (double)Steps;
            var s = 1 - t;
            yield return (
                (s * s * s * a.X) + (3 * s * s * t * b.X) + (3 * s * t * t * c.X) + (t * t * t * d.X),
                (s * s * s * a.Y) + (3 * s * s * t * b.Y) + (3 * s * t * t * c.Y) + (t * t * t * d.Y));
        }
    }

    /// <summary>A line drawn on to the centres of the nodes it joins.</summary>
    public static List<(double X, double Y)> Between((double X, double Y) from, IEnumerable<(double X, double Y)> line, (double X, double Y) to) =>
        [from, .. line, to];

    /// <summary>How often the edges cross, counting pairs of edges that have no node in common.</summary>
    public static int Crossings(IReadOnlyList<(int From, int To, List<(double X, double Y)> Line)> edges)
    {
        var count = 0;
        for (var i = 0; i < edges.Count; i++)
        {
            for (var j = i + 1; j < edges.Count; j++)
            {
                var (a, b) = (edges[i], edges[j]);
                if (a.From != b.From && a.From != b.To && a.To != b.From && a.To != b.To)
                    count += Crossings(a.Line, b.Line);
            }
        }

        return count;
    }

    private static int Crossings(List<(double X, double Y)> a, List<(double X, double Y)> b)
    {
        var count = 0;
        if (a.Max(p => p.X) < b.Min(p => p.X) || b.Max(p => p.X) < a.Min(p => p.X))
            return 0;
        for (var i = 1; i < a.Count; i++)
        {
            for (var j = 1; j < b.Count; j++)
            {
                if (Side(a[i - 1], a[i], b[j - 1]) != Side(a[i - 1], a[i], b[j]) && Side(b[j - 1], b[j], a[i - 1]) != Side(b[j - 1], b[j], a[i]))
                    count++;
            }
        }

        return count;
    }

    private static bool Side((double X, double Y) a, (double X, double Y) b, (double X, double Y) p) =>
        ((b.X - a.X) * (p.Y - a.Y)) - ((b.Y - a.Y) * (p.X - a.X)) > 0;
}
