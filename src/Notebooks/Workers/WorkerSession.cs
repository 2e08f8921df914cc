using System.Diagnostics;
using System.Globalization;
using CSharpKernel;

namespace Notebooks;

/// <summary>A script session in a process of its own: whatever a cell does to that process is a result of the cell.</summary>
internal sealed class WorkerSession : ICellRunner
{
    /// <summary>How long a cell that ran out of time has to stop by itself.</summary>
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(5);

    /// <summary>How long a process may take to start, on a machine that is very busy.</summary>
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);

    /// <summary>What a process needs besides the cells' own memory: the runtime and the compiler.</summary>
    private const long OwnMemory = 512L * 1024 * 1024;

    private readonly Process _process;
    private readonly MessagePipe _pipe;
    private readonly RawText _output;
    private readonly RawText _errors;
    private readonly int _memoryMegabytes;
    private readonly bool _wantsText;
    private readonly IConfinement? _confinement;
    private readonly Task _exited;
    private readonly CancellationTokenSource _watching = new();
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile RunningCell? _running;
    private volatile bool _tookTooMuchMemory;
    private volatile CellError? _broken;
    private volatile WorkerLeaving? _leaving;

    private WorkerSession(Process process, MessagePipe pipe, int memoryMegabytes, bool wantsText, IConfinement? confinement)
    {
        _process = process;
        _pipe = pipe;
        _memoryMegabytes = memoryMegabytes;
        _wantsText = wantsText;
        _confinement = confinement;
        _output = new(process.StandardOutput);
        _errors = new(process.StandardError);
        var listener = Task.Factory.StartNew(Listen, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        _exited = WaitForExitAsync(listener);
        _ = WatchMemoryAsync();
    }

    /// <summary>Starts a process for a notebook.</summary>
    /// <param name="folder">The notebook's folder.</param>
    /// <param name="options">What the user asked for.</param>
    /// <param name="wantsText">Whether the results' own texts are wanted; see <see cref="CellEnd.Text"/>.</param>
    /// <param name="confinement">What keeps it from the rest of the machine, or null for a notebook that the user trusts.</param>
    /// <exception cref="NotebookFileException">It can't be started in the notebook's folder.</exception>
    public static WorkerSession Start(string folder, RunOptions options, bool wantsText = false, IConfinement? confinement = null)
    {
        var (process, pipe) = WorkerStart.Start(folder, options.MemoryMegabytes, options.Culture, confinement);
        return new(process, pipe, options.MemoryMegabytes, wantsText, confinement);
    }

    public async Task<CellEnd> RunAsync(Cell cell, ICellOutput output, TimeSpan? timeout, CancellationToken cancellation)
    {
        var running = new RunningCell(cell.Number, output);
        _running = running;
        // A cell's time begins when its process can run it.
        if (!await EndsAsync(_ready.Task, StartLimit, cancellation))
            return Died("StartTimeout", "The process that runs the notebook did not start in two minutes.");
        TrySend(new RunCell(cell.Code, cell.Number, running.Key, _wantsText));
        if (await EndsAsync(running.Done.Task, timeout ?? Timeout.InfiniteTimeSpan, cancellation))
            return await EndOfAsync(running);

        TrySend(new InterruptCell());
        var stopped = await EndsAsync(running.Done.Task, StopGrace, cancellation);
        if (!stopped)
            await KillAsync();
        await TakeRawTextAsync(running);
        var limit = string.Create(CultureInfo.InvariantCulture, $"{timeout!.Value.TotalSeconds:0.###} s");
        var message = $"The cell was stopped because it ran longer than {limit} (--timeout, or \"execution\": {{\"timeout\": ...}} in the metadata).";
        return Died("CellTimeout", stopped ? message : message + " It did not react to an interrupt, so its process was ended.");
    }

    /// <summary>Ends the process and everything that its cells started.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited && TrySend(new EndSession()) && _ready.Task.IsCompleted && _running?.IsBusy != true)
            await Task.WhenAny(_ended.Task, _exited, Task.Delay(StopGrace));
        await KillAsync();
        await _watching.CancelAsync();
        _watching.Dispose();
        _pipe.Dispose();
        _process.Dispose();
    }

    // Whether the task completes, or the process ends, in time.
    private async Task<bool> EndsAsync(Task task, TimeSpan timeout, CancellationToken cancellation)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var first = await Task.WhenAny(task, _exited, Task.Delay(timeout, timer.Token));
        await timer.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
        return first == task || first == _exited;
    }

    private async Task<CellEnd> EndOfAsync(RunningCell running)
    {
        await TakeRawTextAsync(running);
        if (!running.Done.Task.IsCompleted && _broken is { } broken)
            return Died(broken.Name, broken.Message);
        if (!running.Done.Task.IsCompleted)
        {
            var (name, message, lines) = WorkerDeath.Explain(_process.ExitCode, _leaving, _tookTooMuchMemory, _memoryMegabytes, running.LastWords);
            return Died(name, message, lines);
        }
        var done = await running.Done.Task;
        var error = done.Error;
        if (error?.Name.EndsWith(nameof(OutOfMemoryException), StringComparison.Ordinal) == true)
            error = error with { Message = $"{error.Message} {WorkerDeath.MemoryLimit(_memoryMegabytes)}" };
        return new(new(done.Status, done.Value?.ToBundle(), error), CanContinue: done.Status != CellStatus.Interrupted) { Text = done.Text };
    }

    private async Task TakeRawTextAsync(RunningCell running)
    {
        var alive = running.Done.Task.IsCompleted;
        var output = alive ? await _output.TakeCellAsync(running.Number) : await _output.TakeRestAsync();
        var errors = alive ? await _errors.TakeCellAsync(running.Number) : await _errors.TakeRestAsync();
        running.Output.Write(ConsoleStream.Stdout, output);
        if (alive)
            running.Output.Write(ConsoleStream.Stderr, errors);
        else
            running.LastWords = errors;
    }

    private static CellEnd Died(string name, string message, params IReadOnlyList<string> lines) =>
        new(new(CellStatus.Error, null, new(name, message, [$"{name}: {message}", .. lines])), CanContinue: false);

    private bool TrySend(WorkerMessage message)
    {
        try
        {
            _pipe.Send(message);
            return true;
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException)
        {
            return false; // the process is gone, which whoever waits for the cell finds out
        }
    }

    private async Task KillAsync()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or AggregateException or System.ComponentModel.Win32Exception)
        {
            // It has ended by itself.
        }
        _confinement?.KillRest();
        await _exited;
    }

    private async Task WaitForExitAsync(Task listener)
    {
        await _process.WaitForExitAsync();
        // What it said before it ended is in the pipe; a program that a cell left behind may hold the pipe open.
        await Task.WhenAny(listener, Task.Delay(TimeSpan.FromSeconds(2)));
    }

    private async Task WatchMemoryAsync()
    {
        var limit = _memoryMegabytes * 1024L * 1024 + OwnMemory;
        try
        {
            while (!_process.HasExited)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(250), _watching.Token);
                _broken = _confinement?.Excess(limit);
                _process.Refresh();
                if (_broken is null && _process.WorkingSet64 <= limit)
                    continue;
                _tookTooMuchMemory = _broken is null;
                _process.Kill(entireProcessTree: true);
                _confinement?.KillRest();
                return;
            }
        }
        catch (Exception e) when (e is InvalidOperationException or OperationCanceledException or AggregateException or System.ComponentModel.Win32Exception)
        {
            // It has ended.
        }
    }

    private void Listen()
    {
        while (_pipe.Receive() is { } message && TryTake(message))
        {
            // Until the process is gone.
        }
        // A process that is ending closes its pipe first; one that goes on without it, or says what is no message, is of no use.
        if (_confinement is not null && !_process.WaitForExit(TimeSpan.FromSeconds(2)))
        {
            _broken ??= new("BrokenPipe", "The process wrote to its pipe what is no message, or closed it.", []);
            _ = KillAsync();
        }
    }

    private bool TryTake(WorkerMessage message)
    {
        switch (message)
        {
            case WorkerReady:
                _ready.TrySetResult();
                return true;
            case WorkerLeaving leaving:
                _leaving = leaving;
                return true;
            case SessionEnded:
                _ended.TrySetResult();
                return true;
        }
        try
        {
            _running?.Receive(message);
            return true;
        }
        catch (Exception e) when (_confinement is not null && e is NullReferenceException or ArgumentException)
        {
            // A message that a stranger made up, with parts missing.
            return false;
        }
    }
}
