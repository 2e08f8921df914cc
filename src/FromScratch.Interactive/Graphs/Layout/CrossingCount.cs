namespace FromScratch.Interactive;

/// <summary>Counts how often edges cross, given the order of the cells in each column.</summary>
internal static class CrossingCount
{
    public static int Of(ProperGraph graph, IReadOnlyList<List<int>> columns)
    {
        var position = Positions(graph, columns);
        var total = 0;
        for (var rank = 0; rank + 1 < columns.Count; rank++)
            total += Between(graph, columns[rank], columns[rank + 1].Count, position);
        return total;
    }

    /// <summary>How many of the crossings are of two edges that leave, or reach, the same item.</summary>
    public static int OfNeighbours(ProperGraph graph, IReadOnlyList<List<int>> columns)
    {
        var position = Positions(graph, columns);
        var backwards = graph.Chains.Select(chain => Enumerable.Reverse(chain).ToList());
        return graph.Chains.Concat(backwards).GroupBy(chain => (chain[0], graph.Rank[chain[0]] < graph.Rank[chain[1]])).Sum(together =>
        {
            var chains = together.ToList();
            var crossings = 0;
            for (var i = 0; i < chains.Count; i++)
            {
                for (var j = i + 1; j < chains.Count; j++)
                    crossings += Swaps(chains[i], chains[j], position);
            }

            return crossings;
        });
    }

    private static int Swaps(List<int> a, List<int> b, int[] position)
    {
        var swaps = 0;
        var order = 0;
        for (var i = 1; i < Math.Min(a.Count, b.Count) && a[i] != b[i]; i++)
        {
            var now = position[a[i]].CompareTo(position[b[i]]);
            if (order != 0 && now != order)
                swaps++;
            order = now;
        }

        return swaps;
    }

    /// <summary>Each cell's place in its column.</summary>
    public static int[] Positions(ProperGraph graph, IReadOnlyList<List<int>> columns)
    {
        var position = new int[graph.Count];
        foreach (var column in columns)
        {
            for (var i = 0; i < column.Count; i++)
                position[column[i]] = i;
        }

        return position;
    }

    /// <summary>How many crossings the edges of two cells of a column make if <paramref name="upper"/> stands above <paramref name="lower"/>.</summary>
    public static int OfPair(ProperGraph graph, int upper, int lower, int[] position) =>
        OneSide(graph.Left[upper], graph.Left[lower], position) + OneSide(graph.Right[upper], graph.Right[lower], position);

    private static int OneSide(List<int> upper, List<int> lower, int[] position)
    {
        var crossings = 0;
        foreach (var u in upper)
        {
            foreach (var l in lower)
            {
                if (position[u] > position[l])
                    crossings++;
            }
        }

        return crossings;
    }

    // Two edges cross when their ends are in opposite orders: count inversions with a binary indexed tree.
    private static int Between(ProperGraph graph, List<int> column, int nextCount, int[] position)
    {
        var tree = new int[nextCount + 1];
        var crossings = 0;
        var seen = 0;
        foreach (var cell in column)
        {
            foreach (var end in graph.Right[cell])
            {
                var notBelow = 0;
                for (var i = position[end] + 1; i > 0; i -= i & -i)
                    notBelow += tree[i];
                crossings += seen - notBelow;
            }

            foreach (var end in graph.Right[cell])
            {
                for (var i = position[end] + 1; i <= nextCount; i += i & -i)
                    tree[i]++;
            }

            seen += graph.Right[cell].Count;
        }

        return crossings;
    }
}
