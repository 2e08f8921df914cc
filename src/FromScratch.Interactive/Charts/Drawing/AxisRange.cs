namespace FromScratch.Interactive;

/// <summary>From where to where an axis goes: what was asked for, otherwise what its data need and a little air.</summary>
internal static class AxisRange
{
    private const double Widest = 1e300;

    public static AxisScale Of(Panel panel, bool across)
    {
        var axis = across ? panel.X : panel.Y;
        var (min, max, airBelow, airAbove) = Extent(panel, across, axis.IsLog);
        if (axis.Range is { } range && (!axis.IsLog || range.Max > 0))
            return new AxisScale(axis, axis.IsLog && range.Min <= 0 ? Math.Min(min, range.Max / 10) : range.Min, range.Max);
        if (axis.IsLog)
        {
            var (low, high) = (Math.Log10(min), Math.Log10(max));
            if (low == high)
                (low, high) = (low - 0.5, high + 0.5);
            return new AxisScale(axis, Math.Pow(10, Math.Max(-300, low - (airBelow * (high - low)))), Math.Pow(10, Math.Min(300, high + (airAbove * (high - low)))));
        }

        (min, max) = (Math.Clamp(min, -Widest, Widest), Math.Clamp(max, -Widest, Widest));
        // Two neighbouring numbers have nothing between them to put a tick on.
        if (max - min <= Math.Max(Math.Abs(min), Math.Abs(max)) * 1e-12)
        {
            var air = min == 0 ? 1 : Math.Abs(min) * 0.1;
            return new AxisScale(axis, min - air, max + air);
        }

        return new AxisScale(axis, min - (airBelow * (max - min)), max + (airAbove * (max - min)));
    }

    private static (double Min, double Max, double AirBelow, double AirAbove) Extent(Panel panel, bool across, bool log)
    {
        double min = double.PositiveInfinity, max = double.NegativeInfinity, air = 0;
        var (barsFromBelow, barsFromAbove) = (false, false);
        foreach (var trace in panel.Traces)
        {
            switch (trace)
            {
                case PointTrace points:
                    // A line may touch the sides; a marker must not be cut.
                    air = Math.Max(air, !across ? 0.05 : points.HasMarkers ? 0.03 : 0);
                    for (var i = 0; i < points.X.Length; i++)
                    {
                        if (double.IsFinite(points.X[i]) && double.IsFinite(points.Y[i]))
                            Include(across ? points.X[i] : points.Y[i]);
                    }

                    break;
                case BarTrace bars when bars.IsHorizontal != across:
                    var half = (bars.BinWidth ?? 1) / 2;
                    foreach (var position in bars.Positions)
                    {
                        Include(position - half);
                        Include(position + half);
                    }

                    break;
                case BarTrace bars:
                    air = Math.Max(air, 0.05);
                    Include(0);
                    foreach (var value in bars.Values)
                        Include(value);
                    (barsFromBelow, barsFromAbove) = (min >= 0, max <= 0);
                    break;
                case FieldTrace field:
                    foreach (var edge in FieldCells.Edges(field, across))
                        Include(edge);
                    break;
            }
        }

        return min > max ? (log ? 1 : 0, log ? 10 : 1, 0, 0) : (min, max, barsFromBelow ? 0 : air, barsFromAbove ? 0 : air);

        void Include(double value)
        {
            if (!double.IsFinite(value) || (log && value <= 0))
                return;
            (min, max) = (Math.Min(min, value), Math.Max(max, value));
        }
    }
}
