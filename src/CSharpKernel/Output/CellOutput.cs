using System.Runtime.ExceptionServices;

namespace CSharpKernel;

/// <summary>One cell's output: what its code writes and displays, on the way to the cell's destination.</summary>
internal sealed class CellOutput(ICellOutput destination, OutputPump pump, CellExecution execution)
{
    public void Write(ConsoleStream stream, ReadOnlySpan<char> text)
    {
        // A print is as good a place to stop as a loop: a library may print where no poll is compiled in.
        execution.ThrowIfStopped();
        pump.Write(destination, stream, text);
    }

    /// <summary>A message of the kernel's own, which appears even while the cell is being stopped.</summary>
    public void Notify(string text) => pump.Write(destination, ConsoleStream.Stderr, text);

    /// <summary>Something of the kernel's own to look at, shown or changed even while the cell is being stopped.</summary>
    public void NotifyDisplay(MimeBundle bundle, string displayId, bool isUpdate) => pump.Send(destination, output =>
    {
        if (isUpdate)
            output.Update(bundle, displayId);
        else
            output.Display(bundle, displayId);
    }, bundle.Length);

    public void Display(MimeBundle bundle, string? displayId) => Send(output => output.Display(bundle, displayId), bundle.Length);

    // A library that trains for minutes and shows how far it is can be stopped here; what it shows while it unwinds still arrives.
    public void Update(MimeBundle bundle, string displayId) => Send(output => output.Update(bundle, displayId), bundle.Length);

    public void Clear(bool wait) => pump.Send(destination, output => output.Clear(wait));

    private void Send(Action<ICellOutput> deliver, long length)
    {
        execution.ThrowIfStopped();
        pump.Send(destination, deliver, length);
    }

    /// <summary>Completes when everything so far has arrived.</summary>
    public Task FlushAsync() => pump.FlushAsync(destination);

    /// <summary>
    /// Asks the front end for a line. The asking happens on another thread, so that stopping the cell never interrupts it half
    /// way; on one of its own, since the cell may have filled the pool.
    /// </summary>
    /// <exception cref="NotSupportedException">Nobody can answer.</exception>
    public string ReadLine(string prompt, bool password)
    {
        execution.ThrowIfStopped();
        var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        // Unsafe: the flow would make it a thread of the cell's, which a stop interrupts.
        new Thread(() => Ask(prompt, password, answer)) { IsBackground = true, Name = "input" }.UnsafeStart();
        try
        {
            answer.Task.Wait(execution.StopToken);
        }
        catch (OperationCanceledException)
        {
            execution.ThrowIfStopped();
            throw;
        }
        catch (AggregateException failed) when (failed.InnerException is not null)
        {
            ExceptionDispatchInfo.Throw(failed.InnerException);
        }

        return answer.Task.Result;
    }

    private void Ask(string prompt, bool password, TaskCompletionSource<string> answer)
    {
        try
        {
            FlushAsync().GetAwaiter().GetResult();
            answer.SetResult(destination.ReadLine(prompt, password, execution.StopToken));
        }
        catch (Exception exception)
        {
            answer.SetException(exception);
        }
    }
}
