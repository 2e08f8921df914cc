using System.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Interactive;

public sealed partial class Chart
{
    /// <summary>Draws <paramref name="y"/> as a line over 0, 1, 2, ...</summary>
    /// <param name="y">The heights: an array, list, vector or any sequence of numbers.</param>
    /// <param name="name">The name in the legend.</param>
    /// <param name="color">A CSS colour such as <c>#0072B2</c> or <c>gray</c>; without it, the palette's next.</param>
    /// <param name="dashed">Dashes instead of a full line.</param>
    public static Chart Line<T>(IEnumerable<T> y, string? name = null, string? color = null, bool dashed = false)
        where T : INumber<T>
    {
        var heights = ChartData.Values(y, nameof(y));
        return Points(ChartData.Counting(heights.Length), heights, lines: true, markers: false, name, color, dashed)
            .EachPanel(panel => panel with { X = panel.X with { IsWhole = true } });
    }

    /// <summary>Draws a line through the points (x, y), in the order given.</summary>
    /// <param name="x">Where the points are: as many as heights.</param>
    /// <param name="y">How high they are.</param>
    /// <param name="name">The name in the legend.</param>
    /// <param name="color">A CSS colour such as <c>#0072B2</c> or <c>gray</c>; without it, the palette's next.</param>
    /// <param name="dashed">Dashes instead of a full line.</param>
    /// <exception cref="ArgumentException"><paramref name="x"/> and <paramref name="y"/> are not equally long.</exception>
    public static Chart Line<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> y, string? name = null, string? color = null, bool dashed = false)
        where TX : INumber<TX>
        where TY : INumber<TY>
    {
        var (across, up) = ChartData.Pair("Chart.Line", x, nameof(x), y, nameof(y));
        return Points(across, up, lines: true, markers: false, name, color, dashed);
    }

    /// <summary>Draws a line through the points (x, y) and marks each.</summary>
    /// <inheritdoc cref="Line{TX, TY}"/>
    public static Chart LineWithMarkers<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> y, string? name = null, string? color = null, bool dashed = false)
        where TX : INumber<TX>
        where TY : INumber<TY>
    {
        var (across, up) = ChartData.Pair("Chart.LineWithMarkers", x, nameof(x), y, nameof(y));
        return Points(across, up, lines: true, markers: true, name, color, dashed);
    }

    /// <summary>Marks the points (x, y).</summary>
    /// <inheritdoc cref="Line{TX, TY}"/>
    public static Chart Point<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> y, string? name = null, string? color = null)
        where TX : INumber<TX>
        where TY : INumber<TY>
    {
        var (across, up) = ChartData.Pair("Chart.Point", x, nameof(x), y, nameof(y));
        return Points(across, up, lines: false, markers: true, name, color, dashed: false);
    }

    /// <summary>Marks points by their class: a colour and a shape for each.</summary>
    /// <param name="x">Where the points are.</param>
    /// <param name="y">How high they are.</param>
    /// <param name="labels">The class of each point: 0, 1, 2, ...</param>
    /// <param name="names">The classes' names by label; without them <c>class 0</c>, <c>class 1</c>, ...</param>
    /// <exception cref="ArgumentException">The counts differ, a label is negative, or a class has no name.</exception>
    public static Chart Scatter<TX, TY>(IEnumerable<TX> x, IEnumerable<TY> y, IEnumerable<int> labels, IEnumerable<string>? names = null)
        where TX : INumber<TX>
        where TY : INumber<TY>
    {
        var (across, up) = ChartData.Pair("Chart.Scatter", x, nameof(x), y, nameof(y));
        return ByClass("Chart.Scatter", across, up, labels, names);
    }

    /// <summary>Marks the rows of a matrix by their class: a colour and a shape for each.</summary>
    /// <param name="points">The points, shape (N, 2).</param>
    /// <param name="labels">The class of each of the N points: 0, 1, 2, ...</param>
    /// <param name="names">The classes' names by label; without them <c>class 0</c>, <c>class 1</c>, ...</param>
    /// <exception cref="ArgumentException"><paramref name="points"/> is not (N, 2), the counts differ, a label is negative, or a class has no name.</exception>
    public static Chart Scatter(Matrix<double> points, IEnumerable<int> labels, IEnumerable<string>? names = null)
    {
        CheckPlane("Chart.Scatter", points);
        return ByClass("Chart.Scatter", points.Column(0).ToArray(), points.Column(1).ToArray(), labels, names);
    }

    private static Chart Points(double[] x, double[] y, bool lines, bool markers, string? name, string? color, bool dashed) => new(new Panel
    {
        Traces = [PointTrace.Of(x, y, lines, markers) with { Name = name, Color = ChartData.Color(color), IsDashed = dashed }],
    });

    private static Chart ByClass(string chart, double[] x, double[] y, IEnumerable<int> labels, IEnumerable<string>? names)
    {
        ArgumentNullException.ThrowIfNull(labels);
        int[] classes = [.. labels];
        string[]? called = names is null ? null : [.. names];
        ChartData.CheckCounts(chart, x.Length, "the points' list", classes.Length, nameof(labels));
        if (classes.Any(c => c < 0))
            throw new ArgumentException($"{chart}: label {NumberText.Shortest(classes.First(c => c < 0))} is not a class; classes are 0, 1, 2, ...", nameof(labels));
        if (called is not null && classes.Any(c => c >= called.Length))
            throw new ArgumentException($"{chart}: class {NumberText.Shortest(classes.Max())} has no name; there are {NumberText.Shortest(called.Length)} names.", nameof(names));

        return new(new Panel
        {
            Legend = true,
            Traces = [.. classes.Distinct().Order().Select(c => OfClass(c, called?[c] ?? $"class {NumberText.Shortest(c)}"))],
        });

        PointTrace OfClass(int c, string name)
        {
            int[] mine = [.. Enumerable.Range(0, classes.Length).Where(i => classes[i] == c)];
            return PointTrace.Of(Array.ConvertAll(mine, i => x[i]), Array.ConvertAll(mine, i => y[i]), lines: false, markers: true) with
            {
                Name = name,
                PaletteIndex = c,
            };
        }
    }

    private static void CheckPlane(string chart, Matrix<double> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        if (points.ColumnCount != 2)
        {
            throw new ArgumentException(
                $"{chart}: points has the shape ({NumberText.Shortest(points.RowCount)}, {NumberText.Shortest(points.ColumnCount)}); a point of the plane has 2 columns.", nameof(points));
        }
    }
}
