namespace FromScratch.Interactive;

public sealed partial class Chart
{
    /// <summary>Draws several charts on one pair of axes; where two say different things about an axis, the first is heard.</summary>
    /// <param name="charts">The charts, the first lowest.</param>
    /// <exception cref="ArgumentException">There is none, or one of them is a grid.</exception>
    public static Chart Combine(params IEnumerable<Chart> charts)
    {
        var figures = Figures("Chart.Combine", charts);
        if (figures.Any(figure => figure.Panels.Count != 1))
            throw new ArgumentException("Chart.Combine: a grid of charts cannot be drawn on one pair of axes; combine first, then make the grid.", nameof(charts));
        var panels = figures.Select(figure => figure.Panels[0]).ToList();
        var panel = panels.Aggregate((first, second) => first with
        {
            Traces = [.. first.Traces, .. second.Traces],
            X = first.X.Or(second.X),
            Y = first.Y.Or(second.Y),
            Legend = first.Legend ?? second.Legend,
            Annotations = [.. first.Annotations, .. second.Annotations],
            EqualUnits = first.EqualUnits || second.EqualUnits,
        });
        return new(figures[0] with
        {
            Panels = [panel],
            Title = figures.Select(f => f.Title).FirstOrDefault(t => t is not null),
            Description = figures.Select(f => f.Description).FirstOrDefault(d => d is not null),
            Width = figures.Select(f => f.Width).FirstOrDefault(w => w is not null),
            Height = figures.Select(f => f.Height).FirstOrDefault(h => h is not null),
        });
    }

    /// <summary>Draws charts in rows of so many columns, each on its own axes; a chart's title becomes its panel's.</summary>
    /// <param name="columns">How many stand side by side.</param>
    /// <param name="charts">The charts, row by row.</param>
    /// <exception cref="ArgumentException">There is none, or one of them is a grid itself.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="columns"/> is below 1.</exception>
    public static Chart Grid(int columns, params IEnumerable<Chart> charts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        var figures = Figures("Chart.Grid", charts);
        if (figures.Any(figure => figure.Panels.Count != 1))
            throw new ArgumentException("Chart.Grid: one of the charts is a grid itself; list its charts instead.", nameof(charts));
        return new(new Figure
        {
            Panels = [.. figures.Select(figure => figure.Panels[0] with { Title = figure.Title })],
            Columns = Math.Min(columns, figures.Count),
        });
    }

    private static List<Figure> Figures(string caller, IEnumerable<Chart> charts)
    {
        ArgumentNullException.ThrowIfNull(charts);
        List<Figure> figures = [.. charts.Select(chart => (chart ?? throw new ArgumentException($"{caller}: one of the charts is null.", nameof(charts))).Figure)];
        if (figures.Any(figure => figure.Animation is not null))
            throw new ArgumentException($"{caller}: an animated chart stands alone; combine the charts of its frames instead.", nameof(charts));
        return figures.Count > 0 ? figures : throw new ArgumentException($"{caller} needs at least one chart.", nameof(charts));
    }
}
