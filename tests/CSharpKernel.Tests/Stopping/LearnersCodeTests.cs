namespace CSharpKernel.Tests;

/// <summary>The library's checks of a learner's class, in a session: whatever the class does, the notebook goes on.</summary>
public sealed class LearnersCodeTests : IAsyncDisposable
{
    private readonly Notebook _notebook = new();

    [Fact]
    public async Task RightClass_Passes()
    {
        await BeginAsync("return (dout * y, dout * x);");
        Assert.StartsWith("✓ MulNode: ", await FeedbackAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("while (true) { Turns.Count++; }")]
    [InlineData("while (true) { try { while (true) { Turns.Count++; } } catch { } }")]
    [InlineData("for (;;) { Turns.Count++; System.Threading.Thread.Sleep(1); }")]
    public async Task EndlessLoop_IsFeedback_AndItsThreadEnds(string endless)
    {
        await BeginAsync(endless);
        await _notebook.TextAsync("Check.TimeLimit = TimeSpan.FromSeconds(0.5);");
        var feedback = await FeedbackAsync();
        Assert.StartsWith("✗ MulNode: Backward did not come to an end\n  ✓ Forward is right\n", feedback, StringComparison.Ordinal);
        Assert.DoesNotContain("still runs", feedback, StringComparison.Ordinal);
        Assert.Equal("True", await _notebook.TextAsync("var before = Turns.Count; await Task.Delay(300); before > 0 && Turns.Count == before"));
    }

    [Fact]
    public async Task EndlessRecursion_IsFeedback_OfMethodsAndOfProperties()
    {
        await BeginAsync("return Backward(dout);");
        Assert.StartsWith("✗ MulNode: Backward calls itself without end", await FeedbackAsync(), StringComparison.Ordinal);
        await _notebook.TextAsync("class Own { Matrix<double> W; public Own(Matrix<double> W) => this.W = W; public Matrix<double> dW { get => dW; } public Matrix<double> Forward(Matrix<double> x) => x * W; public Matrix<double> Backward(Matrix<double> dout) => dout * W.Transpose(); }");
        Assert.StartsWith("✗ Own: Backward calls itself without end", await _notebook.TextAsync("Check.That<Own>().IsMatMul().ToString()"), StringComparison.Ordinal);
        Assert.Equal("3", await _notebook.TextAsync("1 + 2"));
    }

    [Fact]
    public async Task Exception_NamesTheMethodAndTheLineInItsCell()
    {
        await BeginAsync("var two = 1 + 1;\n        throw new ArithmeticException($\"{two} is odd.\");");
        Assert.Contains("ArithmeticException: 2 is odd, in Backward, line 8", await FeedbackAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatTheClassPrints_ArrivesInTheCell()
    {
        await BeginAsync("Console.WriteLine($\"dout {dout}\"); return (dout * y, dout * x);");
        await FeedbackAsync();
        Assert.StartsWith("dout 1\ndout 0.5\n", _notebook.Output.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrupt_EndsTheCheck()
    {
        await BeginAsync("Console.WriteLine(\"begun\"); while (true) { Turns.Count++; }");
        await _notebook.TextAsync("Check.TimeLimit = TimeSpan.FromMinutes(2);");
        var run = _notebook.RunAsync("Check.That<MulNode>().IsMul()");
        while (!_notebook.Output.Stdout.Contains("begun", StringComparison.Ordinal))
            await Task.Delay(10, TestContext.Current.CancellationToken);
        _notebook.Session.Interrupt();
        Assert.Equal(CellStatus.Interrupted, (await run).Status);
        Assert.Equal("True", await _notebook.TextAsync("await Task.Delay(1000); var before = Turns.Count; await Task.Delay(200); Turns.Count == before"));
    }

    public ValueTask DisposeAsync() => _notebook.DisposeAsync();

    private Task<string?> FeedbackAsync() => _notebook.TextAsync("Check.That<MulNode>().IsMul().ToString()");

    private async Task BeginAsync(string backward)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Notebooks.sln")))
            folder = Path.GetDirectoryName(folder)!;
        var library = Path.Combine(folder, "src", "FromScratch.Interactive", "bin", "notebooks", "FromScratch.Interactive.dll");
        Assert.SkipUnless(File.Exists(library), "The notebooks' library is not built (dotnet build).");
        await _notebook.TextAsync($"#r \"{library}\"\nusing FromScratch;\nusing MathNet.Numerics.LinearAlgebra;\nstatic class Turns {{ public static long Count; }}");
        await _notebook.TextAsync($$"""
            class MulNode
            {
                double x, y;

                public double Forward(double x, double y) => (this.x = x) * (this.y = y);
                public (double dx, double dy) Backward(double dout) {
                    {{backward}}
                }
            }
            """);
    }
}
