using System.Diagnostics.CodeAnalysis;

namespace CSharpKernel;

/// <summary>
/// One run of one cell: the token that every thread working for the cell carries, wherever it was started. Stopping it
/// stops those threads, also after the cell itself has ended, and no others.
/// </summary>
[SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "Threads that outlive the cell still ask for its token, which holds nothing but memory.")]
internal sealed class CellExecution
{
    // After a stop was delivered to a thread, its `finally` blocks may run for this long before it is delivered again.
    private static readonly TimeSpan UnwindingTime = TimeSpan.FromMilliseconds(300);
    private const int StoppedFlag = 1 << 30;

    private static readonly AsyncLocal<CellExecution?> Flowing = new(OnThreadChangedCell);
    private static CellExecution? _last;

    [ThreadStatic]
    private static CellExecution? _stopDelivered;

    [ThreadStatic]
    private static CellExecution? _ofThread;

    // For the loops of threads that work for no cell.
    private static readonly PollToken NeverStopped = new();

    private readonly PollToken _token = new();
    private readonly PollToken _unwindingToken = new();

    private readonly CancellationTokenSource _stop = new();
    private int _state;
    private long _stoppedAt;
    private long _deliveredAt;
    private CellThreadNode? _ownThreads;

    private readonly ICellOutput _destination;
    private readonly OutputPump _pump;

    public CellExecution(ICellOutput destination, OutputPump pump)
    {
        (_destination, _pump) = (destination, pump);
        Output = new CellOutput(destination, pump, this);
    }

    /// <summary>An execution that writes to the same place and is stopped by itself.</summary>
    public CellExecution Aside() => new(_destination, _pump);

    /// <summary>The execution that this thread works for.</summary>
    public static CellExecution? Current
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }

    /// <summary>The execution that this thread works for, or, where the flow was suppressed, the last one that was started.</summary>
    public static CellExecution? CurrentOrLast => Flowing.Value ?? Volatile.Read(ref _last);

    public CellOutput Output { get; }

    public bool Stopped => (Volatile.Read(ref _state) & StoppedFlag) != 0;

    public CancellationToken StopToken => _stop.Token;

    /// <summary>How long ago it was stopped.</summary>
    public TimeSpan StoppedFor => TimeSpan.FromMilliseconds(Environment.TickCount64 - Volatile.Read(ref _stoppedAt));

    /// <summary>When a stop was last delivered to a thread of this cell; 0 for never.</summary>
    public long DeliveredAt
    {
        get => Volatile.Read(ref _deliveredAt);
        set => Volatile.Write(ref _deliveredAt, value);
    }

    /// <summary>The threads that the cell has started itself, outside the pool.</summary>
    public IEnumerable<Thread> OwnThreads
    {
        get
        {
            for (var node = Volatile.Read(ref _ownThreads); node is not null; node = node.Next)
            {
                if (node.Thread.IsAlive)
                    yield return node.Thread;
            }
        }
    }

    /// <summary>Makes this the execution that stray threads are taken to work for; null when its session ends.</summary>
    public static void SetLast(CellExecution? execution) => Volatile.Write(ref _last, execution);

    /// <summary>Forgets an execution of a session that ends.</summary>
    public static void ForgetLast(CellExecution? execution) => Interlocked.CompareExchange(ref _last, null, execution);

    /// <summary>From now on every poll of this cell's threads throws.</summary>
    public void Stop()
    {
        Volatile.Write(ref _stoppedAt, Environment.TickCount64);
        _token.Stop();
        var before = Interlocked.Or(ref _state, StoppedFlag);
        if ((before & StoppedFlag) == 0 && before > 0)
            Poll.Arm(1);
    }

    /// <summary>Wakes what waits for the token; runs its callbacks on the caller's thread.</summary>
    public void Cancel() => _stop.Cancel();

    /// <summary>Whether threads that are unwinding have had their time.</summary>
    public bool UnwindingIsOver => Stopped && StoppedFor > UnwindingTime;

    /// <summary>From now on the loops in <c>finally</c> blocks end too.</summary>
    public void EndUnwinding() => _unwindingToken.Stop();

    /// <summary>What a loop that begins on this thread is to ask.</summary>
    public static PollToken TokenOfThread()
    {
        if (_ofThread is not { } execution)
            return NeverStopped;
        return execution.IsUnwinding ? execution._unwindingToken : execution._token;
    }

    /// <summary>The exception that ends what this thread does for its cell.</summary>
    public static CellStoppedException DeliverStop()
    {
        if (_ofThread is { } execution)
        {
            _stopDelivered = execution;
            execution.DeliveredAt = Environment.TickCount64;
        }

        return new CellStoppedException();
    }

    /// <summary>Throws when this execution is stopped, unless the thread is unwinding from an earlier throw.</summary>
    public void ThrowIfStopped()
    {
        if (Stopped && !IsUnwinding)
            throw DeliverStop();
    }

    private bool IsUnwinding => Stopped && _stopDelivered == this && !UnwindingIsOver;

    // Runs whenever a thread begins or ends to work for a cell. It must neither block nor throw: the runtime ends the process
    // if it does, and a blocked thread may be interrupted.
    private static void OnThreadChangedCell(AsyncLocalValueChangedArgs<CellExecution?> change)
    {
        _ofThread = change.CurrentValue;
        change.CurrentValue?.Enter();
        change.PreviousValue?.Leave();
    }

    private void Enter()
    {
        if (Interlocked.Increment(ref _state) == (StoppedFlag | 1))
            Poll.Arm(1);
        if (!Thread.CurrentThread.IsThreadPoolThread)
            CellThreadNode.Add(ref _ownThreads, Thread.CurrentThread);
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _state) == StoppedFlag)
            Poll.Arm(-1);
    }
}
