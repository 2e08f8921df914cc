namespace FromScratch.Interactive;

/// <summary>Packs rows of aligned cells as tightly as their separations allow, without changing the order in any column.</summary>
internal static class RowPacking
{
    /// <param name="columns">The cells of each column, in packing order.</param>
    /// <param name="root">The row of each cell.</param>
    /// <param name="separation">The least distance between two neighbours of a column.</param>
    /// <returns>Every cell's position.</returns>
    public static double[] Pack(List<List<int>> columns, int[] root, Func<int, int, double> separation)
    {
        var gaps = new SortedDictionary<(int Before, int After), double>();
        foreach (var column in columns)
        {
            for (var i = 1; i < column.Count; i++)
            {
                var rows = (root[column[i - 1]], root[column[i]]);
                gaps[rows] = Math.Max(gaps.GetValueOrDefault(rows), separation(column[i - 1], column[i]));
            }
        }

        var before = gaps.ToLookup(gap => gap.Key.After, gap => (Row: gap.Key.Before, Distance: gap.Value));
        var after = gaps.ToLookup(gap => gap.Key.Before, gap => (Row: gap.Key.After, Distance: gap.Value));
        var rowOrder = Order(root.Distinct().Order(), after);
        var place = new double[root.Length];
        foreach (var row in rowOrder)
            place[row] = before[row].Select(neighbour => place[neighbour.Row] + neighbour.Distance).DefaultIfEmpty(0).Max();

        // A row that something stands behind moves up to it: otherwise rows with nothing before them would all start at 0.
        foreach (var row in Enumerable.Reverse(rowOrder))
        {
            var limit = after[row].Select(neighbour => place[neighbour.Row] - neighbour.Distance).DefaultIfEmpty(double.NaN).Min();
            if (limit > place[row])
                place[row] = limit;
        }

        return [.. root.Select(row => place[row])];
    }

    private static List<int> Order(IEnumerable<int> rows, ILookup<int, (int Row, double Distance)> after)
    {
        var all = rows.ToList();
        var waiting = all.ToDictionary(row => row, _ => 0);
        foreach (var row in all)
        {
            foreach (var (next, _) in after[row])
                waiting[next]++;
        }

        var ready = new Queue<int>(all.Where(row => waiting[row] == 0));
        var order = new List<int>();
        while (ready.TryDequeue(out var row))
        {
            order.Add(row);
            foreach (var (next, _) in after[row])
            {
                if (--waiting[next] == 0)
                    ready.Enqueue(next);
            }
        }

        return order;
    }
}
