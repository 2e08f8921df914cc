namespace CSharpKernel.Tests;

/// <summary>A session that numbers its cells as a front end does.</summary>
internal sealed class Notebook(string? folder = null, string? packageCache = null) : IAsyncDisposable
{
    private int _number;

    public ScriptSession Session { get; } = new(new ScriptSessionOptions
    {
        WorkingDirectory = folder ?? Path.GetTempPath(),
        PackageCache = packageCache ?? Path.Combine(Path.GetTempPath(), "no packages"),
    });

    public RecordingOutput Output { get; private set; } = new();

    public Task<CellResult> RunAsync(string code, RecordingOutput? output = null) =>
        Session.RunAsync(new Cell(code, ++_number), Output = output ?? new RecordingOutput());

    /// <summary>Runs a cell that must succeed, and gives its result's plain text.</summary>
    public async Task<string?> TextAsync(string code)
    {
        var result = await RunAsync(code);
        Assert.True(result.Status == CellStatus.Ok, string.Join('\n', result.Error?.Traceback ?? []));
        return result.Value?.Data["text/plain"].GetValue<string>();
    }

    /// <summary>Runs a cell that must fail.</summary>
    public async Task<CellError> ErrorAsync(string code)
    {
        var result = await RunAsync(code);
        Assert.Equal(CellStatus.Error, result.Status);
        Assert.Null(result.Value);
        return result.Error!;
    }

    public ValueTask DisposeAsync() => Session.DisposeAsync();
}
