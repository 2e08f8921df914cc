namespace FromScratch.Interactive;

/// <summary>Points, joined by lines or marked or both. A coordinate that is not finite is a gap.</summary>
internal sealed record PointTrace : Trace
{
    /// <summary>A trace with more points is thinned to about so many: more than that no screen can tell apart.</summary>
    public const int DrawnAtMost = 4000;

    public required double[] X { get; init; }

    public required double[] Y { get; init; }

    public bool HasLines { get; init; }

    public bool HasMarkers { get; init; }

    public bool IsDashed { get; init; }

    /// <summary>How many points were given.</summary>
    public int Count { get; init; }

    /// <summary>What the points are called in the summary; an arrow is nine of them.</summary>
    public string Noun { get; init; } = "points";

    public static PointTrace Of(double[] x, double[] y, bool lines, bool markers, int drawnAtMost = DrawnAtMost)
    {
        var kept = x.Length <= drawnAtMost ? null : lines ? Thinning.Extremes(y, drawnAtMost) : Thinning.Evenly(y.Length, drawnAtMost);
        return new PointTrace
        {
            X = kept is null ? x : Array.ConvertAll(kept, i => x[i]),
            Y = kept is null ? y : Array.ConvertAll(kept, i => y[i]),
            HasLines = lines,
            // A line through one point cannot be seen.
            HasMarkers = markers || x.Length == 1,
            Count = x.Length,
            Note = kept is null ? null : $"{NumberText.Count(kept.Length)} of {NumberText.Count(x.Length)} points drawn{(lines ? ", extremes kept" : "")}",
        };
    }
}
