using System.Collections.Concurrent;
using System.Globalization;

namespace CSharpKernel;

/// <summary>The thread that a session's cells run on, one after the other.</summary>
internal sealed class CellThread : IDisposable
{
    // Room for a learner's recursion, tens of thousands of calls deep, and what the polls keep of it for handlers; only what is
    // used is ever committed. With much more, unwinding an endless recursion would take seconds.
    private const int StackSize = 5 * 1024 * 1024;

    private readonly BlockingCollection<Action> _work = [];
    private readonly Thread _thread;

    public CellThread()
    {
        _thread = new Thread(Run, StackSize) { IsBackground = true, Name = "cells" };
        _thread.Start();
    }

    public Thread Thread => _thread;

    public Task<T> RunAsync<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() =>
        {
            try
            {
                done.SetResult(work());
            }
            catch (Exception exception)
            {
                done.SetException(exception);
            }
        });
        return done.Task;
    }

    public void Dispose() => _work.CompleteAdding();

    private void Run()
    {
        // A notebook's numbers look the same on every machine. The culture flows into the tasks that a cell starts.
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        foreach (var work in _work.GetConsumingEnumerable())
        {
            Poll.BeginOnThread(StackSize);
            work();
        }
    }
}
