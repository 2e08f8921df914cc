using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Interactive;

public sealed partial class Chart
{
    private const int RegionSteps = 120;

    /// <summary>Colours the plane by the class that a network gives each place, with the labelled points over it (vol. 2 figure 1-34).</summary>
    /// <param name="predict">
    /// Scores for many places at once: from shape (N, 2) to (N, C). The class is the column of the largest score;
    /// with a single column, class 1 is where the score is above 0.5.
    /// </param>
    /// <param name="points">The points, shape (N, 2); they also say which part of the plane is shown.</param>
    /// <param name="labels">The class of each point: 0, 1, 2, ...</param>
    /// <param name="names">The classes' names by label; without them <c>class 0</c>, <c>class 1</c>, ...</param>
    /// <exception cref="ArgumentException">The shapes or counts do not fit, there is no finite point, or a label is negative.</exception>
    public static Chart DecisionRegions(Func<Matrix<double>, Matrix<double>> predict, Matrix<double> points, IEnumerable<int> labels, IEnumerable<string>? names = null)
    {
        ArgumentNullException.ThrowIfNull(predict);
        return DecisionRegions(Classes, points, labels, names);

        int[] Classes(Matrix<double> places)
        {
            var scores = predict(places);
            return scores.ColumnCount == 1
                ? [.. scores.Column(0).Select(score => score > 0.5 ? 1 : 0)]
                : [.. scores.EnumerateRows().Select(row => row.MaximumIndex())];
        }
    }

    /// <summary>Colours the plane by the class that a classifier gives each place, with the labelled points over it.</summary>
    /// <param name="classify">The classes of many places at once: from shape (N, 2) to N classes.</param>
    /// <inheritdoc cref="DecisionRegions(Func{Matrix{double}, Matrix{double}}, Matrix{double}, IEnumerable{int}, IEnumerable{string})"/>
    /// <param name="points"/>
    /// <param name="labels"/>
    /// <param name="names"/>
    public static Chart DecisionRegions(Func<Matrix<double>, int[]> classify, Matrix<double> points, IEnumerable<int> labels, IEnumerable<string>? names = null)
    {
        ArgumentNullException.ThrowIfNull(classify);
        CheckPlane("Chart.DecisionRegions", points);
        var scatter = ByClass("Chart.DecisionRegions", points.Column(0).ToArray(), points.Column(1).ToArray(), labels, names);

        var (across, up) = (Extent(points.Column(0)), Extent(points.Column(1)));
        var places = Matrix<double>.Build.Dense(across.Length * up.Length, 2, (k, axis) => axis == 0 ? across[k % across.Length] : up[k / across.Length]);
        var classes = classify(places);
        ChartData.CheckCounts("Chart.DecisionRegions", places.RowCount, "the grid of places", classes.Length, "what the classifier returned");

        var z = Enumerable.Range(0, up.Length).Select(i => Array.ConvertAll(classes[(i * across.Length)..((i + 1) * across.Length)], c => (double)c));
        var regions = new FieldTrace { Kind = FieldKind.Regions, X = across, Y = up, Z = [.. z] };
        var panel = scatter.Figure.Panels[0];
        return new(panel with
        {
            X = panel.X with { Range = (across[0], across[^1]) },
            Y = panel.Y with { Range = (up[0], up[^1]) },
            Traces = [regions, .. panel.Traces],
        });
    }

    private static double[] Extent(Vector<double> coordinates)
    {
        var finite = coordinates.Where(double.IsFinite).ToList();
        if (finite.Count == 0)
            throw new ArgumentException("Chart.DecisionRegions: no finite point says which part of the plane to show.");
        var margin = finite.Max() > finite.Min() ? (finite.Max() - finite.Min()) * 0.08 : 1;
        return Places((finite.Min() - margin, finite.Max() + margin), RegionSteps);
    }
}
