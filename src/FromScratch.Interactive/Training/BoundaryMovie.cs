using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Interactive;

/// <summary>
/// How a classifier of points in the plane divides it, epoch by epoch (vol. 2 figure 1-34 in motion): a figure with a play
/// button and an epoch slider; where figures do not move, the last frame.
/// </summary>
/// <remarks>
/// It keeps about twenty frames, evenly spread however long training takes, and draws at most 1,000 points, so that the
/// figure stays below 400 KB.
/// </remarks>
/// <example>
/// <code>
/// var movie = new BoundaryMovie(data.X, data.Labels);
/// using (movie.Follow(trainer))
///     trainer.Fit(data, epochs: 300, batchSize: 30);
/// movie
/// </code>
/// </example>
public sealed class BoundaryMovie
{
    internal const int FramesAtMost = 20;
    private const int Steps = 79;
    private const int PointsAtMost = 1000;

    private readonly PlaneGrid _plane;
    private readonly Chart _points;
    private readonly List<(string Label, FieldTrace Regions)> _frames = [];
    private (string Label, FieldTrace Regions)? _latest;
    private int _stride = 1;
    private int _recorded;

    /// <summary>Makes a movie without frames.</summary>
    /// <param name="points">The points to draw, shape (N, 2); they also say which part of the plane is shown.</param>
    /// <param name="labels">The class of each point: 0, 1, 2, ...</param>
    /// <param name="names">The classes' names by label; without them <c>class 0</c>, <c>class 1</c>, ...</param>
    /// <exception cref="ArgumentException">The shapes or counts do not fit, there is no finite point, or a label is negative.</exception>
    public BoundaryMovie(Matrix<double> points, IEnumerable<int> labels, IEnumerable<string>? names = null)
    {
        // All points are checked; some may not be drawn.
        var all = Chart.Scatter(points, labels, names);
        _plane = PlaneGrid.Around(nameof(BoundaryMovie), points, Steps);
        _points = Thinned(all);
    }

    /// <summary>How many frames there are.</summary>
    public int Count => _frames.Count + (_latest is null ? 0 : 1);

    /// <summary>The movie as a chart, to give it a title or a size.</summary>
    /// <exception cref="InvalidOperationException">Nothing was recorded yet.</exception>
    public Chart Chart
    {
        get
        {
            var frames = _latest is { } latest ? [.. _frames, latest] : _frames;
            return frames.Count == 0
                ? throw new InvalidOperationException("BoundaryMovie: nothing was recorded yet. Train inside `using (movie.Follow(trainer))`, or call Record.")
                : Chart.Animate(frames.Select(frame => (frame.Label, Chart.OnPlane(_plane, frame.Regions, _points))), "epoch ")
                    .WithTitle("Decision regions while learning").WithXAxisTitle("x₁").WithYAxisTitle("x₂");
        }
    }

    /// <summary>Records a trainer's network before the first epoch, after epochs, and at the end, until the returned object is disposed.</summary>
    /// <param name="trainer">The trainer of a network with two inputs; call its Fit inside the <c>using</c>.</param>
    /// <returns>Ends it and records the last frame, also where training was stopped.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="trainer"/> is null.</exception>
    public IDisposable Follow(Trainer trainer)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        var (network, history) = (trainer.Network, trainer.History);
        var (recordedAt, epochEndsAt) = (history.StepLosses.Count, history.StepLosses.Count);
        if (_recorded == 0)
            Record(network.Predict, NumberText.Shortest(history.Epochs.Count));
        trainer.EpochDone += AfterEpoch;
        return new Ending(() =>
        {
            trainer.EpochDone -= AfterEpoch;
            if (history.StepLosses.Count > recordedAt)
                _latest = (NumberText.Shortest(history.Epochs.Count) + (history.StepLosses.Count > epochEndsAt ? " and a part" : ""), Regions(network.Predict));
        });

        void AfterEpoch(EpochResult epoch)
        {
            epochEndsAt = history.StepLosses.Count;
            if (!IsDue)
            {
                _recorded++;
                return;
            }

            Record(network.Predict, NumberText.Shortest(epoch.Epoch));
            recordedAt = epochEndsAt;
        }
    }

    /// <summary>Records a frame.</summary>
    /// <param name="predict">
    /// Scores for many places at once: from shape (N, 2) to (N, C). The class is the column of the largest score;
    /// with a single column, class 1 is where the score is above 0.5.
    /// </param>
    /// <param name="label">What the slider says: the epoch.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There are not as many scores as places.</exception>
    public void Record(Func<Matrix<double>, Matrix<double>> predict, string label)
    {
        ArgumentNullException.ThrowIfNull(predict);
        ArgumentNullException.ThrowIfNull(label);
        var frame = (label, Regions(predict));
        _latest = null;
        if (IsDue)
            _frames.Add(frame);
        else
            _latest = frame;
        _recorded++;
        if (_frames.Count <= FramesAtMost)
            return;
        for (var i = _frames.Count - 2; i > 0; i -= 2)
            _frames.RemoveAt(i);
        _stride *= 2;
    }

    /// <summary>How many frames there are.</summary>
    public override string ToString() => _recorded == 0 ? "no frame yet" : Count == 1 ? "1 frame" : $"{NumberText.Shortest(Count)} frames";

    private bool IsDue => _recorded % _stride == 0;

    private static Chart Thinned(Chart scatter)
    {
        var panel = scatter.Figure.Panels[0];
        var traces = panel.Traces.Cast<PointTrace>().ToList();
        var total = traces.Sum(trace => trace.X.Length);
        return total <= PointsAtMost
            ? scatter
            : Chart.Of(panel with { Traces = [.. traces.Select(Fewer)] });

        PointTrace Fewer(PointTrace trace)
        {
            var kept = Thinning.Evenly(trace.X.Length, Math.Max(2, (int)((long)trace.X.Length * PointsAtMost / total)));
            return trace with
            {
                X = Array.ConvertAll(kept, i => trace.X[i]),
                Y = Array.ConvertAll(kept, i => trace.Y[i]),
                Note = $"{NumberText.Count(kept.Length)} of {NumberText.Count(trace.Count)} points drawn",
            };
        }
    }

    private FieldTrace Regions(Func<Matrix<double>, Matrix<double>> predict) => _plane.Regions(places => PlaneGrid.Classes(predict(places)));
}
