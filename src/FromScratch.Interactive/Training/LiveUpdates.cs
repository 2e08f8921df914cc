namespace FromScratch.Interactive;

/// <summary>
/// Brings a state that changes all the time in front of the reader: at most ten times a second and for at most a tenth of
/// the time, through whatever updates a display; where nothing can, as a line of text for every tenth of the work.
/// </summary>
internal sealed class LiveUpdates(Action<object>? update, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private const int WorkPerUpdate = 9;

    private long? _shownAt;
    private TimeSpan _pause;
    private string? _line;

    /// <summary>Shows the state if it is time to.</summary>
    /// <param name="state">Makes what the display shows.</param>
    /// <param name="line">Makes the line of text.</param>
    /// <param name="done">The steps done.</param>
    /// <param name="total">All steps, where their number is known.</param>
    public void Offer(Func<object> state, Func<string> line, int done, int? total)
    {
        if (update is null)
        {
            if (IsLandmark(done, total))
                Write(line());
            return;
        }

        var now = clock.GetTimestamp();
        if (_shownAt is { } before && clock.GetElapsedTime(before, now) < _pause)
            return;
        update(state());
        var cost = clock.GetElapsedTime(now);
        _shownAt = now;
        _pause = TimeSpan.FromTicks(Math.Max(Pause.Ticks, cost.Ticks * (1 + WorkPerUpdate)));
    }

    /// <summary>Shows the last state, whenever that is.</summary>
    public void End(Func<object> state, Func<string> line)
    {
        if (update is null)
            Write(line());
        else
            update(state());
    }

    // Landmarks depend on the work alone, not on the clock, so that two runs print the same.
    private static bool IsLandmark(int done, int? total) => total is { } all
        ? done > 0 && (long)done * 10 / all > (long)(done - 1) * 10 / all
        : int.IsPow2(done);

    private void Write(string line)
    {
        if (line != _line)
            Console.Out.WriteLine(line);
        _line = line;
    }
}
