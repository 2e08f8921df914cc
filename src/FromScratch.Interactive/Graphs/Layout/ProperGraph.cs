namespace FromScratch.Interactive;

/// <summary>
/// The graph with every edge cut into steps of one column: node columns are even, label columns odd, and an edge has a cell of
/// its own in every column it crosses. Since a cell's room is reserved, no edge runs over a label or a node.
/// </summary>
internal sealed class ProperGraph
{
    private ProperGraph(int items) => Items = items;

    /// <summary>How many of the first cells are the items themselves; the others belong to edges.</summary>
    public int Items { get; }

    public List<int> Rank { get; } = [];

    public List<double> Width { get; } = [];

    public List<double> Above { get; } = [];

    public List<double> Below { get; } = [];

    public List<List<int>> Left { get; } = [];

    public List<List<int>> Right { get; } = [];

    /// <summary>For each edge its cells, from its first item to its last.</summary>
    public List<List<int>> Chains { get; } = [];

    /// <summary>The cells of each column, top to bottom.</summary>
    public List<List<int>> Columns { get; } = [];

    public int Count => Rank.Count;

    public bool IsItem(int cell) => cell < Items;

    public static ProperGraph Of(IReadOnlyList<LayoutItem> items, IReadOnlyList<LayoutEdge> edges, IReadOnlyList<int> ranks)
    {
        var graph = new ProperGraph(items.Count);
        for (var i = 0; i < items.Count; i++)
            graph.Add(2 * ranks[i], items[i].Width, items[i].Above, items[i].Below);
        foreach (var edge in edges)
        {
            var chain = new List<int> { edge.From };
            var labelRank = (2 * ranks[edge.From]) + 1;
            for (var rank = labelRank; rank < 2 * ranks[edge.To]; rank++)
            {
                var cell = rank == labelRank
                    ? graph.Add(rank, edge.LabelWidth, edge.LabelAbove, edge.LabelBelow)
                    : graph.Add(rank, 0, 0, 0);
                graph.Join(chain[^1], cell);
                chain.Add(cell);
            }

            graph.Join(chain[^1], edge.To);
            chain.Add(edge.To);
            graph.Chains.Add(chain);
        }

        return graph;
    }

    private int Add(int rank, double width, double above, double below)
    {
        Rank.Add(rank);
        Width.Add(width);
        Above.Add(above);
        Below.Add(below);
        Left.Add([]);
        Right.Add([]);
        while (Columns.Count <= rank)
            Columns.Add([]);
        Columns[rank].Add(Count - 1);
        return Count - 1;
    }

    private void Join(int from, int to)
    {
        Right[from].Add(to);
        Left[to].Add(from);
    }
}
