namespace FromScratch.Interactive;

/// <summary>Counts how often edges cross, given the order of the cells in each column.</summary>
internal static class Crossings
{
    public static int Count(ProperGraph graph, IReadOnlyList<List<int>> columns)
    {
        var position = new int[graph.Count];
        foreach (var column in columns)
        {
            for (var i = 0; i < column.Count; i++)
                position[column[i]] = i;
        }

        var total = 0;
        for (var rank = 0; rank + 1 < columns.Count; rank++)
            total += Between(graph, columns[rank], columns[rank + 1].Count, position);
        return total;
    }

    /// <summary>How many crossings the edges of two neighbours in a column make if <paramref name="upper"/> stands above <paramref name="lower"/>.</summary>
    public static int OfPair(IReadOnlyList<int> upper, IReadOnlyList<int> lower, int[] position)
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
            var ends = graph.Right[cell].Select(end => position[end]).Order().ToArray();
            foreach (var end in ends)
            {
                var notBelow = 0;
                for (var i = end + 1; i > 0; i -= i & -i)
                    notBelow += tree[i];
                crossings += seen - notBelow;
            }

            foreach (var end in ends)
            {
                for (var i = end + 1; i <= nextCount; i += i & -i)
                    tree[i]++;
                seen++;
            }
        }

        return crossings;
    }
}
