namespace FromScratch.Interactive;

/// <summary>An edge of the drawing with what is written above it (values) and below it (gradients).</summary>
internal sealed class PictureLink
{
    public const double Clearance = 3;
    private const double Margin = 4;

    public required PictureShape From { get; init; }

    public required PictureShape To { get; init; }

    /// <summary>The node whose value flows along the edge.</summary>
    public required Node Source { get; init; }

    /// <summary>The node that sends the gradient back along it; null for an output's and a branch's trunk, whose gradient is the node's own.</summary>
    public Node? Consumer { get; init; }

    public TextBlock Above { get; init; } = TextBlock.Empty;

    public TextBlock Below { get; init; } = TextBlock.Empty;

    public LayoutEdge Edge { get; private set; } = null!;

    public bool HasText => !Above.IsEmpty || !Below.IsEmpty;

    public double LabelWidth => HasText ? Math.Ceiling(Math.Max(Above.Width, Below.Width)) + (2 * Margin) : 0;

    /// <summary>The same edge between other ends, where a row breaks.</summary>
    public PictureLink Between(PictureShape from, PictureShape to) =>
        new() { From = from, To = to, Source = Source, Consumer = Consumer, Above = Above, Below = Below };

    public LayoutEdge NewEdge(int from, int to) => Edge = new LayoutEdge
    {
        From = from,
        To = to,
        LabelWidth = LabelWidth,
        LabelAbove = Above.IsEmpty ? 0 : Above.Height + Clearance,
        LabelBelow = Below.IsEmpty ? 0 : Below.Height + Clearance,
    };
}
