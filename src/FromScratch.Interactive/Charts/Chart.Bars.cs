using System.Numerics;

namespace FromScratch.Interactive;

public sealed partial class Chart
{
    /// <summary>Draws upright bars.</summary>
    /// <param name="keys">What each bar stands for.</param>
    /// <param name="values">How high each is: as many as keys.</param>
    /// <param name="name">The name in the legend.</param>
    /// <param name="color">A CSS colour; without it, the palette's next.</param>
    /// <exception cref="ArgumentException"><paramref name="keys"/> and <paramref name="values"/> are not equally long.</exception>
    public static Chart Column<T>(IEnumerable<string> keys, IEnumerable<T> values, string? name = null, string? color = null)
        where T : INumber<T> => Bars("Chart.Column", keys, ChartData.Values(values, nameof(values)), name, color, horizontal: false);

    /// <summary>Draws bars that lie on their side, the first at the top: for long names.</summary>
    /// <inheritdoc cref="Column{T}"/>
    public static Chart Bar<T>(IEnumerable<string> keys, IEnumerable<T> values, string? name = null, string? color = null)
        where T : INumber<T> => Bars("Chart.Bar", keys, ChartData.Values(values, nameof(values)), name, color, horizontal: true);

    /// <summary>Counts how many values fall into each of a row of equally wide bins. Values that are not finite are left out.</summary>
    /// <param name="values">The values to count.</param>
    /// <param name="bins">About how many bins; their edges are round numbers. Without it, by the square root of the count, 100 at most.</param>
    /// <param name="name">The name in the legend.</param>
    /// <param name="color">A CSS colour; without it, the palette's next.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> is below 1 or above 1,000.</exception>
    public static Chart Histogram<T>(IEnumerable<T> values, int? bins = null, string? name = null, string? color = null)
        where T : INumber<T>
    {
        if (bins is < 1 or > 1000)
            throw new ArgumentOutOfRangeException(nameof(bins), bins, "A histogram has between 1 and 1,000 bins.");
        var all = ChartData.Values(values, nameof(values));
        var finite = Array.FindAll(all, double.IsFinite);
        var (edges, width) = Bins(finite, bins ?? Math.Clamp((int)Math.Ceiling(Math.Sqrt(finite.Length)), 1, 100));
        var counts = new double[edges.Length];
        foreach (var value in finite)
            counts[Math.Clamp((int)Math.Floor((value - edges[0]) / width), 0, counts.Length - 1)]++;

        return new(new Panel
        {
            Y = new Axis { Title = "count" },
            Traces =
            [
                new BarTrace
                {
                    Positions = Array.ConvertAll(edges, edge => edge + (width / 2)),
                    Values = counts,
                    BinWidth = width,
                    Counted = finite.Length <= PointTrace.DrawnAtMost ? finite : null,
                    Name = name,
                    Color = ChartData.Color(color),
                    Note = finite.Length < all.Length ? $"{NumberText.Count(all.Length - finite.Length)} values are not finite" : null,
                },
            ],
        });
    }

    private static (double[] Edges, double Width) Bins(double[] finite, int wanted)
    {
        if (finite.Length == 0)
            return ([0], 1);
        var (min, max) = (finite.Min(), finite.Max());
        if (min == max)
            return ([min - 0.5], 1);
        var width = Ticks.RoundStep(min, max, wanted);
        var first = Math.Floor(min / width);
        var count = (int)Math.Max(1, Math.Floor(max / width) - first + 1);
        // The last value of a full bin belongs to it, as in NumPy, so that 0..1 in tenths has ten bins and not eleven.
        if (count > 1 && (first + count - 1) * width == max)
            count--;
        return ([.. Enumerable.Range(0, count).Select(i => (first + i) * width)], width);
    }

    private static Chart Bars(string chart, IEnumerable<string> keys, double[] values, string? name, string? color, bool horizontal)
    {
        ArgumentNullException.ThrowIfNull(keys);
        string[] names = [.. keys];
        ChartData.CheckCounts(chart, names.Length, nameof(keys), values.Length, nameof(values));
        var categories = new Axis { Categories = names, IsReversed = horizontal };
        return new(new Panel
        {
            X = horizontal ? new Axis() : categories,
            Y = horizontal ? categories : new Axis(),
            Traces = [new BarTrace { Positions = ChartData.Counting(values.Length), Values = values, IsHorizontal = horizontal, Name = name, Color = ChartData.Color(color) }],
        });
    }
}
