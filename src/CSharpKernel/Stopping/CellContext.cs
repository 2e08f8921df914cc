namespace CSharpKernel;

/// <summary>
/// Brings a cell's awaits back to the cell's thread, where a blocking call can be interrupted. Only while that thread waits
/// for them, though: a continuation that arrives while the thread is busy runs on the pool, as it would without a context,
/// so that <c>SomethingAsync().Result</c> in a cell does not wait for itself.
/// </summary>
/// <param name="report">Takes the exception of an <c>async void</c>, which has nobody else to go to.</param>
internal sealed class CellContext(Action<Exception> report) : SynchronizationContext
{
    private const int BusyMilliseconds = 15;

    private readonly object _lock = new();
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _queue = new();
    private readonly Thread _thread = Thread.CurrentThread;
    private bool _idle;
    private bool _closed;

    /// <summary>Whether the cell's thread waits here, with nothing of the cell on its stack.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_lock)
                return _idle;
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_lock)
        {
            if (!_closed && (_idle || Thread.CurrentThread == _thread))
            {
                if (_queue.Count > 0 || !_idle)
                    _ = MoveToPoolWhenBusyAsync();
                _queue.Enqueue((d, state));
                Monitor.PulseAll(_lock);
                return;
            }
        }

        RunOnPool(d, state);
    }

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs continuations until the task is complete or <paramref name="giveUp"/> says that it never will be.</summary>
    public void RunUntilComplete(Task task, Func<bool> giveUp)
    {
        task.ContinueWith(static (_, context) => ((CellContext)context!).Wake(), this, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (TryTake(task, giveUp, out var work))
            Run(work.Callback, work.State);
    }

    /// <summary>From now on everything goes to the pool: what a cell has left running must not wait for the next cell.</summary>
    public void Close()
    {
        lock (_lock)
        {
            _closed = true;
            MoveQueueToPool();
        }
    }

    private bool TryTake(Task task, Func<bool> giveUp, out (SendOrPostCallback Callback, object? State) work)
    {
        lock (_lock)
        {
            while (true)
            {
                if (_queue.TryDequeue(out work))
                {
                    _idle = false;
                    return true;
                }

                if (task.IsCompleted || giveUp())
                {
                    _idle = false;
                    return false;
                }

                _idle = true;
                try
                {
                    // Woken by work, by the task's end, and now and then to ask whether to give up.
                    Monitor.Wait(_lock, 50);
                }
                catch (ThreadInterruptedException)
                {
                    // Meant for a blocking call that has ended in the meantime.
                }
            }
        }
    }

    private void Wake()
    {
        lock (_lock)
            Monitor.PulseAll(_lock);
    }

    private async Task MoveToPoolWhenBusyAsync()
    {
        await Task.Delay(BusyMilliseconds).ConfigureAwait(false);
        lock (_lock)
        {
            if (!_idle)
                MoveQueueToPool();
        }
    }

    private void MoveQueueToPool()
    {
        while (_queue.TryDequeue(out var work))
            RunOnPool(work.Callback, work.State);
    }

    private void Run(SendOrPostCallback callback, object? state)
    {
        try
        {
            callback(state);
        }
        catch (Exception exception)
        {
            report(exception);
        }
    }

    private void RunOnPool(SendOrPostCallback callback, object? state) => ThreadPool.UnsafeQueueUserWorkItem(
        static work =>
        {
            SetSynchronizationContext(work.Context);
            work.Context.Run(work.Callback, work.State);
            SetSynchronizationContext(null);
        },
        (Context: this, Callback: callback, State: state),
        preferLocal: false);
}
