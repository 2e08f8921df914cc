using CSharpKernel;

namespace Notebooks.Tests;

/// <summary>Runs cells by a table instead of a compiler.</summary>
internal sealed class FakeRunner(Func<Cell, ICellOutput, CellEnd> run) : ICellRunner
{
    public List<(string Code, int Number, TimeSpan? Timeout)> Ran { get; } = [];

    public static CellEnd Ok { get; } = new(new(CellStatus.Ok, null, null), CanContinue: true);

    public static CellEnd Error(bool canContinue = true) =>
        new(new(CellStatus.Error, null, new("Oops", "it failed", ["Oops: it failed"])), canContinue);

    public Task<CellEnd> RunAsync(Cell cell, ICellOutput output, TimeSpan? timeout, CancellationToken cancellation)
    {
        Ran.Add((cell.Code, cell.Number, timeout));
        return Task.FromResult(run(cell, output));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
