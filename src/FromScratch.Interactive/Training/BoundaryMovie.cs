using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Interactive;

/// <summary>
/// How a classifier of points in the plane divides it, epoch by epoch (vol. 2 figure 1-34 in motion): a figure with a play
/// button and an epoch slider; where figures do not move, the last frame.
/// </summary>
/// <remarks>
/// It keeps some fifteen frames, evenly spread however long training takes, and draws at most 1,000 points. The last frame
/// is the finest, the others a little coarser: a notebook file gives each number of a figure a line of its own.
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
    internal const int FramesAtMost = 16;
    private const int Steps = 47;
    private const int LastSteps = 95;
    private const int PointsAtMost = 1000;

    private readonly PlaneGrid _plane;
    private readonly PlaneGrid _lastPlane;
    private readonly Chart _points;
    private readonly List<(string Label, FieldTrace Regions)> _frames = [];
    private (string Label, FieldTrace Regions)? _last;
    private bool _lastIsKept;
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
        _lastPlane = PlaneGrid.Around(nameof(BoundaryMovie), points, LastSteps);
        _points = Thinned(all);
    }

    /// <summary>How many frames there are.</summary>
    public int Count => _frames.Count + (_last is null || _lastIsKept ? 0 : 1);

    /// <summary>The movie as a chart, to give it a title or a size.</summary>
    /// <exception cref="InvalidOperationException">Nothing was recorded yet.</exception>
    public Chart Chart
    {
        get
        {
            if (_last is not { } last)
                throw new InvalidOperationException("BoundaryMovie: nothing was recorded yet. Train inside `using (movie.Follow(trainer))`, or call Record.");
            var before = _frames.Take(_frames.Count - (_lastIsKept ? 1 : 0)).Select(frame => (frame.Label, Chart.OnPlane(_plane, frame.Regions, _points)));
            return Chart.Animate([.. before, (last.Label, Chart.OnPlane(_lastPlane, last.Regions, _points))], "epoch ")
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
                (_last, _lastIsKept) = ((NumberText.Shortest(history.Epochs.Count) + (history.StepLosses.Count > epochEndsAt ? " and a part" : ""), _lastPlane.Regions(Classes(network.Predict))), false);
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
        var (frame, last) = (_plane.Regions(Classes(predict)), _lastPlane.Regions(Classes(predict)));
        (_last, _lastIsKept) = ((label, last), IsDue);
        if (_lastIsKept)
            _frames.Add((label, frame));
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

    private static Func<Matrix<double>, int[]> Classes(Func<Matrix<double>, Matrix<double>> predict) => places => PlaneGrid.Classes(predict(places));
}
