namespace FromScratch.Interactive;

/// <summary>
/// Chooses the column of each item. Of the layerings with the shortest edges there are usually several: the leftmost and the
/// rightmost are tried, then moves of single items that leave the edges as short as they are, for the one with the fewest crossings.
/// </summary>
internal static class ColumnSearch
{
    // Enough for the graphs of the books; a large tangle is drawn with the first layering.
    private const int MostCells = 400;
    private const int Effort = 4_000;
    private const int QuickShuffles = 4;

    public static int[] Best(int items, IReadOnlyList<LayoutEdge> edges)
    {
        (int From, int To)[] arrows = [.. edges.Select(edge => (edge.From, edge.To))];
        var best = Layering.Assign(items, arrows);
        var first = ProperGraph.WithoutLabels(items, edges, best);
        if (first.Count > MostCells)
            return best;
        var fewest = Ordering.Reduce(first);
        if (fewest == 0)
            return best;

        var mirrored = Layering.Assign(items, [.. arrows.Select(arrow => (arrow.To, arrow.From))]);
        Try([.. mirrored.Select(rank => mirrored.Max() - rank)]);
        var free = Enumerable.Range(0, items).Where(item => arrows.Count(arrow => arrow.From == item) == arrows.Count(arrow => arrow.To == item));
        foreach (var (item, step) in free.SelectMany(item => new[] { (item, 1), (item, -1) }).Take(Effort / first.Count))
        {
            while (CanMove(item, step))
            {
                var moved = (int[])best.Clone();
                moved[item] += step;
                if (!Try(moved))
                    break;
            }
        }

        return best;

        bool Try(int[] ranks)
        {
            var crossings = Ordering.Reduce(ProperGraph.WithoutLabels(items, edges, ranks), QuickShuffles);
            if (crossings >= fewest)
                return false;
            (best, fewest) = (ranks, crossings);
            return true;
        }

        bool CanMove(int item, int step)
        {
            var target = best[item] + step;
            return target >= 0 && Array.TrueForAll(arrows, arrow =>
                (arrow.From != item || best[arrow.To] > target) && (arrow.To != item || best[arrow.From] < target));
        }
    }
}
