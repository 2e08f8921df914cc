namespace CSharpKernel.Tests;

public sealed class ConsoleTests : IAsyncDisposable
{
    private readonly Notebook _notebook = new();

    [Fact]
    public async Task ConsoleAndDisplays_ArriveInOrder()
    {
        await _notebook.TextAsync("""
            Console.WriteLine("a"); display("b"); Console.Error.Write("c"); Console.Write("d"); "e".Display(); Console.WriteLine();
            """);
        Assert.Equal(["out:a\n", "display:b", "err:c", "out:d", "display:e", "out:\n"], _notebook.Output.Events);
    }

    [Fact]
    public async Task SmallPieces_ArriveTogether()
    {
        await _notebook.TextAsync("foreach (var c in new string('x', 10000)) Console.Write(c);");
        Assert.Equal(10000, _notebook.Output.Stdout.Length);
        Assert.InRange(_notebook.Output.WriteCalls, 1, 100);
    }

    [Fact]
    public async Task Text_ArrivesWhileTheCellRuns()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var output = new RecordingOutput { Answer = (_, _, _) => "go on" };
        var running = _notebook.RunAsync("Console.Write(\"early\"); while (!stop.IsSet) System.Threading.Thread.Sleep(1);".Insert(0, "var stop = new System.Threading.ManualResetEventSlim(); _ = Task.Run(async () => { await Task.Delay(1500); stop.Set(); });\n"), output);
        while (output.Stdout.Length == 0 && !running.IsCompleted)
            await Task.Delay(5, TestContext.Current.CancellationToken);
        Assert.False(running.IsCompleted);
        Assert.Equal("early", output.Stdout);
        await running;
    }

    [Fact]
    public async Task BackgroundThreads_WriteToTheCellThatStartedThem()
    {
        await _notebook.TextAsync("""
            var t = new System.Threading.Thread(() => Console.WriteLine("thread")); t.Start(); t.Join();
            await Task.Run(() => Console.WriteLine("task"));
            Parallel.For(0, 100, i => Console.WriteLine("line " + i));
            """);
        var lines = _notebook.Output.Stdout.TrimEnd('\n').Split('\n');
        Assert.Equal(102, lines.Length);
        Assert.Equal(100, lines.Count(line => line.StartsWith("line ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task AFlood_IsNeitherDroppedNorKept()
    {
        await _notebook.TextAsync("var line = new string('y', 999); for (var i = 0; i < 20000; i++) Console.WriteLine(line);");
        Assert.Equal(20_000_000, _notebook.Output.Stdout.Length);
    }

    [Fact]
    public async Task LargeDisplays_WaitForASlowFrontEnd()
    {
        var output = new SlowOutput(() => (int)AppContext.GetData("displays made")!);
        await _notebook.Session.RunAsync(new Cell("var mb = new string('y', 1_000_000); for (var i = 1; i <= 60; i++) { AppContext.SetData(\"displays made\", i); display(mb); }", 1), output);
        Assert.Equal(60, output.Taken);
        Assert.InRange(output.MostWaiting, 1, 15);
    }

    [Fact]
    public async Task ReadLine_AsksTheFrontEnd()
    {
        var prompts = new List<string>();
        RecordingOutput Answering(string answer) => new()
        {
            Answer = (prompt, password, _) =>
            {
                prompts.Add($"{prompt}|{password}");
                return answer;
            },
        };
        var result = await _notebook.RunAsync("Console.ReadLine() + input(\"Name? \") + password(\"Key? \")", Answering("x"));
        Assert.Equal("xxx", result.Value!.Data["text/plain"].GetValue<string>());
        Assert.Equal(["|False", "Name? |False", "Key? |True"], prompts);
        result = await _notebook.RunAsync("$\"{(char)Console.Read()}{Console.ReadLine()}\"", Answering("abc"));
        Assert.Equal("abc", result.Value!.Data["text/plain"].GetValue<string>());
    }

    [Fact]
    public async Task WhereNobodyCanAnswer_ReadLineSaysSo()
    {
        var error = await _notebook.ErrorAsync("input(\"Name? \")");
        Assert.Equal("NotSupportedException", error.Name);
        Assert.Equal("Nobody can answer here.", error.Message);
    }

    [Fact]
    public async Task Sessions_DoNotMixTheirOutput()
    {
        await using var other = new Notebook();
        await Task.WhenAll(
            _notebook.TextAsync("for (var i = 0; i < 200; i++) { Console.Write('a'); await Task.Yield(); }"),
            other.TextAsync("for (var i = 0; i < 200; i++) { Console.Write('b'); await Task.Yield(); }"));
        Assert.Equal(new string('a', 200), _notebook.Output.Stdout);
        Assert.Equal(new string('b', 200), other.Output.Stdout);
    }

    [Fact]
    public async Task ADestinationThatFails_DoesNotEndTheCell()
    {
        var result = await _notebook.Session.RunAsync(new Cell("Console.Write(1); display(2); 3", 1), new BrokenOutput());
        Assert.Equal(CellStatus.Ok, result.Status);
    }

    public ValueTask DisposeAsync() => _notebook.DisposeAsync();

    private sealed class BrokenOutput : ICellOutput
    {
        public void Write(ConsoleStream stream, string text) => throw new IOException("gone");

        public void Display(MimeBundle bundle, string? displayId) => throw new IOException("gone");

        public void Update(MimeBundle bundle, string displayId) => throw new IOException("gone");

        public void Clear(bool wait) => throw new IOException("gone");

        public string ReadLine(string prompt, bool password, CancellationToken cancellation) => throw new IOException("gone");
    }

    private sealed class SlowOutput(Func<int> made) : ICellOutput
    {
        public int Taken { get; private set; }

        public int MostWaiting { get; private set; }

        public void Display(MimeBundle bundle, string? displayId)
        {
            Thread.Sleep(5);
            MostWaiting = Math.Max(MostWaiting, made() - Taken++);
        }

        public void Write(ConsoleStream stream, string text)
        {
        }

        public void Update(MimeBundle bundle, string displayId)
        {
        }

        public void Clear(bool wait)
        {
        }

        public string ReadLine(string prompt, bool password, CancellationToken cancellation) => throw new NotSupportedException();
    }
}
