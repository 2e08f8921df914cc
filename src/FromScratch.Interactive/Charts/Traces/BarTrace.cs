namespace FromScratch.Interactive;

/// <summary>Bars from zero, at positions on their axis; a histogram's stand wall to wall.</summary>
internal sealed record BarTrace : Trace
{
    public required double[] Positions { get; init; }

    public required double[] Values { get; init; }

    /// <summary>The bars lie on their side.</summary>
    public bool IsHorizontal { get; init; }

    /// <summary>The bins' width where the bars are a histogram's.</summary>
    public double? BinWidth { get; init; }

    /// <summary>What a histogram counts, where it is few enough to be kept.</summary>
    public double[]? Counted { get; init; }
}
