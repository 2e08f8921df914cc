namespace FromScratch.Interactive;

/// <summary>One pass over the columns that moves every cell to the median, or the mean, of its neighbours in the column before.</summary>
internal static class MedianSweep
{
    public static void Run(ProperGraph graph, List<List<int>> columns, bool leftToRight, bool tiesUp, bool barycenter)
    {
        var position = new double[graph.Count];
        for (var step = 0; step < columns.Count; step++)
        {
            var column = columns[leftToRight ? step : columns.Count - 1 - step];
            var keys = new double[column.Count];
            for (var i = 0; i < column.Count; i++)
            {
                var neighbours = leftToRight ? graph.Left[column[i]] : graph.Right[column[i]];
                var places = neighbours.Select(neighbour => position[neighbour]).Order().ToArray();
                keys[i] = step == 0 || places.Length == 0 ? -1 : barycenter ? places.Average() : Median(places);
            }

            Sort(column, keys, tiesUp);
            for (var i = 0; i < column.Count; i++)
                position[column[i]] = i;
        }
    }

    // Cells without a neighbour on that side keep their places; the others are sorted among themselves.
    private static void Sort(List<int> column, double[] keys, bool tiesUp)
    {
        var moving = Enumerable.Range(0, column.Count).Where(i => keys[i] >= 0).ToArray();
        var sorted = moving
            .Select((index, order) => (Cell: column[index], Key: keys[index], Order: tiesUp ? order : -order))
            .OrderBy(entry => entry.Key).ThenBy(entry => entry.Order)
            .Select(entry => entry.Cell).ToArray();
        for (var i = 0; i < moving.Length; i++)
            column[moving[i]] = sorted[i];
    }

    // For an even number the median leans towards the side where the neighbours are packed more tightly.
    private static double Median(double[] places)
    {
        var middle = places.Length / 2;
        if (places.Length % 2 == 1)
            return places[middle];
        if (places.Length == 2)
            return (places[0] + places[1]) / 2;
        var left = places[middle - 1] - places[0];
        var right = places[^1] - places[middle];
        return left + right == 0
            ? (places[middle - 1] + places[middle]) / 2
            : ((places[middle - 1] * right) + (places[middle] * left)) / (left + right);
    }
}
