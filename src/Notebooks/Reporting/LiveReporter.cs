using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Notebooks;

/// <summary>
/// The terminal's display: what runs now, renewed several times a second, under a line for each notebook that is done. It
/// takes as many lines as notebooks run at once, so it fits however many there are.
/// </summary>
internal sealed class LiveReporter(IAnsiConsole console, int notebooks) : IRunReporter
{
    private static readonly TimeSpan Rhythm = TimeSpan.FromMilliseconds(150);

    private readonly ConcurrentDictionary<NotebookSource, Running> _running = [];
    private readonly ConcurrentQueue<NotebookResult> _news = [];
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private int _finished;
    private int _failed;

    public void Started(NotebookSource notebook, int cells) => _running[notebook] = new(cells, Stopwatch.StartNew());

    public void CellStarted(NotebookSource notebook, int number)
    {
        if (_running.TryGetValue(notebook, out var running))
            running.Cell = number;
    }

    public void Finished(NotebookResult result)
    {
        _running.TryRemove(result.Notebook, out _);
        Interlocked.Increment(ref _finished);
        if (result.Outcome != RunOutcome.Ok)
            Interlocked.Increment(ref _failed);
        _news.Enqueue(result);
    }

    /// <summary>Shows the run until it is done.</summary>
    public async Task<T> ShowAsync<T>(Task<T> run)
    {
        await console.Live(Text.Empty).AutoClear(true).Overflow(VerticalOverflow.Crop).StartAsync(async live =>
        {
            while (!run.IsCompleted)
            {
                live.UpdateTarget(Now());
                Report();
                await Task.WhenAny(run, Task.Delay(Rhythm));
            }
            live.UpdateTarget(Now());
            Report();
        });
        return await run;
    }

    private void Report()
    {
        while (_news.TryDequeue(out var result))
        {
            var mark = result.Outcome == RunOutcome.Ok ? "[green]✓[/]" : "[red]✗[/]";
            var details = result.Problem ?? (result.Failure is { } failure ? $"cell {failure.Position}: {failure.Error.Name}" : ResultText.Time(result.Elapsed));
            console.MarkupLine($"{mark} {Markup.Escape(Fit(result.Notebook.Name, 2 + 24))} [grey]{Markup.Escape(ResultText.Clean(details))}[/]");
        }
    }

    private Rows Now()
    {
        var lines = new List<IRenderable>();
        foreach (var (notebook, running) in _running.OrderBy(r => r.Key.Name, StringComparer.Ordinal))
        {
            var state = running.Cell == 0 ? "starting" : string.Create(CultureInfo.InvariantCulture, $"cell {running.Cell}/{running.Cells}");
            lines.Add(new Markup($"[blue]▸[/] {Markup.Escape(Fit(notebook.Name, 2 + 24))} [grey]{state}  {ResultText.Time(running.Clock.Elapsed)}[/]"));
        }
        var finished = Volatile.Read(ref _finished);
        var failed = Volatile.Read(ref _failed);
        const int Width = 20;
        var filled = notebooks == 0 ? Width : Width * finished / notebooks;
        var bar = $"[blue]{new string('━', filled)}[/][grey]{new string('━', Width - filled)}[/]";
        var failures = failed == 0 ? "" : $"  [red]{failed} failed[/]";
        lines.Add(new Markup($"{bar} {finished}/{notebooks}{failures}  [grey]{ResultText.Time(_clock.Elapsed)}[/]"));
        return new(lines);
    }

    private string Fit(string name, int besides) => ResultText.Shorten(name, Math.Max(console.Profile.Width - besides, 12));

    private sealed class Running(int cells, Stopwatch clock)
    {
        public int Cells { get; } = cells;

        public Stopwatch Clock { get; } = clock;

        public volatile int Cell;
    }
}
