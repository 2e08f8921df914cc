namespace FromScratch.Interactive;

/// <summary>
/// Orders the cells of every column so that few edges cross: median sweeps and moves of single cells, from several fixed
/// starting orders, keeping the best.
/// </summary>
internal static class Ordering
{
    private const int Sweeps = 10;
    private const int Patience = 30;
    private const int Effort = 8_000;

    /// <summary>Reorders the graph's columns and returns the weight of the crossings that are left: 0 for none.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="shuffles">How many shuffled orders to start from at most, beside the formula's own.</param>
    public static int Reduce(ProperGraph graph, int shuffles = 60)
    {
        // The first start reads the formula in its own order, and only a strictly better order replaces it: operands stay
        // in the order they were written wherever crossings allow.
        var best = Copy(DepthFirst(graph));
        var fewest = int.MaxValue;
        var random = new FixedSequence(2463534242);
        var lastGain = 0;
        shuffles = Math.Min(shuffles, Effort / Math.Max(1, graph.Count));
        for (var attempt = 0; attempt <= shuffles && fewest > 0 && attempt - lastGain <= Patience; attempt++)
        {
            var before = fewest;
            var columns = Copy(attempt == 0 ? best : attempt == 1 ? graph.Columns : Shuffled(graph.Columns, random));
            Improve(graph, columns, ref best, ref fewest);
            if (fewest < before)
                lastGain = attempt;
        }

        for (var rank = 0; rank < best.Count; rank++)
            graph.Columns[rank] = best[rank];
        return fewest;
    }

    private static void Improve(ProperGraph graph, List<List<int>> columns, ref List<List<int>> best, ref int fewest)
    {
        Keep(ref best, ref fewest);
        for (var sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            MedianSweep.Run(graph, columns, leftToRight: sweep % 2 == 0, tiesUp: sweep % 4 < 2, barycenter: sweep >= Sweeps / 2);
            Sifting.Run(graph, columns);
            Keep(ref best, ref fewest);
            Sifting.Shake(graph, columns);
            Keep(ref best, ref fewest);
        }

        void Keep(ref List<List<int>> kept, ref int least)
        {
            // Edges that share a node are easier to follow where they cross: those crossings weigh a quarter.
            var crossings = CrossingCount.Of(graph, columns);
            if (crossings > least)
                return;
            var weight = (4 * crossings) - (3 * CrossingCount.OfNeighbours(graph, columns));
            if (weight >= least)
                return;
            least = weight;
            kept = Copy(columns);
        }
    }

    // From the outputs back along the inputs in their order, so that first operands come first.
    private static List<List<int>> DepthFirst(ProperGraph graph)
    {
        var columns = graph.Columns.Select(_ => new List<int>()).ToList();
        var seen = new bool[graph.Count];
        var stack = new Stack<int>(Enumerable.Range(0, graph.Items).Where(cell => graph.Right[cell].Count == 0).Reverse());
        while (stack.TryPop(out var cell))
        {
            if (seen[cell])
                continue;
            seen[cell] = true;
            columns[graph.Rank[cell]].Add(cell);
            for (var i = graph.Left[cell].Count - 1; i >= 0; i--)
                stack.Push(graph.Left[cell][i]);
        }

        return columns;
    }

    private static List<List<int>> Shuffled(IEnumerable<List<int>> columns, FixedSequence random)
    {
        var result = Copy(columns);
        foreach (var column in result)
        {
            for (var i = column.Count - 1; i > 0; i--)
            {
                var j = random.Below(i + 1);
                (column[i], column[j]) = (column[j], column[i]);
            }
        }

        return result;
    }

    private static List<List<int>> Copy(IEnumerable<List<int>> columns) => [.. columns.Select(column => column.ToList())];

    /// <summary>The same shuffles everywhere and always (xorshift), so that a drawing is the same to the byte.</summary>
    private sealed class FixedSequence(uint state)
    {
        public int Below(int limit)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            return (int)(state % (uint)limit);
        }
    }
}
