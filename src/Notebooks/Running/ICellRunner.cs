using CSharpKernel;

namespace Notebooks;

/// <summary>Runs a notebook's cells somewhere that they can't hurt this process.</summary>
internal interface ICellRunner : IAsyncDisposable
{
    /// <summary>Runs a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="output">Where its output goes.</param>
    /// <param name="timeout">How long it may take, or null.</param>
    /// <param name="cancellation">Gives up at once.</param>
    /// <returns>How it ended; the end of the process that ran it, or of its time, is an end like any other.</returns>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    Task<CellEnd> RunAsync(Cell cell, ICellOutput output, TimeSpan? timeout, CancellationToken cancellation);
}

/// <summary>How a cell ended.</summary>
/// <param name="Result">Its result; for a process that died or a cell that was stopped, an error that says so.</param>
/// <param name="CanContinue">False if no further cell can run, whatever the notebook allows.</param>
internal sealed record CellEnd(CellResult Result, bool CanContinue)
{
    /// <summary>What the result's own <c>ToString</c> gives, if that was wanted.</summary>
    public string? Text { get; init; }
}
