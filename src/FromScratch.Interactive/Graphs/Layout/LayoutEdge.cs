namespace FromScratch.Interactive;

/// <summary>An arrow from one item to another, with room for the texts above and below its line.</summary>
internal sealed class LayoutEdge
{
    public required int From { get; init; }

    public required int To { get; init; }

    /// <summary>The room its label needs; a width of 0 is no label.</summary>
    public double LabelWidth { get; init; }

    public double LabelAbove { get; init; }

    public double LabelBelow { get; init; }

    /// <summary>The layout's answer: where the line starts, the corners of its level stretches, where it ends, left to right.</summary>
    public List<(double X, double Y)> Points { get; } = [];

    /// <summary>The layout's answer: the middle of the label, on the line.</summary>
    public (double X, double Y) Label { get; set; }
}
