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

    /// <summary>The node columns alone, without sizes: what the order is chosen on, since label columns add no crossings.</summary>
    public static ProperGraph WithoutLabels(int items, IReadOnlyList<LayoutEdge> edges, IReadOnlyList<int> ranks)
    {
        var graph = new ProperGraph(items);
        for (var i = 0; i < items; i++)
            graph.Add(ranks[i], 0, 0, 0);
        foreach (var edge in edges)
            graph.AddChain(edge, ranks[edge.From] + 1, ranks[edge.To], rank => graph.Add(rank, 0, 0, 0));
        return graph;
    }

    /// <summary>All columns, in the order of the node columns of <paramref name="ordered"/>.</summary>
    public static ProperGraph Of(IReadOnlyList<LayoutItem> items, IReadOnlyList<LayoutEdge> edges, ProperGraph ordered)
    {
        var graph = new ProperGraph(items.Count);
        for (var i = 0; i < items.Count; i++)
            graph.Add(2 * ordered.Rank[i], items[i].Width, items[i].Above, items[i].Below);
        foreach (var edge in edges)
        {
            var first = graph.Rank[edge.From] + 1;
            graph.AddChain(edge, first, graph.Rank[edge.To], rank => rank == first
                ? graph.Add(rank, edge.LabelWidth, edge.LabelAbove, edge.LabelBelow)
                : graph.Add(rank, 0, 0, 0));
        }

        graph.OrderLike(ordered);
        return graph;
    }

    /// <summary>A label stands beside where its edge comes from; of several edges from one place, in the order they arrive.</summary>
    private void OrderLike(ProperGraph ordered)
    {
        var position = CrossingCount.Positions(ordered, ordered.Columns);
        var keys = new (int From, int To)[Count];
        for (var edge = 0; edge < Chains.Count; edge++)
        {
            var (cells, places) = (Chains[edge], ordered.Chains[edge]);
            for (var i = 0; i < cells.Count; i++)
                keys[cells[i]] = (position[places[i / 2]], position[places[(i + 1) / 2]]);
        }

        for (var item = 0; item < Items; item++)
            keys[item] = (position[item], position[item]);
        for (var rank = 0; rank < Columns.Count; rank++)
            Columns[rank] = [.. Columns[rank].OrderBy(cell => keys[cell])];
    }

    private void AddChain(LayoutEdge edge, int first, int end, Func<int, int> newCell)
    {
        var chain = new List<int> { edge.From };
        for (var rank = first; rank < end; rank++)
        {
            var cell = newCell(rank);
            Join(chain[^1], cell);
            chain.Add(cell);
        }

        Join(chain[^1], edge.To);
        chain.Add(edge.To);
        Chains.Add(chain);
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
