namespace FromScratch;

/// <summary>A background thread that its host can end, where the host is one that can.</summary>
/// <remarks>
/// .NET ends no thread from outside. A host that compiles the learner's code may have built in a way, and says so under
/// <see cref="HostKey"/> as a function that makes work stoppable: it takes the work and its stack's size, and returns what
/// to run and what stops it. Without such a host the thread is left behind.
/// </remarks>
internal sealed class StoppableThread : IDisposable
{
    /// <summary>The name under which a host leaves its function with <see cref="AppContext"/>.</summary>
    public const string HostKey = "Notebook.MakeStoppable";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Thread _thread;
    private readonly Action? _stop;

    private StoppableThread(Action work, int stackSize)
    {
        if (AppContext.GetData(HostKey) is Func<Action, int, (Action Run, Action Stop)> makeStoppable)
            (work, _stop) = makeStoppable(work, stackSize);
        _thread = new Thread(() => work(), stackSize) { IsBackground = true, Name = "check" };
    }

    public static StoppableThread Start(Action work, int stackSize)
    {
        var thread = new StoppableThread(work, stackSize);
        thread._thread.Start();
        return thread;
    }

    public bool Join(TimeSpan patience) => _thread.Join(patience);

    /// <summary>Asks the host to end the thread, and wakes it if it waits for something.</summary>
    /// <returns>Whether it has ended.</returns>
    public bool Stop()
    {
        Ask();
        return _thread.Join(Patience);
    }

    /// <summary>Whoever no longer waits for the thread no longer needs it.</summary>
    public void Dispose()
    {
        if (_thread.IsAlive) Ask();
    }

    private void Ask()
    {
        _stop?.Invoke();
        _thread.Interrupt();
    }
}
