namespace FromScratch.Interactive;

public sealed partial class Chart
{
    private const int FramesAtMost = 200;

    /// <summary>
    /// Shows charts one after another, with a play button and a slider where a front end draws Plotly figures; elsewhere
    /// the last one stands still. What does not change from chart to chart is stored once.
    /// </summary>
    /// <param name="frames">What the slider says at each chart, and the chart: all of one kind, with as many series each.</param>
    /// <param name="prefix">What stands before each label, such as <c>"epoch "</c>.</param>
    /// <exception cref="ArgumentException">There is no chart or more than 200, one is animated itself, or one is of another kind.</exception>
    /// <remarks>
    /// Titles, axis titles and size are the last chart's; axes without a range of their own reach over the data of all
    /// charts, and colours mean the same in all of them.
    /// </remarks>
    public static Chart Animate(IEnumerable<(string Label, Chart Chart)> frames, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(frames);
        ArgumentNullException.ThrowIfNull(prefix);
        List<(string Label, Chart Chart)> listed = [.. frames];
        var figures = Figures("Chart.Animate", listed.Select(frame => frame.Chart));
        if (figures.Count > FramesAtMost)
            throw new ArgumentException($"Chart.Animate: {NumberText.Count(figures.Count)} frames are more than the {FramesAtMost} that a notebook can hold; leave some out.", nameof(frames));

        var traces = figures.ConvertAll(figure => figure.Panels.SelectMany(panel => panel.Traces).ToList());
        for (var f = 0; f < figures.Count; f++)
        {
            if (Kinds(figures[f]) != Kinds(figures[^1]))
                throw new ArgumentException($"Chart.Animate: \"{listed[f].Label}\" is a chart of another kind than \"{listed[^1].Label}\", or has more or fewer series.", nameof(frames));
        }

        for (var t = 0; t < traces[0].Count; t++)
            ShareColors(traces, t);
        return new(figures[^1] with
        {
            Panels = [.. figures[^1].Panels.Select((panel, p) => Reaching(panel, p))],
            Animation = new Animation([.. listed.Select((frame, f) => new AnimationFrame(frame.Label ?? "", traces[f]))], prefix),
        });

        // The panels show the last frame's traces, as they are after colours were shared.
        Panel Reaching(Panel panel, int p)
        {
            var before = figures[^1].Panels.Take(p).Sum(other => other.Traces.Count);
            var all = panel with { Traces = [.. traces.SelectMany(frame => frame.GetRange(before, panel.Traces.Count)).Distinct(ReferenceEqualityComparer.Instance).Cast<Trace>()] };
            var (x, y) = (AxisRange.Of(all, across: true), AxisRange.Of(all, across: false));
            return panel with
            {
                Traces = traces[^1].GetRange(before, panel.Traces.Count),
                X = panel.X with { Range = (x.Min, x.Max) },
                Y = panel.Y with { Range = (y.Min, y.Max) },
            };
        }
    }

    private static string Kinds(Figure figure) => string.Join('|', figure.Panels.Select(panel => string.Join(',', panel.Traces.Select(
        trace => trace is FieldTrace field ? field.Kind.ToString() : trace.GetType().Name))));

    private static void ShareColors(List<List<Trace>> frames, int t)
    {
        var fields = frames.Select(frame => frame[t]).OfType<FieldTrace>().ToList();
        if (fields.Count == 0 || fields.TrueForAll(field => ReferenceEquals(field, fields[0])))
            return;
        var span = (fields.Min(field => field.Span.Min), fields.Max(field => field.Span.Max));
        foreach (var frame in frames)
            frame[t] = (FieldTrace)frame[t] with { SharedSpan = span };
    }
}
