using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Interactive;

public sealed partial class Chart
{
    /// <summary>Draws a matrix as coloured cells, its first row at the top, with a key to the colours.</summary>
    /// <param name="z">The matrix. Where it has both signs, zero is white; otherwise dark is low and bright is high.</param>
    /// <param name="rows">The rows' names.</param>
    /// <param name="columns">The columns' names.</param>
    /// <param name="values">Writes the values into the cells.</param>
    /// <exception cref="ArgumentException">There are not as many names as rows or columns.</exception>
    public static Chart Heatmap(Matrix<double> z, IEnumerable<string>? rows = null, IEnumerable<string>? columns = null, bool values = false)
    {
        ArgumentNullException.ThrowIfNull(z);
        var trace = FieldTrace.Of(FieldKind.Heatmap, ChartData.Counting(z.ColumnCount), ChartData.Counting(z.RowCount), ChartData.Rows(z));
        return new(new Panel
        {
            X = new Axis { Categories = Names("columns", columns, z.ColumnCount) },
            Y = new Axis { Categories = Names("rows", rows, z.RowCount), IsReversed = true },
            Traces = [trace with { ShowsValues = values }],
        });

        static string[]? Names(string what, IEnumerable<string>? names, int count)
        {
            string[]? called = names is null ? null : [.. names];
            if (called is not null)
                ChartData.CheckCounts("Chart.Heatmap", called.Length, what, count, $"the matrix in its {what}");
            // Few rows have their numbers each; an axis's round numbers could fall between them.
            return called ?? (count <= ShownIndices.WholeUpTo ? [.. Enumerable.Range(0, count).Select(NumberText.Shortest)] : null);
        }
    }

    /// <summary>Draws lines of equal height of a function of the plane, such as a loss over two weights.</summary>
    /// <param name="f">The function of x and y.</param>
    /// <param name="x">From where to where across.</param>
    /// <param name="y">From where to where upwards.</param>
    /// <param name="filled">Colours the bands between the lines.</param>
    /// <exception cref="ArgumentException">A range does not go from a finite minimum up to a finite maximum.</exception>
    public static Chart Contour(Func<double, double, double> f, (double Min, double Max) x, (double Min, double Max) y, bool filled = true) =>
        OverGrid(filled ? FieldKind.FilledContour : FieldKind.Contour, f, x, y, steps: 60);

    /// <summary>Draws lines of equal height of values on a grid.</summary>
    /// <param name="x">The columns' places, ascending.</param>
    /// <param name="y">The rows' places, ascending.</param>
    /// <param name="z">The values: row i, column j belongs to (x[j], y[i]).</param>
    /// <param name="filled">Colours the bands between the lines.</param>
    /// <exception cref="ArgumentException">The counts do not fit the matrix's shape.</exception>
    public static Chart Contour(IEnumerable<double> x, IEnumerable<double> y, Matrix<double> z, bool filled = true) =>
        OverMatrix("Chart.Contour", filled ? FieldKind.FilledContour : FieldKind.Contour, x, y, z);

    /// <summary>Draws a function of the plane as a surface in space: turned by hand where Plotly draws it, from one side in the SVG.</summary>
    /// <inheritdoc cref="Contour(Func{double, double, double}, ValueTuple{double, double}, ValueTuple{double, double}, bool)"/>
    public static Chart Surface(Func<double, double, double> f, (double Min, double Max) x, (double Min, double Max) y) =>
        OverGrid(FieldKind.Surface, f, x, y, steps: 24);

    /// <summary>Draws values on a grid as a surface in space: turned by hand where Plotly draws it, from one side in the SVG.</summary>
    /// <inheritdoc cref="Contour(IEnumerable{double}, IEnumerable{double}, Matrix{double}, bool)"/>
    public static Chart Surface(IEnumerable<double> x, IEnumerable<double> y, Matrix<double> z) =>
        OverMatrix("Chart.Surface", FieldKind.Surface, x, y, z);

    /// <summary>Draws an arrow from each point (x, y) by (u, v), such as a gradient. The longest arrow is made as long as the points are apart.</summary>
    /// <param name="x">Where the arrows start.</param>
    /// <param name="y">How high they start.</param>
    /// <param name="u">How far each goes across.</param>
    /// <param name="v">How far each goes upwards.</param>
    /// <param name="name">The name in the legend.</param>
    /// <param name="color">A CSS colour; without it, the palette's next.</param>
    /// <exception cref="ArgumentException">The four are not equally long.</exception>
    public static Chart Quiver(IEnumerable<double> x, IEnumerable<double> y, IEnumerable<double> u, IEnumerable<double> v, string? name = null, string? color = null)
    {
        var (startX, startY) = ChartData.Pair("Chart.Quiver", x, nameof(x), y, nameof(y));
        var (alongX, alongY) = ChartData.Pair("Chart.Quiver", u, nameof(u), v, nameof(v));
        ChartData.CheckCounts("Chart.Quiver", startX.Length, nameof(x), alongX.Length, nameof(u));
        return new(new Panel { EqualUnits = true, Traces = [Arrows.Of(startX, startY, alongX, alongY) with { Name = name, Color = ChartData.Color(color) }] });
    }

    private static Chart OverGrid(FieldKind kind, Func<double, double, double> f, (double Min, double Max) x, (double Min, double Max) y, int steps)
    {
        ArgumentNullException.ThrowIfNull(f);
        var (across, up) = (PlaneGrid.Places(CheckedRange(x.Min, x.Max), steps), PlaneGrid.Places(CheckedRange(y.Min, y.Max), steps));
        return new(new Panel { Traces = [FieldTrace.Of(kind, across, up, Array.ConvertAll(up, b => Array.ConvertAll(across, a => f(a, b))))] });
    }

    private static Chart OverMatrix(string chart, FieldKind kind, IEnumerable<double> x, IEnumerable<double> y, Matrix<double> z)
    {
        ArgumentNullException.ThrowIfNull(z);
        var (across, up) = (ChartData.Values(x, nameof(x)), ChartData.Values(y, nameof(y)));
        ChartData.CheckCounts(chart, across.Length, nameof(x), z.ColumnCount, "a row of z");
        ChartData.CheckCounts(chart, up.Length, nameof(y), z.RowCount, "a column of z");
        CheckAscending(chart, across, nameof(x));
        CheckAscending(chart, up, nameof(y));
        return new(new Panel { Traces = [FieldTrace.Of(kind, across, up, ChartData.Rows(z))] });
    }

    private static void CheckAscending(string chart, double[] places, string name)
    {
        for (var i = 0; i < places.Length; i++)
        {
            if (!double.IsFinite(places[i]) || (i > 0 && !(places[i] > places[i - 1])))
                throw new ArgumentException($"{chart}: {name}[{NumberText.Shortest(i)}] is {NumberText.Shortest(places[i])}; a grid's places are finite and ascend.", name);
        }
    }
}
