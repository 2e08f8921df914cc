namespace CSharpKernel;

/// <summary>
/// The thread that publishes what cells put out while they run: text in batches of 50 ms, so that a flood of prints becomes
/// a few messages, and everything else at once.
/// </summary>
internal sealed class IopubPump
{
    /// <summary>How long text gathers.</summary>
    public static readonly TimeSpan Batch = TimeSpan.FromMilliseconds(50);

    private readonly object _lock = new();
    private HashSet<IopubOutput> _waiting = [];
    private bool _urgent;
    private volatile bool _isEnding;

    /// <summary>How much may be published now.</summary>
    public RateWindow Window { get; } = new(TimeProvider.System);

    /// <summary>Whether the process is about to end, and nobody can be waited for any more.</summary>
    public bool IsEnding => _isEnding;

    public void Start() => new Thread(Run) { IsBackground = true, Name = "iopub" }.Start();

    /// <summary>Says that an output has something to publish.</summary>
    public void Wake(IopubOutput output, bool urgent)
    {
        lock (_lock)
        {
            bool isNew = _waiting.Add(output);
            bool hurries = urgent && !_urgent;
            _urgent |= urgent;
            if (isNew || hurries)
                Monitor.Pulse(_lock);
        }
    }

    /// <summary>Publishes everything that waits, for a process about to end.</summary>
    public void DrainAll()
    {
        _isEnding = true;
        foreach (IopubOutput output in TakeWaiting())
            output.DrainForTheEnd();
    }

    private void Run()
    {
        while (true)
        {
            lock (_lock)
            {
                while (_waiting.Count == 0)
                    Monitor.Wait(_lock);
                long end = Environment.TickCount64 + (long)Batch.TotalMilliseconds;
                for (long left = (long)Batch.TotalMilliseconds; !_urgent && left > 0; left = end - Environment.TickCount64)
                    Monitor.Wait(_lock, (int)left);
            }
            foreach (IopubOutput output in TakeWaiting())
            {
                if (!output.Drain())
                    Wake(output, urgent: false);
            }
        }
    }

    private HashSet<IopubOutput> TakeWaiting()
    {
        lock (_lock)
        {
            HashSet<IopubOutput> waiting = _waiting;
            _waiting = [];
            _urgent = false;
            return waiting;
        }
    }
}
