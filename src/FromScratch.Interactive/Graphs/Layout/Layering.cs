namespace FromScratch.Interactive;

/// <summary>
/// Puts every node in a column to the right of its inputs so that the edges are as short as possible in total.
/// </summary>
/// <remarks>
/// The longest path gives the leftmost columns. From there, as long as it shortens the edges, the best set of nodes moves one
/// column right: a closure of maximum weight, found by a minimum cut. The total length is convex under such moves, so the
/// result is an optimum, as network simplex would give.
/// </remarks>
internal static class Layering
{
    /// <summary>The column of each of <paramref name="count"/> nodes, from 0.</summary>
    public static int[] Assign(int count, IReadOnlyList<(int From, int To)> edges)
    {
        var ranks = LongestPath(count, edges);
        while (BestShift(ranks, edges) is { } shifted)
        {
            foreach (var node in shifted)
                ranks[node]++;
        }

        var first = count == 0 ? 0 : ranks.Min();
        return [.. ranks.Select(rank => rank - first)];
    }

    private static int[] LongestPath(int count, IReadOnlyList<(int From, int To)> edges)
    {
        var ranks = new int[count];
        var waiting = new int[count];
        var outgoing = edges.ToLookup(edge => edge.From, edge => edge.To);
        foreach (var (_, to) in edges)
            waiting[to]++;
        var ready = new Queue<int>(Enumerable.Range(0, count).Where(node => waiting[node] == 0));
        while (ready.TryDequeue(out var node))
        {
            foreach (var to in outgoing[node])
            {
                ranks[to] = Math.Max(ranks[to], ranks[node] + 1);
                if (--waiting[to] == 0)
                    ready.Enqueue(to);
            }
        }

        return ranks;
    }

    /// <summary>The nodes whose move to the right shortens the edges most, each with all that it pushes; null if none does.</summary>
    private static List<int>? BestShift(int[] ranks, IReadOnlyList<(int From, int To)> edges)
    {
        // Moving a node right shortens what leaves it and lengthens what enters it.
        var gain = new int[ranks.Length];
        foreach (var (from, to) in edges)
        {
            gain[from]++;
            gain[to]--;
        }

        var cut = new MinimumCut(ranks.Length);
        for (var node = 0; node < ranks.Length; node++)
        {
            if (gain[node] > 0)
                cut.FromSource(node, gain[node]);
            else if (gain[node] < 0)
                cut.ToSink(node, -gain[node]);
        }

        foreach (var (from, to) in edges)
        {
            if (ranks[to] - ranks[from] == 1)
                cut.Unlimited(from, to);
        }

        var moved = cut.SourceSide();
        return moved.Sum(node => gain[node]) > 0 ? moved : null;
    }
}
