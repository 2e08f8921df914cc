using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Interactive;

public sealed partial class Chart
{
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
        return DecisionRegions(places => PlaneGrid.Classes(predict(places)), points, labels, names);
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

        var plane = PlaneGrid.Around("Chart.DecisionRegions", points, steps: 80);
        return OnPlane(plane, plane.Regions(classify), scatter);
    }

    /// <summary>Regions with the points over them, as far as the plane goes.</summary>
    internal static Chart OnPlane(PlaneGrid plane, FieldTrace regions, Chart scatter)
    {
        var panel = scatter.Figure.Panels[0];
        return new(panel with
        {
            X = panel.X with { Range = (plane.Across[0], plane.Across[^1]) },
            Y = panel.Y with { Range = (plane.Up[0], plane.Up[^1]) },
            Traces = [regions, .. panel.Traces],
        });
    }
}
