namespace FromScratch.Interactive;

/// <summary>
/// Breaks a long graph into rows, as a text breaks into lines, so that its letters stay readable at the width of a cell.
/// Breaks are made where few edges are cut; a cut edge ends at a lettered connector and goes on at the same letter.
/// </summary>
internal static class Bands
{
    private const double WidestRow = 940;
    private const double LikelyGap = 15;
    private const double Connector = 60;

    public static List<Band> Split(GraphPicture picture)
    {
        AssignRanks(picture);
        var whole = new Band();
        whole.Shapes.AddRange(picture.Shapes);
        whole.Links.AddRange(picture.Links);
        var likely = Widths(picture, picture.Shapes.Max(shape => shape.Rank) + 1).Sum();
        if (likely <= 1.2 * WidestRow && whole.Arrange().Width <= WidestRow)
            return [whole];

        // How wide a row comes out depends on how far its edges climb, which is known only afterwards.
        List<Band> rows = [whole];
        for (var width = WidestRow; width > WidestRow / 2; width *= 0.93)
        {
            rows = Split(picture, Breaks(picture, width));
            if (rows.TrueForAll(row => row.Arrange().Width <= WidestRow))
                break;
        }

        return rows;
    }

    private static List<Band> Split(GraphPicture picture, List<int> breaks)
    {
        var readsInto = Inputs(picture);
        var bands = breaks.Select(_ => new Band()).ToList();
        int BandOf(PictureShape shape) => breaks.FindIndex(last => readsInto.GetValueOrDefault(shape, shape).Rank <= last);
        foreach (var shape in picture.Shapes)
            bands[BandOf(shape)].Shapes.Add(shape);
        var letters = 0;
        foreach (var link in picture.Links.OrderBy(link => BandOf(link.From)).ThenBy(link => BandOf(link.To)))
        {
            var (from, to) = (BandOf(link.From), BandOf(link.To));
            if (from == to)
                bands[from].Links.Add(link);
            else
                Cut(link, bands[from], breaks[from] + 1, bands[to], breaks[to - 1], Letter(letters++));
        }

        return bands;
    }

    private static void AssignRanks(GraphPicture picture)
    {
        var index = new Dictionary<PictureShape, int>();
        foreach (var shape in picture.Shapes)
            index[shape] = index.Count;
        var ranks = ColumnSearch.Best(
            index.Count,
            [.. picture.Links.Select(link => link.NewEdge(index[link.From], index[link.To]))]);
        foreach (var (shape, i) in index)
            shape.Rank = ranks[i];
    }

    /// <summary>A name or a number stands in the row of what it goes into, never alone in the row before.</summary>
    private static Dictionary<PictureShape, PictureShape> Inputs(GraphPicture picture) => picture.Links
        .Where(link => IsInput(link.From))
        .ToDictionary(link => link.From, link => link.To);

    private static void Cut(PictureLink link, Band from, int exitRank, Band to, int entryRank, string letter)
    {
        var exit = new PictureShape { Kind = ShapeKind.Connector, Text = letter, Rank = exitRank, Computed = true };
        var entry = new PictureShape { Kind = ShapeKind.Connector, Text = letter, Rank = entryRank, Computed = true };
        from.Shapes.Add(exit);
        from.Links.Add(link.Between(link.From, exit));
        to.Shapes.Add(entry);
        to.Links.Add(link.Between(entry, link.To));
    }

    /// <summary>The last column of each row: as few rows as fit, then as few cut edges as possible, then even widths.</summary>
    private static List<int> Breaks(GraphPicture picture, double widest)
    {
        var columns = picture.Shapes.Max(shape => shape.Rank) + 1;
        var widths = Widths(picture, columns);
        var cost = new double[columns + 1];
        var start = new int[columns + 1];
        for (var end = 1; end <= columns; end++)
        {
            cost[end] = double.PositiveInfinity;
            var width = end < columns ? Connector : 0.0;
            for (var first = end - 1; first >= 0; first--)
            {
                width += widths[first];
                var row = width + (first > 0 ? Connector : 0);
                if (row > widest && !double.IsPositiveInfinity(cost[end]))
                    break;
                if (!picture.Shapes.Exists(shape => shape.Rank >= first && shape.Rank < end && !IsInput(shape)))
                    continue;
                var cut = picture.Links.Count(link => link.From.Rank < end && link.To.Rank >= end && !IsInput(link.From));
                var slack = 1 - Math.Min(1, row / widest);
                var total = cost[first] + 40 + (cut * cut) + (4 * slack * slack);
                if (total >= cost[end])
                    continue;
                cost[end] = total;
                start[end] = first;
            }
        }

        var breaks = new List<int>();
        for (var end = columns; end > 0; end = start[end])
            breaks.Insert(0, end - 1);
        return breaks;
    }

    private static bool IsInput(PictureShape shape) => shape.Kind is ShapeKind.Input or ShapeKind.Constant;

    private static double[] Widths(GraphPicture picture, int columns)
    {
        var shapes = new double[columns];
        var labels = new double[columns];
        foreach (var shape in picture.Shapes)
            shapes[shape.Rank] = Math.Max(shapes[shape.Rank], shape.Width);
        foreach (var link in picture.Links)
            labels[link.From.Rank] = Math.Max(labels[link.From.Rank], link.LabelWidth);
        return [.. shapes.Zip(labels, (shape, label) => shape + label + (2 * LikelyGap))];
    }

    private static string Letter(int index) =>
        index < 26 ? ((char)('A' + index)).ToString() : $"{(char)('A' + (index / 26) - 1)}{(char)('A' + (index % 26))}";
}
