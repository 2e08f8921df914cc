using System.Diagnostics;

namespace FromScratch;

/// <summary>Work that several threads do together.</summary>
internal interface ISharedWork
{
    /// <summary>Does a share of the work, and returns when all of it is done.</summary>
    void Execute();
}

/// <summary>
/// A thread that helps with products. After one it watches for the next for a moment, since products come in rows and
/// waking a thread takes as long as a small one; then it sleeps until it is woken.
/// </summary>
internal sealed class Helper
{
    private static readonly long Watch = Stopwatch.Frequency / 20_000;

    private readonly object _sleep = new();
    private readonly HelperTeam _team;
    private readonly int _index;
    private int _asleep;

    public Helper(HelperTeam team, int index)
    {
        (_team, _index) = (team, index);
        new Thread(Work) { IsBackground = true, Name = $"{nameof(FastLinearAlgebra)} {index + 1}" }.UnsafeStart();
    }

    /// <summary>Ends its sleep, if it sleeps. To be called after <see cref="HelperTeam.Calls"/> has changed.</summary>
    public void Wake()
    {
        if (Volatile.Read(ref _asleep) == 0) return;
        lock (_sleep) Monitor.Pulse(_sleep);
    }

    private void Work()
    {
        var seen = 0;
        while (true)
        {
            AwaitCallAfter(seen);
            seen = _team.Calls;
            _team.Help(_index);
        }
    }

    private void AwaitCallAfter(int seen)
    {
        var start = Stopwatch.GetTimestamp();
        while (_team.Calls == seen)
        {
            if (Stopwatch.GetTimestamp() - start < Watch)
                Thread.SpinWait(8);
            else
                Sleep(seen);
        }
    }

    private void Sleep(int seen)
    {
        lock (_sleep)
        {
            // First the flag, then the look at the calls; whoever calls does it the other way round, so one of us sees the other.
            Interlocked.Exchange(ref _asleep, 1);
            while (_team.Calls == seen) Monitor.Wait(_sleep);
            _asleep = 0;
        }
    }
}
