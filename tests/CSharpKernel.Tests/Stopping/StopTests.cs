using System.Diagnostics;

namespace CSharpKernel.Tests;

public sealed class StopTests : IAsyncDisposable
{
    private readonly Notebook _notebook = new();

    [Theory]
    [MemberData(nameof(EndlessCells.All), MemberType = typeof(EndlessCells))]
    public async Task Interrupt_EndsTheCell_AndKeepsWhatEarlierCellsDeclared(string kind, string code)
    {
        await _notebook.TextAsync("var kept = 42;");
        var result = await RunAndInterruptAsync(code, afterMilliseconds: 150);
        Assert.Equal(CellStatus.Interrupted, result.Status);
        Assert.Equal("KeyboardInterrupt", result.Error!.Name);
        Assert.Equal("42", await _notebook.TextAsync("kept"));
        Assert.False(string.IsNullOrEmpty(kind));
    }

    [Fact]
    public async Task InterruptsAtRandomMoments_NeverBreakTheSession()
    {
        var random = new Random(20261121);
        await _notebook.TextAsync("var kept = 42; var count = 0;");
        for (var i = 1; i <= 60; i++)
        {
            var code = EndlessCells.Codes[random.Next(EndlessCells.Codes.Count)];
            var result = await RunAndInterruptAsync(code, random.Next(0, 120));
            Assert.True(result.Status == CellStatus.Interrupted, $"{code}: {result.Status} {string.Join('\n', result.Error?.Traceback ?? [])}");
            Assert.Equal($"{i}", await _notebook.TextAsync("count += 1; count"));
        }

        Assert.Equal("42", await _notebook.TextAsync("kept"));
    }

    [Fact]
    public async Task InterruptWhileIdle_TouchesNothing()
    {
        _notebook.Session.Interrupt();
        Assert.Equal("1", await _notebook.TextAsync("1"));
        await RunAndInterruptAsync("while (true) { }", 50);
        _notebook.Session.Interrupt();
        Assert.Equal("499500", await _notebook.TextAsync("var s = 0; for (var i = 0; i < 1000; i++) s += i; await Task.Delay(20); System.Threading.Thread.Sleep(20); s"));
    }

    [Fact]
    public async Task Finally_RunsToItsEnd_AlsoWithLoopsInIt()
    {
        await _notebook.TextAsync("var log = new List<string>(); void Clean() { for (var i = 0; i < 3; i++) log.Add(\"cleaned\"); }");
        await RunAndInterruptAsync("try { while (true) { } } catch { log.Add(\"caught\"); } finally { Clean(); System.Threading.Thread.Sleep(20); log.Add(\"slept\"); }", 200);
        Assert.Equal("cleaned cleaned cleaned slept", await _notebook.TextAsync("string.Join(\" \", log)"));
        await RunAndInterruptAsync("log.Clear(); try { await Task.Delay(60000); } catch (Exception) { log.Add(\"caught\"); } finally { log.Add(\"after await\"); }", 200);
        Assert.Equal("after await", await _notebook.TextAsync("string.Join(\" \", log)"));
    }

    [Fact]
    public async Task ALoopInFinally_IsStoppedToo()
    {
        var result = await RunAndInterruptAsync("try { while (true) { } } finally { while (true) { } }", 100);
        Assert.Equal(CellStatus.Interrupted, result.Status);
    }

    [Fact]
    public async Task ThreadsThatAStoppedCellLeftBehind_DieWithIt_AndOthersLive()
    {
        await _notebook.TextAsync("""
            using System.Threading;
            long old = 0, later = 0, sleeper = 0; var go = true;
            _ = Task.Run(() => { while (go) { later++; Thread.Sleep(1); } });
            """);
        await RunAndInterruptAsync("""
            new Thread(() => { while (true) { old++; Thread.Sleep(1); } }).Start();
            new Thread(() => { try { Thread.Sleep(60000); } finally { sleeper = 1; } }).Start();
            while (true) { }
            """, 300);
        Assert.Equal("True", await _notebook.TextAsync("""
            await Task.Delay(400); var before = old; var beforeLater = later;
            for (var i = 0; i < 200 && later == beforeLater; i++) await Task.Delay(20);
            for (var i = 0; i < 200 && sleeper == 0; i++) await Task.Delay(20);
            go = false;
            old == before && later > beforeLater && sleeper == 1
            """));
    }

    [Fact]
    public async Task InterruptWhileCompilingOrFormatting_IsAStopToo()
    {
        var result = await RunAndInterruptAsync("""
            class Slow { public override string ToString() { while (true) { } } }
            Microsoft.DotNet.Interactive.Formatting.Formatter.Register<Slow>(s => s.ToString(), "text/plain");
            new Slow()
            """, 600);
        Assert.Equal(CellStatus.Interrupted, result.Status);
        for (var delay = 0; delay < 12; delay += 3)
            Assert.Equal(CellStatus.Interrupted, (await RunAndInterruptAsync("var list = new List<double>(); while (true) { }", delay)).Status);
    }

    [Fact]
    public async Task ACallThatCannotBeStopped_IsReported_AndTheCellGoesOn()
    {
        // One call inside a library, without a poll: a regular expression that backtracks.
        var output = new RecordingOutput();
        var running = _notebook.RunAsync("""
            System.Text.RegularExpressions.Regex.IsMatch(new string('a', 26) + "!", "^(a+)+$")
            """, output);
        await Task.Delay(700, TestContext.Current.CancellationToken);
        if (running.IsCompleted)
            Assert.Skip("This machine is too fast for the call to last.");
        var watch = Stopwatch.StartNew();
        _notebook.Session.Interrupt();
        while (output.Stderr.Length == 0 && !running.IsCompleted)
            await Task.Delay(10, TestContext.Current.CancellationToken);
        if (watch.Elapsed < TimeSpan.FromSeconds(1.4))
            Assert.Skip("The call ended before it could be reported.");
        Assert.Contains("can't be stopped", output.Stderr, StringComparison.Ordinal);
        Assert.Contains("restart", output.Stderr, StringComparison.Ordinal);
        Assert.Equal(CellStatus.Interrupted, (await running).Status);
    }

    [Fact]
    public async Task EndlessRecursion_IsAnError_NotTheEndOfTheProcess()
    {
        var error = await _notebook.ErrorAsync("int F(int n) => F(n + 1) + 1; F(0)");
        Assert.Equal("InsufficientExecutionStackException", error.Name);
        Assert.InRange(error.Traceback.Count, 5, 60);
        Assert.Contains("   at F(int n) in Cell In[1], line 1", error.Traceback);
        Assert.Equal("InsufficientExecutionStackException", (await _notebook.ErrorAsync("Func<int, int> g = null; g = n => g(n + 1) + 1; g(0)")).Name);
        Assert.Equal("InsufficientExecutionStackException", (await _notebook.ErrorAsync("class Node { public int Depth => 1 + Depth; } new Node().Depth")).Name);
        Assert.Equal("3", await _notebook.TextAsync("1 + 2"));
    }

    [Theory]
    [InlineData("int Below(int n) { try { return Below(n + 1); } catch (Exception) { return Sum(n); } } int Sum(int n) => n < 0 ? 0 : Sum(n - 1) + 1; Below(0)")]
    [InlineData("int Again(int n) { try { return Again(n + 1); } catch { return Again(n); } } Again(0)")]
    [InlineData("int F(int n) { try { return F(n + 1); } finally { F(n + 1); } } F(0)")]
    [InlineData("int F(int n) { try { return F(n + 1); } finally { for (int i = 0; i < 2; i++) G(n); } } int G(int n) => H(n); int H(int n) => n; F(0)")]
    [InlineData("class D : IDisposable { public void Dispose() => Go(); static void Go() => new D(); } int F(int n) { using var d = new D(); return F(n + 1); } F(0)")]
    [InlineData("class A { public override string ToString() => $\"{this}\"; } new A().ToString()")]
    public async Task RecursionInsideOfAHandler_AtTheEndOfTheStack_EndsTheCellOnly(string code)
    {
        Assert.Equal("InsufficientExecutionStackException", (await _notebook.ErrorAsync(code)).Name);
        Assert.Equal("7", await _notebook.TextAsync("int Down(int n) => n == 0 ? 7 : Down(n - 1); try { throw new Exception(); } catch (Exception) { } Down(10000)"));
    }

    [Fact]
    public async Task AFinallyBlock_StillRuns_AndStillAssigns()
    {
        Assert.Equal("1, 2, 3", await _notebook.TextAsync("""
            var seen = new List<int>();
            int Assigned() { int x; try { seen.Add(1); } finally { seen.Add(2); x = 3; } return x; }
            void Thrown() { try { throw new Exception(); } finally { seen.Add(Math.Abs(-9)); } }
            var three = Assigned(); seen.Add(three); try { Thrown(); } catch { }
            string.Join(", ", seen.Take(3))
            """));
        Assert.Equal("4", await _notebook.TextAsync("seen.Count"));
    }

    [Fact]
    public async Task AnExceptionOnAThreadOfACell_IsReported_NotTheEndOfTheProcess()
    {
        await _notebook.TextAsync("""
            var t = new System.Threading.Thread(() => throw new InvalidOperationException("on a thread")); t.Start(); t.Join();
            async void Fire() { await Task.Yield(); throw new InvalidOperationException("async void"); }
            Fire(); await Task.Delay(200);
            """);
        Assert.Contains("InvalidOperationException: on a thread", _notebook.Output.Stderr, StringComparison.Ordinal);
        Assert.Contains("InvalidOperationException: async void", _notebook.Output.Stderr, StringComparison.Ordinal);
    }

    private async Task<CellResult> RunAndInterruptAsync(string code, int afterMilliseconds)
    {
        var output = new RecordingOutput
        {
            Answer = (_, _, cancellation) =>
            {
                cancellation.WaitHandle.WaitOne();
                throw new OperationCanceledException(cancellation);
            },
        };
        var running = _notebook.RunAsync(code, output);
        await Task.Delay(afterMilliseconds, TestContext.Current.CancellationToken);
        while (!running.IsCompleted)
        {
            var watch = Stopwatch.StartNew();
            _notebook.Session.Interrupt();
            if (await Task.WhenAny(running, Task.Delay(5000, TestContext.Current.CancellationToken)) == running)
            {
                TestContext.Current.SendDiagnosticMessage($"{watch.ElapsedMilliseconds} ms: {code}");
                return await running;
            }

            Assert.Fail($"Not stopped within 5 s: {code}");
        }

        return await running;
    }

    public ValueTask DisposeAsync() => _notebook.DisposeAsync();
}
