using System.Text.Json.Nodes;

namespace CSharpKernel.Tests.Jupyter;

/// <summary>A session whose cells are C# lambdas by name, so that a test decides what a cell does and when.</summary>
internal sealed class FakeSession : IScriptSession
{
    private readonly Lock _lock = new();
    private CancellationTokenSource? _running;

    public Dictionary<string, Func<Cell, ICellOutput, CancellationToken, CellResult>> Cells { get; } = [];

    public List<string> Ran { get; } = [];

    public int Interrupts { get; private set; }

    public static MimeBundle Text(string text) => new(new Dictionary<string, JsonNode> { ["text/plain"] = text });

    public static CellResult Ok(MimeBundle? value = null) => new(CellStatus.Ok, value, null);

    public static CellResult Failed() =>
        new(CellStatus.Error, null, new CellError("BoomException", "boom", ["Cell In[1], line 1", "BoomException: boom"]));

    public static CellResult Interrupted() =>
        new(CellStatus.Interrupted, null, new CellError("KeyboardInterrupt", "", ["KeyboardInterrupt"]));

    public Task<CellResult> RunAsync(Cell cell, ICellOutput output)
    {
        using CancellationTokenSource cancellation = new();
        lock (_lock)
        {
            Ran.Add(cell.Code);
            _running = cancellation;
        }
        try
        {
            return Task.FromResult(Cells.TryGetValue(cell.Code, out var run)
                ? run(cell, output, cancellation.Token)
                : Ok(cell.Silent ? null : Text(cell.Code)));
        }
        catch (OperationCanceledException)
        {
            return Task.FromResult(Interrupted());
        }
        finally
        {
            lock (_lock)
                _running = null;
        }
    }

    public void Interrupt()
    {
        lock (_lock)
        {
            if (_running is null)
                return;
            Interrupts++;
            _running.Cancel();
        }
    }

    public Completeness IsComplete(string code) =>
        code.EndsWith('{') ? new Completeness("incomplete", "    ") : new Completeness("complete", "");

    public CompletionList Complete(string code, int position) => new(0, position, [new CompletionItem(code, "text", "()")]);

    public Inspection? Inspect(string code, int position, bool detailed) => code.Length == 0 ? null : new Inspection($"{code} {position} {detailed}", $"`{code}`");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
