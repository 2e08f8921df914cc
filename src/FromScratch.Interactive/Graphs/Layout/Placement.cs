namespace FromScratch.Interactive;

/// <summary>
/// Gives every cell its height: Brandes and Köpf's method. Four placements, each aligning cells with the median of their
/// neighbours on one side and packing the aligned rows from one end, are averaged; edges come out straight where they can.
/// </summary>
internal static class Placement
{
    private const double Gap = 14;

    public static double[] Heights(ProperGraph graph)
    {
        var conflicts = AlignmentConflicts.Of(graph);
        var layouts = new List<double[]>();
        foreach (var fromLeft in new[] { true, false })
        {
            foreach (var fromTop in new[] { true, false })
                layouts.Add(OneSided(graph, conflicts, fromLeft, fromTop));
        }

        AlignToNarrowest(layouts);
        var heights = new double[graph.Count];
        for (var cell = 0; cell < graph.Count; cell++)
        {
            var four = layouts.Select(layout => layout[cell]).Order().ToArray();
            heights[cell] = (four[1] + four[2]) / 2;
        }

        return heights;
    }

    private static double[] OneSided(ProperGraph graph, HashSet<(int, int)> conflicts, bool fromLeft, bool fromTop)
    {
        List<List<int>> columns = [.. graph.Columns.Select(column => fromTop ? column.ToList() : [.. Enumerable.Reverse(column)])];
        var position = new int[graph.Count];
        foreach (var column in columns)
        {
            for (var i = 0; i < column.Count; i++)
                position[column[i]] = i;
        }

        var root = Align(graph, columns, position, conflicts, fromLeft);
        var heights = RowPacking.Pack(columns, root, Separation);
        return fromTop ? heights : [.. heights.Select(height => -height)];

        double Separation(int first, int second)
        {
            var (upper, lower) = fromTop ? (first, second) : (second, first);
            return graph.Below[upper] + Gap + graph.Above[lower];
        }
    }

    /// <summary>Chains cells of neighbouring columns into rows; the result names each cell's row by one of its cells.</summary>
    private static int[] Align(ProperGraph graph, List<List<int>> columns, int[] position, HashSet<(int, int)> conflicts, bool fromLeft)
    {
        var root = Enumerable.Range(0, graph.Count).ToArray();
        var taken = new bool[graph.Count];
        for (var step = 0; step < columns.Count; step++)
        {
            var last = -1;
            foreach (var cell in columns[fromLeft ? step : columns.Count - 1 - step])
            {
                var sorted = (fromLeft ? graph.Left[cell] : graph.Right[cell]).OrderBy(neighbour => position[neighbour]).ToArray();
                if (sorted.Length == 0)
                    continue;
                for (var i = (sorted.Length - 1) / 2; i <= sorted.Length / 2; i++)
                {
                    var neighbour = sorted[i];
                    if (root[cell] != cell || taken[neighbour] || position[neighbour] <= last || conflicts.Contains(AlignmentConflicts.Key(cell, neighbour)))
                        continue;
                    root[cell] = root[neighbour];
                    taken[neighbour] = true;
                    last = position[neighbour];
                }
            }
        }

        return root;
    }

    private static void AlignToNarrowest(List<double[]> layouts)
    {
        if (layouts[0].Length == 0)
            return;
        var narrowest = layouts.MinBy(layout => layout.Max() - layout.Min())!;
        var (top, bottom) = (narrowest.Min(), narrowest.Max());
        for (var i = 0; i < layouts.Count; i++)
        {
            var layout = layouts[i];
            // Placements packed from the top come first and third.
            var shift = i % 2 == 0 ? top - layout.Min() : bottom - layout.Max();
            for (var cell = 0; cell < layout.Length; cell++)
                layout[cell] += shift;
        }
    }
}
