using System.Security.Cryptography;
using CSharpKernel;

namespace Notebooks;

/// <summary>The cell that a worker is running, as the command sees it.</summary>
internal sealed class RunningCell(int number, ICellOutput output)
{
    public int Number { get; } = number;

    public ICellOutput Output { get; } = output;

    /// <summary>By what the worker's word that the cell has ended is known: a cell before it may have left code that says so too.</summary>
    public string Key { get; } = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    /// <summary>Completed by the worker's word that the cell has ended.</summary>
    public TaskCompletionSource<CellDone> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool IsBusy => !Done.Task.IsCompleted;

    /// <summary>What the process wrote to its standard error when it died of the cell.</summary>
    public string LastWords { get; set; } = "";

    /// <summary>Takes a message from the worker. Threads that an earlier cell left behind speak through the present one.</summary>
    public void Receive(WorkerMessage message)
    {
        switch (message)
        {
            case CellText text:
                Output.Write(text.Stream, text.Text);
                break;
            case CellDisplay display:
                Output.Display(display.Bundle.ToBundle(), display.DisplayId);
                break;
            case CellUpdate update:
                Output.Update(update.Bundle.ToBundle(), update.DisplayId);
                break;
            case CellClear clear:
                Output.Clear(clear.Wait);
                break;
            case CellDone done when done.Key == Key:
                Done.TrySetResult(done);
                break;
        }
    }
}
