using Spectre.Console;

namespace Notebooks;

/// <summary>A run that is watched: redrawn where the output is a terminal, line by line elsewhere.</summary>
/// <param name="console">The output.</param>
/// <param name="isLive">Whether lines can be redrawn.</param>
internal sealed class ReportedRun(IAnsiConsole console, bool isLive)
{
    /// <summary>Runs notebooks and tells how it goes.</summary>
    /// <returns>The results in the notebooks' order.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled. No process is left.</exception>
    public async Task<IReadOnlyList<NotebookResult>> RunAsync(NotebookRunner runner, IReadOnlyList<NotebookSource> notebooks, CancellationToken cancellation)
    {
        var live = isLive ? new LiveReporter(console, notebooks.Count) : null;
        IRunReporter reporter = live is null ? new PlainReporter(console, notebooks.Count) : live;
        var run = Task.Run(() => runner.RunAsync(notebooks, reporter, cancellation), CancellationToken.None);
        return live is null ? await run : await live.ShowAsync(run);
    }
}
