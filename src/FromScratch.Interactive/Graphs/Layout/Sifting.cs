namespace FromScratch.Interactive;

/// <summary>Moves every cell of a column to the place where its edges cross the fewest others, until no move helps.</summary>
internal static class Sifting
{
    public static void Run(ProperGraph graph, List<List<int>> columns)
    {
        var position = CrossingCount.Positions(graph, columns);

        bool better;
        do
        {
            better = false;
            better = Pass(graph, columns, position, neutral: false);
        }
        while (better);
    }

    /// <summary>
    /// Moves cells where that costs nothing, which carries a long edge around a node step by step; then sifts again.
    /// </summary>
    public static void Shake(ProperGraph graph, List<List<int>> columns)
    {
        Pass(graph, columns, CrossingCount.Positions(graph, columns), neutral: true);
        Run(graph, columns);
    }

    private static bool Pass(ProperGraph graph, List<List<int>> columns, int[] position, bool neutral)
    {
        var moved = false;
        foreach (var column in columns)
        {
            foreach (var cell in column.ToArray())
                moved |= TryMove(graph, column, cell, position, neutral);
        }

        return moved;
    }

    private static bool TryMove(ProperGraph graph, List<int> column, int cell, int[] position, bool neutral)
    {
        var from = position[cell];
        var (best, place) = (0, from);
        Scan(1);
        Scan(-1);
        if (place == from)
            return false;

        column.RemoveAt(from);
        column.Insert(place, cell);
        for (var i = Math.Min(from, place); i <= Math.Max(from, place); i++)
            position[column[i]] = i;
        return true;

        // What is won or lost by passing one neighbour after the other.
        void Scan(int direction)
        {
            var change = 0;
            for (var i = from + direction; i >= 0 && i < column.Count; i += direction)
            {
                var (upper, lower) = direction > 0 ? (cell, column[i]) : (column[i], cell);
                change += CrossingCount.OfPair(graph, lower, upper, position) - CrossingCount.OfPair(graph, upper, lower, position);
                if (change < best || (neutral && change == best))
                    (best, place) = (change, i);
            }
        }
    }
}
