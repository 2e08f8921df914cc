namespace CSharpKernel.Tests;

/// <summary>What a library uses that runs a learner's code on a thread of its own.</summary>
public sealed class StoppableWorkTests : IAsyncDisposable
{
    // What such a library does: it waits for a moment, stops the thread, and says whether it has ended.
    private const string Library = """
        var make = (Func<Action, int, (Action Run, Action Stop)>)AppContext.GetData("Notebook.MakeStoppable")!;
        string Try(Action work, int milliseconds = 200)
        {
            var (run, stop) = make(work, 1 << 20);
            var thread = new System.Threading.Thread(() => run(), 1 << 20) { IsBackground = true };
            thread.Start();
            try
            {
                if (thread.Join(milliseconds)) return "done";
            }
            finally
            {
                stop();
                thread.Interrupt();
            }
            return thread.Join(20_000) ? "ended" : "left behind";
        }
        """;

    private readonly Notebook _notebook = new();

    [Theory]
    [InlineData("var n = 0; while (true) n++;")]
    [InlineData("while (true) { try { while (true) { } } catch { } }")]
    [InlineData("try { while (true) { } } finally { while (true) { } }")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("void Again() { System.Threading.Thread.Sleep(1); Again(); } Again();")]
    [InlineData("System.Threading.Tasks.Task.Delay(-1).Wait();")]
    public async Task WorkWithoutEnd_Ends_AndTheCellGoesOn(string endless)
    {
        await _notebook.TextAsync(Library);
        Assert.Equal("ended, and on", await _notebook.TextAsync($"Try(() => {{ {endless} }}) + \", and on\""));
        Assert.Equal("3", await _notebook.TextAsync("var sum = 0; for (var i = 0; i < 3; i++) sum++; sum"));
    }

    [Fact]
    public async Task Work_WritesToTheCell()
    {
        await _notebook.TextAsync(Library);
        Assert.Equal("done", await _notebook.TextAsync("Try(() => Console.WriteLine(\"from the work\"), 20_000)"));
        Assert.Equal("from the work\n", _notebook.Output.Stdout);
    }

    [Fact]
    public async Task RecursionWithoutEnd_IsAnException_OnItsThreadToo()
    {
        await _notebook.TextAsync(Library);
        await _notebook.TextAsync("int Deeper(int n) => Deeper(n + 1) + 1; var caught = \"\";");
        Assert.Equal("done", await _notebook.TextAsync("Try(() => { try { Deeper(0); } catch (Exception e) { caught = e.GetType().Name; } }, 20_000)"));
        Assert.Equal("InsufficientExecutionStackException", await _notebook.TextAsync("caught"));
    }

    [Fact]
    public async Task CellThatIsStopped_StopsTheWorkThatItWaitsFor()
    {
        await _notebook.TextAsync(Library + "\nvar turns = 0L;");
        var run = _notebook.RunAsync("Console.WriteLine(\"begun\"); Try(() => { while (true) turns++; }, 60_000)");
        while (!_notebook.Output.Stdout.Contains("begun", StringComparison.Ordinal))
            await Task.Delay(10, TestContext.Current.CancellationToken);
        await Task.Delay(100, TestContext.Current.CancellationToken);
        _notebook.Session.Interrupt();
        Assert.Equal(CellStatus.Interrupted, (await run).Status);
        Assert.Equal("True", await _notebook.TextAsync("await Task.Delay(1000); var before = turns; await Task.Delay(200); turns == before"));
    }

    public ValueTask DisposeAsync() => _notebook.DisposeAsync();
}
