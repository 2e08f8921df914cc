using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace CSharpKernel;

/// <summary>
/// What the engine compiles into cells so that they can be stopped. Public only because a cell is another assembly; nothing
/// for a notebook to call.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Poll
{
    // The number of stopped executions that still have threads. Nearly always 0, and then a poll is one load and one branch.
    private static volatile int _armed;

    // The runtime answers for 64 KB below the place where it is asked; half of that is left for what is not polled.
    private const uint VerifiedStretch = 64 * 1024;

    // A handler runs on top of what threw, so one that calls on and on goes deeper still. Where the end of the stack is known,
    // calls are refused early enough for handlers to work, and handlers early enough for the cell to end.
    private const uint KeptForHandlers = 1024 * 1024;
    private const uint KeptForTheEnd = 512 * 1024;

    [ThreadStatic]
    private static nuint _verifiedFrom;

    [ThreadStatic]
    private static nuint _stackEnd;

    // Whether a call was refused, and what it called for is unwinding: on top of it, since that is where `finally` blocks run.
    [ThreadStatic]
    private static bool _unwinding;

    [ThreadStatic]
    private static bool _givenUp;

    /// <summary>Before a loop: what to ask in each of its turns.</summary>
    public static PollToken Token => CellExecution.TokenOfThread();

    /// <summary>Where no token fits, as in an iterator that another cell may go on with: throws if this thread's cell was stopped.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Check()
    {
        if (_armed != 0)
            CheckSlowly();
    }

    /// <summary>At the start of every function that may call itself: like <see cref="Check"/>, and guards the stack.</summary>
    /// <exception cref="InsufficientExecutionStackException">The recursion is so deep that the stack is nearly used up.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Enter()
    {
        if (_armed != 0)
            CheckSlowly();
        // The runtime's own check takes longer than many a function, so it is made once for a stretch of the stack.
        byte here = 0;
        var address = (nuint)Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref here);
        if (address - _verifiedFrom > VerifiedStretch)
            VerifyStack(address);
    }

    /// <summary>
    /// In the filter of every <c>catch</c>: false while the cell is being stopped, so that no handler swallows that, and when
    /// handlers have used up the stack.
    /// </summary>
    public static bool MayCatch() => !_givenUp && (_armed == 0 || CellExecution.Current is not { Stopped: true });

    /// <summary>
    /// Before what a <c>finally</c> block does: false when handlers have used up the stack, so that no block throws on top of
    /// what the one before it has thrown.
    /// </summary>
    public static bool MayUnwind() => !_givenUp;

    /// <summary>A task whose await ends when the cell is stopped.</summary>
    public static Task Await(Task task) =>
        task is null || task.IsCompleted || CellExecution.Current is not { } execution ? task! : task.WaitAsync(execution.StopToken);

    /// <inheritdoc cref="Await(Task)"/>
    public static Task<T> Await<T>(Task<T> task) =>
        task is null || task.IsCompleted || CellExecution.Current is not { } execution ? task! : task.WaitAsync(execution.StopToken);

    /// <inheritdoc cref="Await(Task)"/>
    public static ValueTask Await(ValueTask task) => task.IsCompleted ? task : new ValueTask(Await(task.AsTask()));

    /// <inheritdoc cref="Await(Task)"/>
    public static ValueTask<T> Await<T>(ValueTask<T> task) => task.IsCompleted ? task : new ValueTask<T>(Await(task.AsTask()));

    /// <summary>Any other awaitable, as it is.</summary>
    public static T Await<T>(T awaitable) => awaitable;

    /// <summary>Around a clause of a query: a poll for each element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Pass<T>(T value)
    {
        Check();
        return value;
    }

    /// <summary>Tells of this thread that its stack ends so far below the caller, and that a new cell begins.</summary>
    internal static void BeginOnThread(int stackSize)
    {
        byte here = 0;
        // What the system keeps of a stack for itself is little more than a page.
        _stackEnd = (nuint)Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref here) - (nuint)stackSize + VerifiedStretch;
        _givenUp = _unwinding = false;
    }

    internal static void Arm(int change) => Interlocked.Add(ref _armed, change);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void VerifyStack(nuint address)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (_stackEnd != 0)
        {
            var left = address - _stackEnd;
            _givenUp |= left < KeptForTheEnd;
            if (left < (_unwinding ? KeptForTheEnd : KeptForHandlers))
            {
                _unwinding = true;
                throw new InsufficientExecutionStackException();
            }

            _unwinding &= left < KeptForHandlers;
        }

        _verifiedFrom = address - VerifiedStretch / 2;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CheckSlowly() => CellExecution.Current?.ThrowIfStopped();
}
