namespace CSharpKernel;

/// <summary>Passes an interrupt on to the cell that runs, and to no other.</summary>
internal sealed class Interrupter(Lazy<IScriptSession> session)
{
    // An interrupt can arrive between a cell's "busy" and its first instruction, so it is repeated until the cell has ended.
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(100);

    private readonly object _lock = new();
    private KernelRequest? _cell;
    private IopubOutput? _output;
    private bool _stopping;

    /// <summary>A cell is about to be announced as running; from here to <see cref="Ran"/> an interrupt stops it.</summary>
    public void Begin(KernelRequest cell)
    {
        lock (_lock)
            _cell = cell;
    }

    /// <summary>Where the running cell's output goes.</summary>
    public void Attach(IopubOutput output)
    {
        lock (_lock)
            _output = output;
    }

    /// <summary>The cell has run. No interrupt that was meant for it reaches the session later than this.</summary>
    public void Ran()
    {
        lock (_lock)
        {
            _cell = null;
            _stopping = false;
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>The cell's output is published too.</summary>
    public void End()
    {
        Ran();
        lock (_lock)
            _output = null;
    }

    /// <summary>Stops the cell that is running; without one, does nothing. Text that waits to be shown is cut short.</summary>
    public void Interrupt()
    {
        lock (_lock)
        {
            _output?.Hurry();
            if (_cell is not { } cell || _stopping)
                return;
            _stopping = true;
            new Thread(() => Stop(cell)) { IsBackground = true, Name = "interrupt" }.Start();
        }
    }

    private void Stop(KernelRequest cell)
    {
        lock (_lock)
        {
            while (_cell == cell)
            {
                // Under the lock, so that the next cell cannot begin meanwhile.
                if (session.IsValueCreated)
                    session.Value.Interrupt();
                Monitor.Wait(_lock, Again);
            }
        }
    }
}
