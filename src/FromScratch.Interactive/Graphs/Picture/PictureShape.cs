namespace FromScratch.Interactive;

internal enum ShapeKind
{
    Operation,
    Layer,
    Branch,
    Input,
    Constant,
    Output,
    Connector,
}

/// <summary>Something drawn at the ends of edges: a node's circle or box, a branch point, a name.</summary>
internal sealed class PictureShape
{
    public const double Radius = 18;
    private const double WidestName = 220;

    public required ShapeKind Kind { get; init; }

    public string Text { get; init; } = "";

    public string? Detail { get; init; }

    /// <summary>The graph's node; null for an output's arrow end and a connector.</summary>
    public Node? Node { get; init; }

    public bool Failed { get; init; }

    public bool Computed { get; init; }

    public int Rank { get; set; }

    public LayoutItem Item { get; set; } = null!;

    public double FontSize => Kind switch
    {
        ShapeKind.Operation => Text.Length == 1 ? 17 : 12,
        ShapeKind.Connector => 11,
        _ => 13,
    };

    public const double DetailSize = 10;

    public string ShownText => Kind == ShapeKind.Operation ? Text : TextBounds.Shorten(Text, FontSize, WidestName);

    public string? ShownDetail => Detail is null ? null : TextBounds.Shorten(Detail, DetailSize, WidestName);

    public double TextSpan => TextBounds.Of(ShownText, FontSize);

    public double Width => Kind switch
    {
        ShapeKind.Operation => Math.Max(2 * Radius, TextSpan + 12),
        ShapeKind.Layer => Math.Max(Math.Max(TextSpan, TextBounds.Of(ShownDetail ?? "", DetailSize)) + 20, 56),
        ShapeKind.Branch => 7,
        ShapeKind.Input => TextSpan + 16,
        ShapeKind.Constant => TextSpan + 4,
        ShapeKind.Connector => 20,
        _ => Text.Length == 0 ? 2 : TextSpan + 4,
    };

    public double HalfHeight => Kind switch
    {
        ShapeKind.Operation => Radius,
        ShapeKind.Layer => Detail is null ? 19 : 24,
        ShapeKind.Branch => 3.5,
        ShapeKind.Input => 12,
        ShapeKind.Connector => 10,
        _ => 9,
    };

    public bool Round => Kind is ShapeKind.Branch or ShapeKind.Connector || (Kind == ShapeKind.Operation && Width <= 2 * Radius);

    public LayoutItem NewItem(int rank) => Item = new LayoutItem { Width = Width, Above = HalfHeight, Below = HalfHeight, Round = Round, Rank = rank };
}
