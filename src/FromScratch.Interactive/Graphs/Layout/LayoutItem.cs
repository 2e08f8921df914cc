namespace FromScratch.Interactive;

/// <summary>Something the layout puts in a column: a node, a branch point, an input's name. Lengths are SVG user units.</summary>
internal sealed class LayoutItem
{
    /// <summary>How wide it is.</summary>
    public required double Width { get; init; }

    /// <summary>How far it reaches above the line of its outgoing edge.</summary>
    public required double Above { get; init; }

    /// <summary>How far it reaches below that line.</summary>
    public required double Below { get; init; }

    /// <summary>Whether edges end on a circle of that width instead of on a rectangle.</summary>
    public bool Round { get; init; }

    /// <summary>The column the layout must put it in, or null to choose.</summary>
    public int? Rank { get; init; }

    /// <summary>The layout's answer: the centre of its width.</summary>
    public double X { get; set; }

    /// <summary>The layout's answer: the height of its edges.</summary>
    public double Y { get; set; }
}
