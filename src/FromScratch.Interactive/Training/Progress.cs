namespace FromScratch.Interactive;

/// <summary>
/// A progress bar for any long loop: where it is, how long it has taken and will take. Display it, then go through the loop
/// with it; it stays as a full bar, or as one that says where the loop was stopped.
/// </summary>
/// <remarks>
/// It is redrawn at most ten times a second, and never for more than a tenth of the time. It knows no kernel: any method
/// that takes the new state will do.
/// </remarks>
/// <example>
/// <code>
/// var progress = new Progress("epoch");
/// foreach (var epoch in progress.Over(Enumerable.Range(1, 300), display(progress).Update))
///     progress.Report(trainOneEpoch());
/// </code>
/// </example>
public sealed class Progress
{
    private readonly string _unit;
    private string? _detail;

    /// <summary>Makes a bar that has not begun.</summary>
    /// <param name="unit">What is counted, in the singular.</param>
    public Progress(string unit = "step")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(unit);
        _unit = unit;
        State = new ProgressState(unit, unit + " 0", Share: null, ProgressPhase.Running, Detail: null, Elapsed: null);
    }

    /// <summary>
    /// Whether the finished bar still says how long it took. Without it, it does not, so that a notebook that is run again
    /// is saved as it was.
    /// </summary>
    public bool KeepsTime { get; init; }

    internal TimeProvider Clock { get; init; } = TimeProvider.System;

    internal ProgressState State { get; private set; }

    /// <summary>Goes through a sequence and shows how far it is.</summary>
    /// <param name="items">The sequence; what it holds is handed on as it is.</param>
    /// <param name="update">
    /// Shows a new state in the bar's place: <c>display(progress).Update</c>. Without it, a few lines of text are written to the console.
    /// </param>
    /// <param name="total">How many items there are, where the sequence cannot say itself.</param>
    /// <returns>The items. Leaving the loop early, in whatever way, leaves the bar at "stopped at ...".</returns>
    /// <exception cref="ArgumentNullException"><paramref name="items"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="total"/> is negative.</exception>
    public IEnumerable<T> Over<T>(IEnumerable<T> items, Action<object>? update = null, int? total = null)
    {
        ArgumentNullException.ThrowIfNull(items);
        if (total is { } given)
            ArgumentOutOfRangeException.ThrowIfNegative(given, nameof(total));
        return Items(items, update, total ?? (items.TryGetNonEnumeratedCount(out var count) ? count : null));
    }

    /// <summary>Shows how far a trainer is, with its loss, until the returned object is disposed.</summary>
    /// <param name="trainer">The trainer; call its Fit inside the <c>using</c>.</param>
    /// <param name="update">
    /// Shows a new state in the bar's place: <c>display(progress).Update</c>. Without it, ten lines of text are written to the console.
    /// </param>
    /// <returns>Ends it and shows the final state; where training was stopped, it says at which epoch.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="trainer"/> is null.</exception>
    public IDisposable Follow(Trainer trainer, Action<object>? update = null)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        var (live, position, since) = (new LiveUpdates(update, Clock), new TrainingPosition(), Clock.GetTimestamp());
        var evaluated = false;
        _detail = null;
        trainer.StepDone += AfterStep;
        trainer.Evaluated += AfterEvaluation;
        trainer.EpochDone += AfterEpoch;
        return new Ending(() =>
        {
            trainer.StepDone -= AfterStep;
            trainer.Evaluated -= AfterEvaluation;
            trainer.EpochDone -= AfterEpoch;
            End(live, At(position.IsUnfinished ? ProgressPhase.Stopped : ProgressPhase.Ended));
        });

        ProgressState At(ProgressPhase phase) => new(_unit, position.ToString(), Share(position.Done, position.Total), phase, _detail, Clock.GetElapsedTime(since));

        void AfterStep(TrainingStep step)
        {
            position.After(step);
            // Until the first evaluation a single mini-batch's loss is all there is.
            if (!evaluated)
                Report(step.Loss);
            Offer(live, At, position.Done, position.Total);
        }

        void AfterEvaluation(Evaluation evaluation)
        {
            position.After(evaluation);
            evaluated = true;
            Report(evaluation.Loss);
        }

        void AfterEpoch(EpochResult epoch)
        {
            position.After(epoch);
            evaluated = true;
            var accuracy = epoch.TestAccuracy ?? epoch.TrainAccuracy;
            Report("loss " + LossText.Of(epoch.Loss)
                + (accuracy is null ? "" : FormattableString.Invariant($", {(epoch.TestAccuracy is null ? "train" : "test")} accuracy {accuracy:F4}")));
        }
    }

    /// <summary>Says the loss beside the bar, at its next update.</summary>
    /// <param name="loss">The loss.</param>
    public void Report(double loss) => _detail = "loss " + LossText.Of(loss);

    /// <summary>Says something beside the bar, at its next update.</summary>
    /// <param name="detail">A few words; null for none.</param>
    public void Report(string? detail) => _detail = detail;

    /// <summary>The bar as a line of text.</summary>
    public override string ToString() => State.ToString();

    private static double? Share(int done, int? total) => total switch
    {
        null => null,
        0 => 1,
        _ => Math.Min(1, (double)done / total.Value),
    };

    private IEnumerable<T> Items<T>(IEnumerable<T> items, Action<object>? update, int? total)
    {
        var (live, since, done, ended) = (new LiveUpdates(update, Clock), Clock.GetTimestamp(), 0, false);
        _detail = null;
        try
        {
            Offer(live, At, done, total);
            foreach (var item in items)
            {
                yield return item;
                done++;
                Offer(live, At, done, total);
            }

            ended = true;
        }
        finally
        {
            End(live, At(ended ? ProgressPhase.Ended : ProgressPhase.Stopped));
        }

        ProgressState At(ProgressPhase phase) => new(
            _unit,
            $"{_unit} {NumberText.Shortest(done)}" + (total is { } all ? $" of {NumberText.Shortest(all)}" : ""),
            Share(done, total), phase, _detail, Clock.GetElapsedTime(since));
    }

    private void Offer(LiveUpdates live, Func<ProgressPhase, ProgressState> at, int done, int? total) => live.Offer(
        () => State = at(ProgressPhase.Running),
        () => (State = at(ProgressPhase.Running) with { Elapsed = null }).ToString(),
        done, total);

    private void End(LiveUpdates live, ProgressState last)
    {
        State = KeepsTime ? last : last with { Elapsed = null };
        live.End(() => State, State.ToString);
    }
}
