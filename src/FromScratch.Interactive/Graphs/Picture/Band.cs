namespace FromScratch.Interactive;

/// <summary>One row of a drawing: a stretch of columns, with connectors where an edge goes on in another row.</summary>
internal sealed class Band
{
    private LayeredLayout? _layout;

    public List<PictureShape> Shapes { get; } = [];

    public List<PictureLink> Links { get; } = [];

    /// <summary>How far the row stands from the left and top of the drawing.</summary>
    public double X { get; set; }

    public double Y { get; set; }

    public LayeredLayout Arrange() => _layout ??= NewLayout();

    private LayeredLayout NewLayout()
    {
        var index = new Dictionary<PictureShape, int>();
        foreach (var shape in Shapes)
            index[shape] = index.Count;
        var first = Shapes.Min(shape => shape.Rank);
        return LayeredLayout.Arrange(
            [.. Shapes.Select(shape => shape.NewItem(shape.Rank - first))],
            [.. Links.Select(link => link.NewEdge(index[link.From], index[link.To]))]);
    }
}
