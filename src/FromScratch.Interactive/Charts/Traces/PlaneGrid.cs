using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Interactive;

/// <summary>Evenly spread places of the plane, at which a classifier is asked.</summary>
internal sealed class PlaneGrid
{
    private readonly string _chart;
    private readonly Matrix<double> _places;

    private PlaneGrid(string chart, double[] across, double[] up)
    {
        (_chart, Across, Up) = (chart, across, up);
        _places = Matrix<double>.Build.Dense(across.Length * up.Length, 2, (k, axis) => axis == 0 ? across[k % across.Length] : up[k / across.Length]);
    }

    public double[] Across { get; }

    public double[] Up { get; }

    /// <summary>The part of the plane where the points are, with a little margin.</summary>
    /// <exception cref="ArgumentException">There is no finite point.</exception>
    public static PlaneGrid Around(string chart, Matrix<double> points, int steps)
    {
        return new(chart, Extent(points.Column(0)), Extent(points.Column(1)));

        double[] Extent(Vector<double> coordinates)
        {
            var finite = coordinates.Where(double.IsFinite).ToList();
            if (finite.Count == 0)
                throw new ArgumentException($"{chart}: no finite point says which part of the plane to show.");
            var margin = finite.Max() > finite.Min() ? (finite.Max() - finite.Min()) * 0.08 : 1;
            return Places((finite.Min() - margin, finite.Max() + margin), steps);
        }
    }

    public static double[] Places((double Min, double Max) range, int steps) =>
        [.. Enumerable.Range(0, steps + 1).Select(i => range.Min + ((range.Max - range.Min) * i / steps))];

    /// <summary>The class of each row of scores: the column of the largest, or whether the only one is above 0.5.</summary>
    public static int[] Classes(Matrix<double> scores) => scores.ColumnCount == 1
        ? [.. scores.Column(0).Select(score => score > 0.5 ? 1 : 0)]
        : [.. scores.EnumerateRows().Select(row => row.MaximumIndex())];

    /// <summary>The regions of the classes that a classifier gives the places.</summary>
    /// <exception cref="ArgumentException">The classifier did not return a class for each place.</exception>
    public FieldTrace Regions(Func<Matrix<double>, int[]> classify)
    {
        var classes = classify(_places);
        ChartData.CheckCounts(_chart, _places.RowCount, "the grid of places", classes.Length, "what the classifier returned");
        return new FieldTrace
        {
            Kind = FieldKind.Regions,
            X = Across,
            Y = Up,
            Z = [.. Enumerable.Range(0, Up.Length).Select(i => Array.ConvertAll(classes[(i * Across.Length)..((i + 1) * Across.Length)], c => (double)c))],
        };
    }
}
