namespace CSharpKernel;

/// <summary>
/// Sees a stop through. The polls in a cell's own code end most cells at once; this wakes the awaits, interrupts the calls
/// that block, and says so when nothing of that helps.
/// </summary>
internal sealed class StopWatcher(CellRun run)
{
    private const string CannotStop =
        "This cell can't be stopped: it is inside one long call of a library, which does not listen. " +
        "Wait for the call to end, or restart the kernel; a restart loses what the cells have computed.\n";

    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan NoticeAfter = TimeSpan.FromMilliseconds(1500);

    // A library that works in steps and waits for nothing in between, as a trainer does, meets the interrupt at its next wait
    // of any length. It comes late, when everything gentler has had its chance.
    private static readonly TimeSpan InsistAfter = TimeSpan.FromMilliseconds(400);

    // Between two interruptions of a thread its `finally` blocks may block for a moment.
    private const int Pause = 300;
    private const int BlockedSteps = 3;

    private readonly Dictionary<Thread, (int BlockedSteps, long InterruptedAt)> _threads = [];

    /// <summary>Begins to watch, on a thread of its own: the pool may be full of what is to be stopped.</summary>
    public void Start() => new Thread(Watch) { IsBackground = true, Name = "stop watcher" }.Start();

    private void Watch()
    {
        run.Execution.Cancel();
        var (insisted, noticed) = (false, false);
        do
        {
            if (run.Execution.UnwindingIsOver)
                run.Execution.EndUnwinding();
            InterruptWhatBlocks();
            if (!insisted && run.Execution.StoppedFor > InsistAfter)
            {
                run.InterruptThread();
                insisted = true;
            }

            if (!noticed && run.Execution.StoppedFor > NoticeAfter)
            {
                run.Execution.Output.Notify(CannotStop);
                noticed = true;
            }
        }
        while (!run.WaitForEnd(Step));
        InterruptLeftBehind();
        while (!run.Execution.UnwindingIsOver)
            Thread.Sleep(Step);
        run.Execution.EndUnwinding();
    }

    private void InterruptWhatBlocks()
    {
        if (IsDue(run.Thread, run.IsBlocked))
            run.InterruptThread();
        foreach (var thread in run.Execution.OwnThreads.Where(thread => thread != run.Thread))
        {
            if (IsDue(thread, IsWaiting(thread)))
                thread.Interrupt();
        }
    }

    // A thread that enters and leaves short waits all the time is working, and a poll will end it: only one that stays
    // blocked is interrupted, since an interrupt may hit the runtime's own waits.
    private bool IsDue(Thread thread, bool blocked)
    {
        var (steps, interruptedAt) = _threads.GetValueOrDefault(thread);
        steps = blocked ? steps + 1 : 0;
        var now = Environment.TickCount64;
        var quiet = now - Math.Max(interruptedAt, thread == run.Thread ? run.Execution.DeliveredAt : 0) > Pause;
        var due = steps >= BlockedSteps && quiet;
        _threads[thread] = due ? (0, now) : (steps, interruptedAt);
        return due;
    }

    private void InterruptLeftBehind()
    {
        foreach (var thread in run.Execution.OwnThreads.Where(thread => thread != run.Thread && IsWaiting(thread)))
            thread.Interrupt();
    }

    private static bool IsWaiting(Thread thread) => (thread.ThreadState & ThreadState.WaitSleepJoin) != 0;
}
