namespace Notebooks;

/// <summary>Runs notebooks side by side.</summary>
/// <param name="options">What the user asked for.</param>
/// <param name="receiver">What is done with their outputs.</param>
/// <param name="start">Starts a process for a notebook's folder.</param>
internal sealed class NotebookRunner(RunOptions options, IRunReceiver receiver, Func<string, ICellRunner> start)
{
    /// <summary>Runs them all.</summary>
    /// <returns>The results in the notebooks' order.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled. No process is left.</exception>
    public async Task<IReadOnlyList<NotebookResult>> RunAsync(IReadOnlyList<NotebookSource> notebooks, IRunReporter reporter, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var free = new SemaphoreSlim(options.Parallel);
        var runs = notebooks.Select(n => RunInTurnAsync(n, free, reporter, stop)).ToArray();
        var results = await Task.WhenAll(runs);
        cancellation.ThrowIfCancellationRequested();
        return results;
    }

    private async Task<NotebookResult> RunInTurnAsync(NotebookSource notebook, SemaphoreSlim free, IRunReporter reporter, CancellationTokenSource stop)
    {
        var result = new NotebookResult(notebook, RunOutcome.Stopped);
        try
        {
            await free.WaitAsync(stop.Token);
            try
            {
                result = await new NotebookJob(notebook, options, receiver, start).RunAsync(reporter, stop.Token);
            }
            finally
            {
                free.Release();
            }
        }
        catch (OperationCanceledException)
        {
            return result;
        }
        reporter.Finished(result);
        if (options.FailFast && result.Outcome != RunOutcome.Ok)
            await stop.CancelAsync();
        return result;
    }
}
