namespace Notebooks;

/// <summary>Compares what a run gave with what the notebook's file says, and writes nothing.</summary>
/// <param name="tolerance">How far numbers may lie apart.</param>
/// <param name="badForm">The notebooks, by name, whose form was found not to be right.</param>
internal sealed class RunComparison(Tolerance tolerance, IReadOnlySet<string> badForm) : IRunReceiver
{
    public NotebookResult Receive(NotebookFile notebook, NotebookRun run, NotebookResult result)
    {
        // The cell that ended the run is told as a failure.
        var differences = NotebookComparison.Compare(notebook, run, tolerance).Where(d => d.Cell.Position != result.Failure?.Position).ToList();
        var outcome = result.Outcome != RunOutcome.Ok ? result.Outcome
            : differences.Count > 0 ? RunOutcome.Different
            : badForm.Contains(result.Notebook.Name) ? RunOutcome.BadForm : RunOutcome.Ok;
        return result with { Outcome = outcome, Differences = differences };
    }
}
