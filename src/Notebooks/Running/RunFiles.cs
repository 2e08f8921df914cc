namespace Notebooks;

/// <summary>Writes what runs give: into the notebooks themselves, or into executed copies.</summary>
/// <param name="options">What the user asked for.</param>
/// <param name="copies">Where executed copies go.</param>
internal sealed class RunFiles(RunOptions options, ExecutedCopies copies) : IRunReceiver
{
    // Litter of a save that was killed goes with the next run, whether it saves or not.
    // Whatever keeps the notebook from being saved, the outputs are not lost: they are in the executed copy.
    public NotebookResult Receive(NotebookFile notebook, NotebookRun run, NotebookResult result)
    {
        AtomicFile.RemoveLitter(notebook.Path);
        try
        {
            // A failed notebook is not saved: its outputs would be worse than those that it has.
            if (options.Save && result.Failure is null)
            {
                var saved = notebook.Copy();
                run.Apply(saved, keepVolatile: !options.Volatile);
                return result with { Saved = saved.Save() };
            }
        }
        catch (NotebookFileException e)
        {
            result = result with { Outcome = RunOutcome.NotSaved, Problem = e.Message };
        }
        try
        {
            var copy = notebook.Copy();
            run.Apply(copy, keepVolatile: false);
            return result with { Copy = copies.Write(result.Notebook, copy) };
        }
        catch (NotebookFileException e)
        {
            var outcome = result.Outcome == RunOutcome.Ok ? RunOutcome.NotSaved : result.Outcome;
            return result with { Outcome = outcome, Problem = result.Problem is null ? e.Message : $"{result.Problem}; {e.Message}" };
        }
    }
}
