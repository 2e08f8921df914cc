namespace FromScratch.Interactive;

/// <summary>
/// Draws a directed acyclic graph in columns from left to right (Sugiyama's method): columns, order within a column, heights, routes.
/// </summary>
internal sealed class LayeredLayout
{
    private LayeredLayout(double width, double height, int crossings) => (Width, Height, Crossings) = (width, height, crossings);

    public double Width { get; }

    public double Height { get; }

    /// <summary>How many pairs of edges cross.</summary>
    public int Crossings { get; }

    /// <summary>Places the items and routes the edges, in coordinates from (0, 0).</summary>
    public static LayeredLayout Arrange(IReadOnlyList<LayoutItem> items, IReadOnlyList<LayoutEdge> edges)
    {
        if (items.Count == 0)
            return new LayeredLayout(0, 0, 0);
        var ranks = items.All(item => item.Rank is not null)
            ? items.Select(item => item.Rank!.Value).ToArray()
            : ColumnSearch.Best(items.Count, edges);
        var order = ProperGraph.WithoutLabels(items.Count, edges, ranks);
        Ordering.Reduce(order);
        var crossings = CrossingCount.Of(order, order.Columns);
        var graph = ProperGraph.Of(items, edges, order);
        var heights = Placement.Heights(graph);
        var top = Enumerable.Range(0, graph.Count).Min(cell => heights[cell] - graph.Above[cell]);
        for (var cell = 0; cell < graph.Count; cell++)
            heights[cell] = Math.Round(heights[cell] - top, 1);

        var columns = ColumnSpans.Of(graph, heights);
        for (var i = 0; i < items.Count; i++)
        {
            var (left, right) = columns[graph.Rank[i]];
            // A name stands close to its arrow, an end close to the arrow that reaches it.
            items[i].X = graph.Left[i].Count == 0 ? right - (items[i].Width / 2)
                : graph.Right[i].Count == 0 ? left + (items[i].Width / 2)
                : (left + right) / 2;
            items[i].Y = heights[i];
        }

        Routes.Draw(graph, items, edges, heights, columns);
        return new LayeredLayout(
            columns[^1].Right,
            Enumerable.Range(0, graph.Count).Max(cell => heights[cell] + graph.Below[cell]),
            crossings);
    }
}
