namespace FromScratch.Interactive;

/// <summary>One series of data on a pair of axes.</summary>
internal abstract record Trace
{
    /// <summary>The name in the legend; null for none.</summary>
    public string? Name { get; init; }

    /// <summary>What is left out of the drawing, such as points beyond what can be seen; null where nothing is.</summary>
    public string? Note { get; init; }

    /// <summary>A CSS colour, or null for the next of the palette.</summary>
    public string? Color { get; init; }

    /// <summary>The palette's place, where it means something (a class); null for the next.</summary>
    public int? PaletteIndex { get; init; }
}
