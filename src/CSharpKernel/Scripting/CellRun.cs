namespace CSharpKernel;

/// <summary>One cell while it runs: from its first statement to its formatted result.</summary>
internal sealed class CellRun(CellExecution execution, Thread thread)
{
    private readonly object _lock = new();
    private bool _ended;
    private CellContext? _context;
    private int _interruptions;

    public static CellResult Interrupted { get; } = new(
        CellStatus.Interrupted, null, new CellError("KeyboardInterrupt", "The cell was stopped.", ["KeyboardInterrupt: The cell was stopped."]));

    public CellExecution Execution => execution;

    public Thread Thread => thread;

    /// <summary>Stops the cell; a second time does nothing more.</summary>
    public void Stop()
    {
        if (execution.Stopped)
            return;
        execution.Stop();
        new StopWatcher(this).Start();
    }

    /// <summary>Waits for the cell's end.</summary>
    public bool WaitForEnd(TimeSpan patience)
    {
        lock (_lock)
        {
            if (!_ended)
                Monitor.Wait(_lock, patience);
            return _ended;
        }
    }

    /// <summary>Marks the cell as ended.</summary>
    public void End()
    {
        lock (_lock)
        {
            _ended = true;
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Whether the cell's own code is on its thread and waits for something.</summary>
    public bool IsBlocked
    {
        get
        {
            lock (_lock)
                return _context is { IsIdle: false } && (thread.ThreadState & ThreadState.WaitSleepJoin) != 0;
        }
    }

    /// <summary>Ends the call that the cell's thread is blocked in; only while the thread runs the cell's own code.</summary>
    public void InterruptThread()
    {
        lock (_lock)
        {
            if (_context is null)
                return;
            _interruptions++;
            thread.Interrupt();
        }
    }

    /// <summary>Runs the cell and formats its result, on the cell's thread.</summary>
    public CellResult Execute(CompiledCell cell, object?[] submissions, bool wantsValue, Action<bool> keep)
    {
        var context = new CellContext(Report);
        Task<object?>? task = null;
        MimeBundle? value = null;
        object? returned = null;
        Exception? failure = null;
        SynchronizationContext.SetSynchronizationContext(context);
        CellExecution.Current = execution;
        lock (_lock)
            _context = context;
        try
        {
            task = cell.Start(submissions);
            context.RunUntilComplete(task, HasGivenUp);
            if (task.IsCompleted)
            {
                var result = task.GetAwaiter().GetResult();
                if (wantsValue)
                    (value, returned) = (ValueFormatter.Format(result), result);
            }
        }
        catch (Exception exception)
        {
            failure = exception;
        }
        finally
        {
            LeaveUserCode(context);
        }

        keep(failure is null && task is { IsCompleted: true });
        if (execution.Stopped)
            return Interrupted;
        return failure is null
            ? new CellResult(CellStatus.Ok, value, null) { Returned = returned }
            : new CellResult(CellStatus.Error, null, RuntimeErrorReport.Of(failure));
    }

    private void LeaveUserCode(CellContext context)
    {
        lock (_lock)
            _context = null;
        CellExecution.Current = null;
        SynchronizationContext.SetSynchronizationContext(null);
        context.Close();
        if (_interruptions > 0)
            SwallowPendingInterrupt();
    }

    private static void SwallowPendingInterrupt()
    {
        try
        {
            Thread.Sleep(1);
        }
        catch (ThreadInterruptedException)
        {
            // It was meant for a blocking call that had ended by itself.
        }
    }

    // An await that nothing completes any more (what it waited for went down with the stop, or never listened to it).
    private bool HasGivenUp() => execution.Stopped && execution.StoppedFor > TimeSpan.FromMilliseconds(500);

    private void Report(Exception exception)
    {
        if (!execution.Stopped)
            execution.Output.Notify(RuntimeErrorReport.TextOf(exception));
    }
}
