namespace CSharpKernel;

/// <summary>
/// Lets a library that runs a learner's code on a thread of its own end that thread without ending the cell: the polls in
/// the learner's code end it, as they do when a cell is stopped.
/// </summary>
/// <remarks>
/// A library knows of no kernel, so the function is left with <see cref="AppContext"/>. It takes the work and the size of the
/// stack that it will have, and returns what the thread is to run instead, and what ends it.
/// </remarks>
internal static class StoppableWork
{
    public const string Key = "Notebook.MakeStoppable";

    public static void Install() => AppContext.SetData(Key, (Func<Action, int, (Action Run, Action Stop)>)Of);

    private static (Action Run, Action Stop) Of(Action work, int stackSize)
    {
        if (CellExecution.Current is not { } cell)
            return (work, () => { });
        // An execution of its own, which ends with its cell's only if whoever waits for the work ends it then.
        var aside = cell.Aside();
        return (Run, Stop);

        void Run()
        {
            CellExecution.Current = aside;
            Poll.BeginOnThread(stackSize);
            try
            {
                work();
            }
            catch (CellStoppedException)
            {
                // Nobody waits for the work any more.
            }
        }

        void Stop()
        {
            if (aside.Stopped)
                return;
            aside.Stop();
            aside.Cancel();
            _ = EndUnwindingAsync(aside);
        }
    }

    private static async Task EndUnwindingAsync(CellExecution aside)
    {
        while (!aside.UnwindingIsOver)
            await Task.Delay(50).ConfigureAwait(false);
        aside.EndUnwinding();
    }
}
