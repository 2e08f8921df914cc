namespace FromScratch.Interactive;

/// <summary>Exchanges neighbours in a column as long as that removes crossings.</summary>
internal static class Exchange
{
    public static void Run(ProperGraph graph, List<List<int>> columns)
    {
        var position = new int[graph.Count];
        foreach (var column in columns)
        {
            for (var i = 0; i < column.Count; i++)
                position[column[i]] = i;
        }

        bool better;
        do
        {
            better = false;
            foreach (var column in columns)
            {
                for (var i = 0; i + 1 < column.Count; i++)
                    better |= TryExchange(graph, column, i, position);
            }
        }
        while (better);
    }

    private static bool TryExchange(ProperGraph graph, List<int> column, int i, int[] position)
    {
        var (upper, lower) = (column[i], column[i + 1]);
        var now = Crossings.OfPair(graph.Left[upper], graph.Left[lower], position) + Crossings.OfPair(graph.Right[upper], graph.Right[lower], position);
        if (now == 0)
            return false;
        var then = Crossings.OfPair(graph.Left[lower], graph.Left[upper], position) + Crossings.OfPair(graph.Right[lower], graph.Right[upper], position);
        if (then >= now)
            return false;
        (column[i], column[i + 1]) = (lower, upper);
        (position[upper], position[lower]) = (i + 1, i);
        return true;
    }
}
