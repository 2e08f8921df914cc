namespace FromScratch.Interactive;

/// <summary>Chooses which of very many points are drawn.</summary>
internal static class Thinning
{
    /// <summary>
    /// Of each stretch of a line its first, lowest, highest and last point, in order: at screen resolution the drawing is the same,
    /// and no spike and no gap is lost.
    /// </summary>
    public static int[] Extremes(double[] y, int atMost)
    {
        var stretches = atMost / 4;
        var kept = new List<int>(atMost);
        for (var s = 0; s < stretches; s++)
        {
            var (from, to) = ((int)((long)y.Length * s / stretches), (int)((long)y.Length * (s + 1) / stretches));
            int lowest = from, highest = from, gap = -1;
            for (var i = from; i < to; i++)
            {
                if (!double.IsFinite(y[i]))
                {
                    gap = i;
                    continue;
                }

                if (!(y[i] >= y[lowest]))
                    lowest = i;
                if (!(y[i] <= y[highest]))
                    highest = i;
            }

            kept.AddRange(new SortedSet<int> { from, lowest, highest, gap < 0 ? from : gap, to - 1 });
        }

        return [.. kept];
    }

    /// <summary>Evenly spread ones of a cloud, the first and the last among them.</summary>
    public static int[] Evenly(int count, int atMost) => [.. Enumerable.Range(0, atMost).Select(i => (int)((long)(count - 1) * i / (atMost - 1)))];
}
