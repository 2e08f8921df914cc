using System.Text.Json.Nodes;
using CSharpKernel;

namespace Notebooks;

/// <summary>Runs one notebook's cells in order, by nbclient's rules: after an unexpected error the rest does not run.</summary>
/// <param name="notebook">The notebook, which stays as it is.</param>
/// <param name="options">What the user asked for.</param>
internal sealed class NotebookRun(NotebookFile notebook, RunOptions options)
{
    private readonly DisplayRegistry _displays = new();
    private readonly Dictionary<int, (int Count, OutputCollector Outputs)> _done = [];
    private readonly List<string> _notes = [];

    /// <summary>The cells that a run executes: code that is neither empty nor tagged <c>skip-execution</c>.</summary>
    public static IReadOnlyList<NotebookCell> CellsToRun(NotebookFile notebook) =>
        [.. notebook.CodeCells.Where(c => !IsSkipped(c) && !string.IsNullOrWhiteSpace(c.Source))];

    /// <summary>How many cells ran, the failing one included.</summary>
    public int CellsRun => _done.Count;

    /// <summary>Whether a cell has run, the failing one included.</summary>
    public bool DidRun(NotebookCell cell) => _done.ContainsKey(cell.Position);

    /// <summary>What the user should know though nothing failed.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Runs the cells.</summary>
    /// <param name="runner">Where the cells run.</param>
    /// <param name="progress">Told how many cells have begun.</param>
    /// <param name="cancellation">Gives up at once.</param>
    /// <returns>The failure that ended the run, or null.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<CellFailure?> RunAsync(ICellRunner runner, Action<int> progress, CancellationToken cancellation)
    {
        foreach (var cell in CellsToRun(notebook))
        {
            cancellation.ThrowIfCancellationRequested();
            var number = _done.Count + 1;
            progress(number);
            var outputs = new OutputCollector(_displays);
            _done[cell.Position] = (number, outputs);
            var end = await RunCellAsync(runner, cell, number, outputs, cancellation);
            outputs.Complete(end.Result, number);

            var mayFail = cell.HasTag("raises-exception") || ExecutionSettings.AllowErrors(notebook.Metadata) || ExecutionSettings.AllowErrors(cell.Metadata);
            if (end.Result.Error is { } error && !(mayFail && end.CanContinue))
                return new(cell.Position, number, FirstLine(cell), error);
            if (end.Result.Error is null && cell.HasTag("raises-exception"))
                _notes.Add($"cell {cell.Position} is tagged raises-exception but raised none");
        }
        return null;
    }

    /// <summary>Puts the results into a notebook of the same cells.</summary>
    /// <param name="target">A copy of the notebook that ran.</param>
    /// <param name="keepVolatile">Leave the outputs of cells tagged <c>volatile</c> that have some.</param>
    public void Apply(NotebookFile target, bool keepVolatile)
    {
        CellIds.Complete(target);
        NotebookLanguage.Stamp(target);
        foreach (var cell in target.CodeCells.Where(c => !IsSkipped(c)))
        {
            var ran = _done.TryGetValue(cell.Position, out var run);
            var kept = keepVolatile && cell.HasTag("volatile") && cell.Outputs is { Count: > 0 } saved ? (JsonArray)saved.DeepClone() : null;
            if (kept is not null)
                Renumber(kept, run.Count);
            cell.SetResult(ran ? run.Count : null, kept ?? (ran ? run.Outputs.ToJson() : []));
        }
    }

    private async Task<CellEnd> RunCellAsync(ICellRunner runner, NotebookCell cell, int number, OutputCollector outputs, CancellationToken cancellation)
    {
        if (NotebookLanguage.OtherLanguage(cell) is { } language)
        {
            var message = $"The cell is in {language}; this notebook is run as C#. Make it a C# cell, or tag it skip-execution.";
            return new(new(CellStatus.Error, null, new("LanguageError", message, [message])), CanContinue: false);
        }
        var seconds = cell.Timeout ?? ExecutionSettings.Timeout(notebook.Metadata) ?? options.TimeoutSeconds;
        // What a timer can't hold is no limit either.
        TimeSpan? timeout = seconds > 0 && seconds < TimeSpan.FromDays(20).TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;
        return await runner.RunAsync(new(NotebookLanguage.SourceToRun(cell), number), outputs, timeout, cancellation);
    }

    // A kept result carries the count of its cell, which may have moved.
    private static void Renumber(JsonArray outputs, int count)
    {
        foreach (var output in outputs.OfType<JsonObject>().Where(o => o["output_type"].AsText() == "execute_result"))
        {
            if (output["execution_count"] is not JsonValue old || !old.TryGetValue(out int oldCount) || oldCount != count)
                output.Put("execution_count", count);
        }
    }

    private static bool IsSkipped(NotebookCell cell) => cell.HasTag("skip-execution");

    private static string FirstLine(NotebookCell cell) =>
        cell.Source.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.Length > 0 && !l.StartsWith("//", StringComparison.Ordinal)) ?? "";
}
