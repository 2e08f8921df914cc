namespace CSharpKernel.Tests;

public sealed class RunningCellsTests : IAsyncDisposable
{
    private readonly Notebook _notebook = new();

    [Fact]
    public async Task CellThatFillsTheThreadPool_EndsAllTheSame()
    {
        using var gate = new ManualResetEventSlim();
        AppDomain.CurrentDomain.SetData("gate", gate);
        try
        {
            var run = _notebook.RunAsync("""
                var gate = (System.Threading.ManualResetEventSlim)AppDomain.CurrentDomain.GetData("gate");
                for (var i = 0; i < 300; i++) _ = Task.Run(() => gate.Wait());
                "started"
                """);

#pragma warning disable xUnit1031 // The kernel's own thread waits like this; an await would need the pool that is full.
            Assert.True(run.Wait(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
#pragma warning restore xUnit1031
            Assert.Equal("started", (await run).Value!.Data["text/plain"].GetValue<string>());
        }
        finally
        {
            gate.Set();
            AppDomain.CurrentDomain.SetData("gate", null);
        }
    }

    [Theory]
    [InlineData("dynamic any = 20; any + 1", "21")]
    [InlineData("await Task.FromResult(21)", "21")]
    [InlineData("System.Linq.Expressions.Expression<Func<int, int>> next = n => n + 1; next.Compile()(20)", "21")]
    [InlineData("async IAsyncEnumerable<int> Count() { yield return 20; await Task.Yield(); } var sum = 1; await foreach (var n in Count()) sum += n; sum", "21")]
    [InlineData("record Point(int X, int Y); var (x, y) = new Point(20, 1); x + y", "21")]
    [InlineData("var numbers = (int[])[20, 1]; numbers[..^0].Sum()", "21")]
    public async Task LaterCell_FindsWhatTheLanguageItselfNeeds(string code, string shown)
    {
        await _notebook.TextAsync("var first = 1;");
        await _notebook.TextAsync("first + 1");
        Assert.Equal(shown, await _notebook.TextAsync(code));
    }

    [Fact]
    public async Task State_IsCarriedOver()
    {
        Assert.Null(await _notebook.TextAsync("var x = 20; int Twice(int n) => 2 * n; class Point { public int X; }"));
        Assert.Equal("40", await _notebook.TextAsync("Twice(x)"));
        Assert.Equal("7", await _notebook.TextAsync("new Point { X = 7 }.X"));
        await _notebook.TextAsync("x += 1;");
        Assert.Equal("21", await _notebook.TextAsync("x"));
    }

    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("\"text\"", "text")]
    [InlineData("110.00000000000001", "110.00000000000001")]
    [InlineData("550.0", "550")]
    [InlineData("4.5395807735907655E-05", "4.5395807735907655E-05")]
    [InlineData("true", "True")]
    [InlineData("(string)null", "<null>")]
    [InlineData("return 5;", "5")]
    public async Task LastExpression_IsTheResult_AsPlainTextAlone(string code, string text)
    {
        var result = await _notebook.RunAsync(code);
        Assert.Equal(text, result.Value!.Data["text/plain"].GetValue<string>());
        Assert.Equal(["text/plain"], result.Value.Data.Keys);
    }

    [Theory]
    [InlineData("Math.Max(1, 2);")]
    [InlineData("var y = 3;")]
    [InlineData("")]
    [InlineData("// nothing")]
    [InlineData("Console.Write(1)")]
    [InlineData("void F() { return; } F()")]
    [InlineData("#!csharp")]
    public async Task WithoutLastExpression_ThereIsNoResult(string code) => Assert.Null(await _notebook.TextAsync(code));

    [Fact]
    public async Task SilentCell_GivesNoValue()
    {
        var result = await _notebook.Session.RunAsync(new Cell("1 + 1", 1, Silent: true), new RecordingOutput());
        Assert.Equal(CellStatus.Ok, result.Status);
        Assert.Null(result.Value);
    }

    [Fact]
    public async Task Await_WorksAtTopLevel()
    {
        Assert.Equal("5", await _notebook.TextAsync("async Task<int> F() { await Task.Delay(5); return 5; }\nawait F()"));
        Assert.Equal("6", await _notebook.TextAsync("await Task.Yield(); 1 + await F()"));
        Assert.Equal("7", await _notebook.TextAsync("await new ValueTask<int>(7)"));
    }

    [Fact]
    public async Task BlockingOnATask_DoesNotWaitForItself()
    {
        Assert.Equal("3", await _notebook.TextAsync("async Task<int> F() { await Task.Delay(5); await Task.Yield(); await Task.Delay(5); return 3; }\nF().Result"));
        Assert.Equal("3", await _notebook.TextAsync("await Task.Yield(); F().Result"));
        Assert.Equal("6", await _notebook.TextAsync("(await Task.WhenAll(F(), F())).Sum()"));
    }

    [Fact]
    public async Task ATaskAsResult_IsNotAwaited()
    {
        var result = await _notebook.RunAsync("new TaskCompletionSource<int>().Task");
        Assert.Equal(CellStatus.Ok, result.Status);
        Assert.Contains("Task", result.Value!.Data["text/plain"].GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DefaultUsings_AreThere()
    {
        Assert.Equal("6", await _notebook.TextAsync("new List<int> { 1, 2, 3 }.Sum()"));
        Assert.Equal("a", await _notebook.TextAsync("new StringBuilder(\"a\").ToString()"));
        Assert.Equal("2", await _notebook.TextAsync("new ArrayList { 1, 2 }.Count"));
    }

    [Fact]
    public async Task UsingsOfACell_HoldForLaterCells()
    {
        await _notebook.TextAsync("using System.Numerics; using static System.Math;");
        Assert.Equal("3", await _notebook.TextAsync("Max(new Complex(3, 0).Real, 2)"));
    }

    [Fact]
    public async Task NumbersLookTheSame_UnderAnyCulture()
    {
        var before = System.Globalization.CultureInfo.DefaultThreadCurrentCulture;
        System.Globalization.CultureInfo.DefaultThreadCurrentCulture = new System.Globalization.CultureInfo("de-DE");
        try
        {
            await using var notebook = new Notebook();
            Assert.Equal("2.5", await notebook.TextAsync("Console.Write(1.5); $\"{2.5}\""));
            Assert.Equal("1.5", notebook.Output.Stdout);
            Assert.Equal("0.5", await notebook.TextAsync("await Task.Run(() => 0.5.ToString())"));
        }
        finally
        {
            System.Globalization.CultureInfo.DefaultThreadCurrentCulture = before;
        }
    }

    [Fact]
    public async Task FailedCell_KeepsWhatItHadComputed_AndHidesNothing()
    {
        await _notebook.TextAsync("var kept = 5; var net = \"first\";");
        await _notebook.ErrorAsync("var done = 1; throw new Exception(); int kept = 6;");
        Assert.Equal("1", await _notebook.TextAsync("done"));
        Assert.Equal("5", await _notebook.TextAsync("kept"));
        await _notebook.ErrorAsync("var net = new List<int>(-1);");
        Assert.Equal("first", await _notebook.TextAsync("net"));
    }

    [Fact]
    public async Task FailedCell_KeepsItsFunctions()
    {
        await _notebook.ErrorAsync("int Half(int n) => n / 2; throw new Exception();");
        Assert.Equal("4", await _notebook.TextAsync("Half(8)"));
    }

    [Fact]
    public async Task ManyCells_RunInOneSession()
    {
        await _notebook.TextAsync("var total = 0;");
        for (var i = 0; i < 40; i++)
            await _notebook.TextAsync($"var v{i} = {i}; total += v{i};");
        Assert.Equal("780", await _notebook.TextAsync("total"));
        Assert.Equal("39", await _notebook.TextAsync("v0 + v39"));
    }

    [Fact]
    public async Task WarmUp_ChangesNothing()
    {
        await Task.WhenAll(_notebook.Session.WarmUpAsync(), _notebook.TextAsync("var x = 1;"));
        Assert.Equal("1", await _notebook.TextAsync("x"));
        Assert.Equal("CS0103: The name 'warm' does not exist in the current context", (await _notebook.ErrorAsync("warm")).Message);
    }

    public ValueTask DisposeAsync() => _notebook.DisposeAsync();
}
