namespace FromScratch.Interactive;

/// <summary>
/// A chart: made by <c>Chart.Line(x, y)</c> and its siblings, dressed by the <c>With…</c> methods, each of which
/// returns a new chart and leaves the old one as it was.
/// </summary>
/// <remarks>
/// It shows as a Plotly figure (<c>application/vnd.plotly.v1+json</c>) where a front end draws those, otherwise as an SVG
/// of the same data, and as a short text. Values that are not finite are gaps. A series of more than 4,000 points is
/// thinned, and the chart says so.
/// </remarks>
public sealed partial class Chart
{
    private Chart(Figure figure) => Figure = figure;

    private Chart(Panel panel)
        : this(new Figure { Panels = [panel] })
    {
    }

    internal Figure Figure { get; }

    internal static Chart Of(Panel panel) => new(panel);

    /// <summary>Sets the title above the chart.</summary>
    public Chart WithTitle(string title) => new(Figure with { Title = title });

    /// <summary>Sets the horizontal axis's title; name the unit in it where there is one. On a grid, of every panel.</summary>
    public Chart WithXAxisTitle(string title) => EachPanel(panel => panel with { X = panel.X with { Title = title } });

    /// <summary>Sets the vertical axis's title; name the unit in it where there is one. On a grid, of every panel.</summary>
    public Chart WithYAxisTitle(string title) => EachPanel(panel => panel with { Y = panel.Y with { Title = title } });

    /// <summary>Makes the horizontal axis logarithmic. Values at or below zero cannot be drawn on it and are gaps.</summary>
    public Chart WithLogXAxis() => EachPanel(panel => panel with { X = panel.X with { IsLog = true } });

    /// <summary>Makes the vertical axis logarithmic. Values at or below zero cannot be drawn on it and are gaps.</summary>
    public Chart WithLogYAxis() => EachPanel(panel => panel with { Y = panel.Y with { IsLog = true } });

    /// <summary>Sets what the horizontal axis shows, in the data's units.</summary>
    /// <exception cref="ArgumentException">The ends are not finite, or the minimum is not below the maximum.</exception>
    public Chart WithXRange(double min, double max) => EachPanel(panel => panel with { X = panel.X with { Range = CheckedRange(min, max) } });

    /// <summary>Sets what the vertical axis shows, in the data's units.</summary>
    /// <exception cref="ArgumentException">The ends are not finite, or the minimum is not below the maximum.</exception>
    public Chart WithYRange(double min, double max) => EachPanel(panel => panel with { Y = panel.Y with { Range = CheckedRange(min, max) } });

    /// <summary>Shows or hides the legend, which otherwise is there when more than one series has a name.</summary>
    public Chart WithLegend(bool show = true) => EachPanel(panel => panel with { Legend = show });

    /// <summary>Writes a text beside the point (<paramref name="x"/>, <paramref name="y"/>) of the data. On a grid, in every panel.</summary>
    /// <exception cref="ArgumentException">A coordinate is not finite.</exception>
    public Chart WithAnnotation(double x, double y, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!double.IsFinite(x) || !double.IsFinite(y))
            throw new ArgumentException($"An annotation stands at a finite point, not at ({NumberText.Shortest(x)}, {NumberText.Shortest(y)}).");
        return EachPanel(panel => panel with { Annotations = [.. panel.Annotations, new Annotation(x, y, text)] });
    }

    /// <summary>Sets the size in pixels.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side is below 100 or above 10,000.</exception>
    public Chart WithSize(int width, int height)
    {
        return new(Figure with { Width = CheckedSide(width, nameof(width)), Height = CheckedSide(height, nameof(height)) });

        static int CheckedSide(int side, string name) => side is >= 100 and <= 10_000
            ? side
            : throw new ArgumentOutOfRangeException(name, side, "A chart's side is between 100 and 10,000 pixels.");
    }

    /// <summary>Sets what is read to those who cannot see the chart; without it, the chart's own summary.</summary>
    public Chart WithDescription(string description) => new(Figure with { Description = description });

    /// <summary>The Plotly figure as JSON text, <c>{"data": [...], "layout": {...}}</c>.</summary>
    public string ToPlotlyJson() => FigureJson.Of(Figure);

    /// <summary>The chart as an SVG document, complete in itself.</summary>
    public string ToSvg() => SvgChart.Of(Figure);

    /// <summary>What is drawn, in a line for each series.</summary>
    public override string ToString() => ChartSummary.Of(Figure);

    private Chart EachPanel(Func<Panel, Panel> change) => new(Figure with { Panels = [.. Figure.Panels.Select(change)] });

    private static (double Min, double Max) CheckedRange(double min, double max) => double.IsFinite(min) && double.IsFinite(max) && min < max
        ? (min, max)
        : throw new ArgumentException($"A range goes from a finite minimum up to a finite maximum, not from {NumberText.Shortest(min)} to {NumberText.Shortest(max)}.");
}
