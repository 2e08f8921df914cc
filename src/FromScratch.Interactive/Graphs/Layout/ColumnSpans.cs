namespace FromScratch.Interactive;

/// <summary>Where each column begins and ends; the gaps between grow with how far the edges in them climb.</summary>
internal static class ColumnSpans
{
    private const double LeastGap = 11;
    private const double MostGap = 44;

    public static (double Left, double Right)[] Of(ProperGraph graph, double[] heights)
    {
        var spans = new (double Left, double Right)[graph.Columns.Count];
        var x = 0.0;
        for (var rank = 0; rank < spans.Length; rank++)
        {
            if (rank > 0)
                x += Gap(graph, graph.Columns[rank - 1], heights);
            var width = graph.Columns[rank].Count == 0 ? 0 : graph.Columns[rank].Max(cell => graph.Width[cell]);
            spans[rank] = (x, x + width);
            x += width;
        }

        return spans;
    }

    private static double Gap(ProperGraph graph, List<int> column, double[] heights)
    {
        var climb = column.SelectMany(cell => graph.Right[cell].Select(next => Math.Abs(heights[next] - heights[cell]))).DefaultIfEmpty(0).Max();
        return Math.Round(Math.Clamp(LeastGap + (climb * 0.22), LeastGap, MostGap), 1);
    }
}
