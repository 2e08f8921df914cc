namespace FromScratch.Interactive;

/// <summary>The lines of the edges: level inside a column, climbing only in the gaps between columns.</summary>
internal static class Routes
{
    private const double PortDistance = 9;

    public static void Draw(
        ProperGraph graph, IReadOnlyList<LayoutItem> items, IReadOnlyList<LayoutEdge> edges, double[] heights, (double Left, double Right)[] columns)
    {
        var ports = Ports(graph, items, heights);
        for (var i = 0; i < edges.Count; i++)
        {
            var chain = graph.Chains[i];
            var from = items[edges[i].From];
            var to = items[edges[i].To];
            var points = edges[i].Points;
            points.Add((from.X + (from.Width / 2), from.Y));
            points.Add((columns[graph.Rank[chain[0]]].Right, from.Y));
            foreach (var cell in chain.Skip(1).SkipLast(1))
            {
                points.Add((columns[graph.Rank[cell]].Left, heights[cell]));
                points.Add((columns[graph.Rank[cell]].Right, heights[cell]));
            }

            var port = ports[(chain[^2], edges[i].To)];
            points.Add((columns[graph.Rank[edges[i].To]].Left, to.Y + port));
            points.Add((Boundary(to, port), to.Y + port));
            var (left, right) = columns[graph.Rank[chain[1]]];
            edges[i].Label = ((left + right) / 2, heights[chain[1]]);
        }
    }

    private static double Boundary(LayoutItem item, double port) =>
        item.X - (item.Round ? Math.Sqrt(Math.Max(0, (item.Width * item.Width / 4) - (port * port))) : item.Width / 2);

    /// <summary>How far above or below an item's middle each edge arrives: towards where it comes from, apart from its neighbours.</summary>
    private static Dictionary<(int Cell, int Item), double> Ports(ProperGraph graph, IReadOnlyList<LayoutItem> items, double[] heights)
    {
        var ports = new Dictionary<(int, int), double>();
        for (var item = 0; item < items.Count; item++)
        {
            var arriving = graph.Left[item].OrderBy(cell => heights[cell]).ToArray();
            var reach = items[item].Round
                ? items[item].Width * 0.36
                : Math.Max(0, Math.Min(items[item].Above, items[item].Below) - 6);
            var wanted = arriving.Select(cell => Math.Clamp((heights[cell] - heights[item]) * 0.35, -reach, reach)).ToArray();
            var distance = arriving.Length < 2 ? 0 : Math.Min(PortDistance, 2 * reach / (arriving.Length - 1));
            for (var i = 1; i < wanted.Length; i++)
                wanted[i] = Math.Max(wanted[i], wanted[i - 1] + distance);
            for (var i = wanted.Length - 1; i >= 0; i--)
                wanted[i] = Math.Min(wanted[i], reach - ((wanted.Length - 1 - i) * distance));
            for (var i = 0; i < arriving.Length; i++)
                ports[(arriving[i], item)] = wanted[i];
        }

        return ports;
    }
}
