using System.Diagnostics;

namespace Notebooks;

/// <summary>One notebook from its file to its result: reads it, runs it in a process of its own, hands over what it gave.</summary>
/// <param name="source">Which notebook.</param>
/// <param name="options">What the user asked for.</param>
/// <param name="receiver">What is done with the outputs.</param>
/// <param name="start">Starts a process for a folder.</param>
internal sealed class NotebookJob(NotebookSource source, RunOptions options, IRunReceiver receiver, Func<string, ICellRunner> start)
{
    /// <summary>Does it. Whatever is wrong with the notebook is in the result.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled; nothing was written.</exception>
    public async Task<NotebookResult> RunAsync(IRunReporter reporter, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var result = new NotebookResult(source, RunOutcome.Ok);
        try
        {
            cancellation.ThrowIfCancellationRequested();
            var notebook = NotebookFile.Load(source.Path);
            if (NotebookLanguage.OtherLanguage(notebook) is { } language)
                return result with { Outcome = RunOutcome.BadFile, Problem = $"the notebook's language is {language}; this command runs C# notebooks" };

            result = result with { CellsTotal = NotebookRun.CellsToRun(notebook).Count };
            reporter.Started(source, result.CellsTotal);
            result = await RunCellsAsync(notebook, result, reporter, cancellation);
            return result with { Elapsed = clock.Elapsed };
        }
        catch (NotebookFileException e)
        {
            return result with { Outcome = RunOutcome.BadFile, Problem = e.Message, Elapsed = clock.Elapsed };
        }
    }

    private async Task<NotebookResult> RunCellsAsync(NotebookFile notebook, NotebookResult result, IRunReporter reporter, CancellationToken cancellation)
    {
        var run = new NotebookRun(notebook, options);
        CellFailure? failure;
        await using (var runner = start(notebook.Folder))
        {
            failure = await run.RunAsync(runner, n => reporter.CellStarted(source, n), cancellation);
        }
        cancellation.ThrowIfCancellationRequested();
        result = result with
        {
            Outcome = failure is null ? RunOutcome.Ok : RunOutcome.Failed,
            Failure = failure,
            CellsRun = run.CellsRun,
            Notes = run.Notes,
        };
        return receiver.Receive(notebook, run, result);
    }
}
