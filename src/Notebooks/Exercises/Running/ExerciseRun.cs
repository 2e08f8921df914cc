using System.Diagnostics;

namespace Notebooks;

/// <summary>
/// Runs an exercise for what its checks say. Its parts don't depend on each other: a cell that fails does not keep the others
/// from running, and after one that ends its process they run in a new process, without it.
/// </summary>
/// <param name="cells">The cells, in order.</param>
/// <param name="start">Starts a process to run them in; the results' own texts must be wanted of it.</param>
/// <param name="cellLimit">How long a cell may run.</param>
/// <param name="limit">How long all of it may take.</param>
internal sealed class ExerciseRun(IReadOnlyList<ExerciseCell> cells, Func<ICellRunner> start, TimeSpan cellLimit, TimeSpan limit)
{
    /// <summary>How many processes an exercise may use up.</summary>
    private const int Processes = 5;

    private readonly Dictionary<int, string> _fatal = [];
    private readonly Dictionary<int, string> _failures = [];
    private readonly Dictionary<int, Verdict> _verdicts = [];
    private readonly Stopwatch _clock = new();

    /// <summary>Runs it.</summary>
    /// <returns>For each check, in order, what it says.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled. No process is left.</exception>
    /// <exception cref="NotebookFileException">No process could be started.</exception>
    public async Task<IReadOnlyList<(ExerciseCell Check, Verdict Verdict)>> RunAsync(CancellationToken cancellation)
    {
        _clock.Start();
        for (var i = 0; i < Processes && _clock.Elapsed < limit && !await RunsToTheEndAsync(cancellation); i++)
        {
            // The next one leaves out what ended this one.
        }
        return [.. cells.Index().Where(c => c.Item.Part == ExercisePart.Check).Select(c => (c.Item, VerdictOf(c.Index)))];
    }

    // Those since the last answers that were checked: several checks may follow one answer.
    private IEnumerable<int> AnswersOf(int check)
    {
        var last = check - 1;
        while (last >= 0 && cells[last].Part != ExercisePart.Answer)
            last--;
        for (; last >= 0 && cells[last].Part != ExercisePart.Check; last--)
        {
            if (cells[last].Part == ExercisePart.Answer)
                yield return last;
        }
    }

    private async Task<bool> RunsToTheEndAsync(CancellationToken cancellation)
    {
        await using var runner = start();
        for (var i = 0; i < cells.Count; i++)
        {
            if (_fatal.ContainsKey(i) || cells[i].Code.Trim().Length == 0)
                continue;
            if (cells[i].Part == ExercisePart.Check && AnswersOf(i).Select(a => cells[a].Refusal).FirstOrDefault(r => r is not null) is { } refusal)
            {
                _verdicts[i] = Verdict.None($"the answer is not run: {refusal}");
                continue;
            }
            var left = limit - _clock.Elapsed;
            if (left <= TimeSpan.Zero)
                return false;
            var end = await runner.RunAsync(new(cells[i].Code, i + 1), new DroppedOutput(), left < cellLimit ? left : cellLimit, cancellation);
            Take(i, end);
            if (!end.CanContinue)
                return false;
        }
        return true;
    }

    private void Take(int index, CellEnd end)
    {
        var failure = end.Result.Error is { } error ? $"{error.Name}: {error.Message}" : null;
        if (failure is not null)
            _failures.TryAdd(index, failure);
        if (!end.CanContinue)
            _fatal.TryAdd(index, failure ?? "");
        // A check may run again in a later process, for what it declares; its first word counts.
        if (cells[index].Part == ExercisePart.Check)
            _verdicts.TryAdd(index, failure is null ? CheckCell.VerdictOf(end.Text ?? "") : Verdict.None(failure));
    }

    // Where a check could not even say what is wrong, the answer before it often can.
    private Verdict VerdictOf(int check)
    {
        if (_verdicts.TryGetValue(check, out var verdict) && verdict.IsVerdict)
            return verdict;
        foreach (var answer in AnswersOf(check))
        {
            if (cells[answer].Refusal is { } refusal)
                return Verdict.None($"the answer, {cells[answer].Name}, is not run: {refusal}");
            if (_failures.TryGetValue(answer, out var failure))
                return Verdict.None($"the answer, {cells[answer].Name}, fails: {failure}");
        }
        return verdict ?? Verdict.None(_fatal.Count > 0 ? $"not reached: {_fatal.MinBy(f => f.Key).Value}" : $"not reached in {ResultText.Time(limit)}");
    }
}
