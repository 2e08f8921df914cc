namespace FromScratch.Interactive;

/// <summary>Where on the picture a value of an axis lies.</summary>
internal sealed class AxisScale(Axis axis, double min, double max)
{
    private double _from;
    private double _to;

    public Axis Axis => axis;

    public double Min => min;

    public double Max => max;

    /// <summary>Sets the pixels of the axis's two ends, lower value first.</summary>
    public AxisScale Over(double from, double to)
    {
        (_from, _to) = axis.IsReversed ? (to, from) : (from, to);
        return this;
    }

    /// <summary>The pixel of a value; not a number where the axis has no place for it.</summary>
    public double At(double value)
    {
        if (!double.IsFinite(value) || (axis.IsLog && value <= 0))
            return double.NaN;
        var share = axis.IsLog ? (Math.Log10(value) - Math.Log10(min)) / (Math.Log10(max) - Math.Log10(min)) : (value - min) / (max - min);
        return _from + (share * (_to - _from));
    }

    /// <summary>The ticks that fit when labels are so many pixels apart.</summary>
    public List<(double At, string Label)> TicksOver(double pixels, double apart)
    {
        var about = Math.Max(2, (int)(pixels / apart));
        if (axis.Categories is not { } names)
            return axis.IsLog ? Ticks.Log(min, max, about) : Ticks.Linear(min, max, about, axis.IsWhole ? 1 : 0);
        var every = Math.Max(1, (int)Math.Ceiling(names.Count / Math.Max(1, pixels / 18)));
        return [.. Enumerable.Range(0, names.Count).Where(i => i % every == 0 && i >= min && i <= max).Select(i => ((double)i, names[i]))];
    }
}
