namespace FromScratch.Interactive;

/// <summary>
/// A loss curve that grows while a cell trains. Display it, then train inside a <c>using</c>; when training ends, however it
/// ends, what stays is one picture of the whole curve.
/// </summary>
/// <remarks>
/// It is redrawn at most ten times a second, and never for more than a tenth of the time. While training runs, the
/// horizontal axis already reaches to the last mini-batch. It knows no kernel: any method that takes the new state will do.
/// </remarks>
/// <example>
/// <code>
/// var loss = new LossChart();
/// using (loss.Follow(trainer, display(loss).Update))
///     trainer.Fit(data, epochs: 300, batchSize: 30, evaluationInterval: 10);
/// </code>
/// </example>
public sealed class LossChart
{
    /// <summary>More points no chart of a page's width can show, and each of them is stored in the notebook three times.</summary>
    internal const int PointsAtMost = 1000;

    /// <summary>While it grows, the picture goes to the front end ten times a second.</summary>
    internal const int LivePointsAtMost = 250;

    private readonly List<double> _steps = [];
    private readonly List<double> _losses = [];
    private readonly Func<Chart, Chart> _dress;
    private string? _remark;
    private int? _reach;

    /// <summary>Makes an empty chart.</summary>
    /// <param name="dress">
    /// What to do to the chart whenever it is drawn: <c>chart => chart.WithTitle("…").WithLogYAxis()</c>.
    /// </param>
    public LossChart(Func<Chart, Chart>? dress = null) => _dress = dress ?? (chart => chart);

    /// <summary>The losses so far, in order.</summary>
    public IReadOnlyList<double> Losses => _losses;

    /// <summary>The curve so far, as a chart that stays as it is.</summary>
    public Chart Chart => Draw(PointsAtMost);

    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Draws a trainer's loss at each of its evaluations, until the returned object is disposed.</summary>
    /// <param name="trainer">The trainer; call its Fit inside the <c>using</c>.</param>
    /// <param name="update">
    /// Shows a new state in the chart's place: <c>display(chart).Update</c>. Without it, ten lines of text are written to the console.
    /// </param>
    /// <returns>Ends it and shows the final state; where training was stopped, it says at which epoch.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="trainer"/> is null.</exception>
    public IDisposable Follow(Trainer trainer, Action<object>? update = null)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        var (live, position) = (new LiveUpdates(update, Clock), new TrainingPosition());
        trainer.StepDone += AfterStep;
        trainer.Evaluated += AfterEvaluation;
        trainer.EpochDone += position.After;
        return new Ending(() =>
        {
            trainer.StepDone -= AfterStep;
            trainer.Evaluated -= AfterEvaluation;
            trainer.EpochDone -= position.After;
            End(live, position.IsUnfinished ? position.ToString() : null);
        });

        void AfterStep(TrainingStep step)
        {
            position.After(step);
            _reach = position.LastStep;
            live.Offer(Picture, () => Line(position.ToString()), position.Done, position.Total);
        }

        void AfterEvaluation(Evaluation evaluation)
        {
            position.After(evaluation);
            _remark = position.ToString();
            Add(evaluation.Step, evaluation.Loss);
        }
    }

    /// <summary>Draws the losses that a loop of one's own gives to <see cref="IDrawnLosses.Add"/>, until it is disposed.</summary>
    /// <param name="update">
    /// Shows a new state in the chart's place: <c>display(chart).Update</c>. Without it, a few lines of text are written to the console.
    /// </param>
    /// <param name="steps">How many losses there will be, where that is known.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="steps"/> is below 1.</exception>
    public IDrawnLosses Follow(Action<object>? update = null, int? steps = null)
    {
        if (steps is { } count)
            ArgumentOutOfRangeException.ThrowIfLessThan(count, 1, nameof(steps));
        return new OwnLoop(this, new LiveUpdates(update, Clock), steps);
    }

    /// <summary>How many losses there are, and the last.</summary>
    public override string ToString() => _losses.Count == 0
        ? "no loss yet"
        : FormattableString.Invariant($"{NumberText.Count(_losses.Count)} losses, the last {LossText.Of(_losses[^1])}");

    private void Add(double step, double loss)
    {
        _steps.Add(step);
        _losses.Add(loss);
    }

    private void End(LiveUpdates live, string? stoppedAt)
    {
        _reach = null;
        _remark = stoppedAt is null ? null : "stopped at " + stoppedAt;
        live.End(() => Chart, () => stoppedAt is null ? ToString() : Line(_remark!));
    }

    private Chart Picture() => Draw(LivePointsAtMost);

    private string Line(string position) => _losses.Count == 0 ? position : $"{position}, loss {LossText.Of(_losses[^1])}";

    private Chart Draw(int pointsAtMost) => _dress(Chart.Of(new Panel
    {
        Traces = [PointTrace.Of([.. _steps], [.. _losses], lines: true, markers: false, pointsAtMost)],
        X = new Axis { Title = "mini-batch", IsWhole = true, Range = _reach > 1 ? (0, _reach.Value) : null },
        Y = new Axis { Title = "loss" },
        Remark = _remark,
    }).WithTitle("Loss while training"));

    private sealed class OwnLoop(LossChart chart, LiveUpdates live, int? steps) : IDrawnLosses
    {
        private int _done;
        private bool _ended;

        public void Add(double loss)
        {
            _done++;
            chart.Add(chart._losses.Count + 1, loss);
            chart._reach = steps > _done ? chart._losses.Count - _done + steps : null;
            chart._remark = At;
            live.Offer(chart.Picture, () => chart.Line(At), _done, steps);
        }

        public void Dispose()
        {
            if (_ended)
                return;
            _ended = true;
            chart.End(live, _done < steps ? At : null);
        }

        private string At => FormattableString.Invariant($"step {_done}") + (steps is null ? "" : FormattableString.Invariant($" of {steps}"));
    }
}
