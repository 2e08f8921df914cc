namespace CSharpKernel.Tests;

/// <summary>What notebooks of .NET Interactive call, beyond displaying.</summary>
public sealed class InteractiveApiTests : IAsyncDisposable
{
    private readonly Notebook _notebook = new();

    [Theory]
    [InlineData("(LaTeXString)@\"\\begin{align} x &= 1 \\end{align}\"", "\\begin{align} x &= 1 \\end{align}")]
    [InlineData("(MathString)@\"\\frac{1}{2}\"", "$$\\frac{1}{2}$$")]
    [InlineData("MathString s = \"x\"; s", "$$x$$")]
    public async Task Formulas_ShowAsLatex(string code, string latex) => Assert.Equal(latex, (await _notebook.RunAsync(code)).Value!.Data["text/latex"].GetValue<string>());

    [Fact]
    public async Task InvocationContext_DisplaysAndIsCancelled()
    {
        await _notebook.TextAsync("""
            using Microsoft.DotNet.Interactive;
            var handle = KernelInvocationContext.Current?.Display("first", "text/plain");
            handle.Update("second");
            KernelInvocationContext.Current.DisplayAs("<b>x</b>", "text/html");
            """);
        Assert.Equal(["display:first", "update:second", "display:<b>x</b>"], _notebook.Output.Events);
        var output = new RecordingOutput();
        var run = _notebook.RunAsync("""
            var n = 0;
            Console.Write("on");
            while (!KernelInvocationContext.Current.CancellationToken.IsCancellationRequested)
                await Task.Delay(60_000, KernelInvocationContext.Current.CancellationToken);
            """, output);
        while (output.Stdout.Length == 0)
            await Task.Delay(10, TestContext.Current.CancellationToken);
        _notebook.Session.Interrupt();
        Assert.Equal(CellStatus.Interrupted, (await run).Status);
        Assert.Null(Microsoft.DotNet.Interactive.KernelInvocationContext.Current);
    }

    [Fact]
    public async Task Input_AndPassword_AskTheReader()
    {
        var output = new RecordingOutput { Answer = (prompt, password, _) => password ? "secret" : prompt + " answered" };
        var result = await _notebook.RunAsync("""
            var name = await Kernel.GetInputAsync("Name?");
            var key = await Microsoft.DotNet.Interactive.Kernel.GetPasswordAsync("Key?");
            string clear = key;
            $"{name} {clear} {key.GetClearTextPassword()} {key}"
            """, output);
        Assert.Equal("Name? answered secret secret ******", result.Value!.Data["text/plain"].GetValue<string>());
    }

    [Fact]
    public async Task DefaultUsings_AreThoseOfTheNotebooks()
    {
        Assert.Equal("3", await _notebook.TextAsync("Formatter.ListExpansionLimit = 3; Formatter.ListExpansionLimit"));
        await _notebook.TextAsync("using static Microsoft.DotNet.Interactive.Formatting.PocketViewTags;");
        var result = await _notebook.RunAsync("PocketView view = span[style:\"color:red\"](b(\"<1>\"), HTML(\"<i>2</i>\")); view");
        Assert.Equal("<span style=\"color:red\"><b>&lt;1&gt;</b><i>2</i></span>", result.Value!.Data["text/html"].GetValue<string>());
        await _notebook.TextAsync("Formatter.ResetToDefault();");
    }

    [Theory]
    [InlineData("Kernel.Root.FindKernelByName(\"csharp\")")]
    [InlineData("await Kernel.Root.SendAsync(null);")]
    public async Task OtherKernels_AreACompileErrorThatSaysWhy(string code) =>
        Assert.Contains("runs C# only and has no kernels beside it", (await _notebook.ErrorAsync(code)).Message, StringComparison.Ordinal);

    public ValueTask DisposeAsync() => _notebook.DisposeAsync();
}
