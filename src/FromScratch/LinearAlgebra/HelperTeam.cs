namespace FromScratch;

/// <summary>
/// The threads that help with products, started as they are first asked for. They serve one caller at a time; whoever
/// calls meanwhile works alone, so that nobody waits for help and a product inside a parallel loop cannot deadlock.
/// They are not the thread pool's: a pool that is busy, or slow to grow, would leave the second core idle.
/// </summary>
internal sealed class HelperTeam
{
    private const int Open = 1 << 30;

    private readonly List<Helper> _helpers = [];
    private ISharedWork? _work;
    private int _claimed;
    private int _wanted;
    private int _calls;

    // Open while helpers may come in, plus the number of those inside.
    private int _gate;

    /// <summary>The process's team.</summary>
    public static HelperTeam Shared { get; } = new();

    /// <summary>How often help was called for; a helper sees by it that there is something new.</summary>
    public int Calls => Volatile.Read(ref _calls);

    /// <summary>Makes the team the caller's, until <see cref="Release"/>, if nobody else has it.</summary>
    public bool TryClaim() => Volatile.Read(ref _claimed) == 0 && Interlocked.Exchange(ref _claimed, 1) == 0;

    /// <summary>Gives the team back.</summary>
    public void Release() => Volatile.Write(ref _claimed, 0);

    /// <summary>Does the work with as many helpers as come in time. Only for who has claimed the team.</summary>
    public void Run(ISharedWork work, int helpers)
    {
        while (_helpers.Count < helpers) _helpers.Add(new Helper(this, _helpers.Count));
        (_work, _wanted) = (work, helpers);
        Volatile.Write(ref _gate, Open);
        Interlocked.Increment(ref _calls);
        for (var i = 0; i < helpers; i++) _helpers[i].Wake();
        work.Execute();

        // The last helper's hands are off the work before the caller goes on to change or free what it is about.
        Interlocked.And(ref _gate, ~Open);
        var spin = default(SpinWait);
        while (Volatile.Read(ref _gate) != 0) spin.SpinOnce(sleep1Threshold: -1);
        _work = null;
    }

    /// <summary>Takes part in the work, if it is still going on and wants this many helpers.</summary>
    public void Help(int index)
    {
        if (!TryEnter()) return;
        if (index < _wanted) _work!.Execute();
        Interlocked.Decrement(ref _gate);
    }

    private bool TryEnter()
    {
        while (true)
        {
            var gate = Volatile.Read(ref _gate);
            if ((gate & Open) == 0) return false;
            if (Interlocked.CompareExchange(ref _gate, gate + 1, gate) == gate) return true;
        }
    }
}
