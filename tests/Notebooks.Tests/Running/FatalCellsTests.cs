namespace Notebooks.Tests;

/// <summary>One run of the built command over notebooks that each do their process some harm.</summary>
public sealed class FatalCellsRun : IAsyncLifetime
{
    public TempFolder Folder { get; } = new();

    internal NotebooksCommand Command { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Write("good", NotebookText.Code("Console.WriteLine(\"before\");\nConsole.Error.WriteLine(\"日本 😀\");"), NotebookText.Code("1 + 1"));
        Write("stack", NotebookText.Code("Console.WriteLine(\"before\");"), NotebookText.Code("int Big() { Span<byte> all = stackalloc byte[500_000_000]; all.Fill(1); return all[5]; }\nConsole.WriteLine(\"just before\");\nBig()"), NotebookText.Code("3"));
        Write("exit", NotebookText.Code("Console.WriteLine(\"before\");\nEnvironment.Exit(3);", "raises-exception"));
        Write("failfast", NotebookText.Code("Console.WriteLine(\"before\");\nEnvironment.FailFast(\"enough\");"));
        Write("endless", NotebookText.Code("Console.WriteLine(\"before\");"), new NotebookText.TestCell("while (true) { }", [], Metadata: "\"execution\": {\"timeout\": 1}, "));
        Write("memory", NotebookText.Code("Console.WriteLine(\"before\");\nvar all = new List<byte[]>();\nwhile (true) all.Add(new byte[10_000_000]);"));
        Write("child", NotebookText.Code($"System.Diagnostics.Process.Start({(OperatingSystem.IsWindows() ? "\"cmd\", \"/c echo" : "\"/bin/echo\", \"")} from a child\").WaitForExit();"));
        Folder.Write("notebooks/broken.ipynb", "{\n \"cells\": [,]\n}");
        Command = await NotebooksCommand.RunAsync(Folder.Path, "--memory", "400", "--parallel", "2");
    }

    public ValueTask DisposeAsync()
    {
        Folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Write(string name, params NotebookText.TestCell[] cells) => Folder.Write($"notebooks/{name}.ipynb", NotebookText.Of(cells));
}

public sealed class FatalCellsTests(FatalCellsRun run) : IClassFixture<FatalCellsRun>
{
    [Theory]
    [InlineData("good", 1, "before\n日本 😀\n")]
    [InlineData("good", 2, "2")]
    [InlineData("stack", 1, "before\n")]
    [InlineData("stack", 2, "just before\nThe cell overflowed the stack")]
    [InlineData("stack", 3, "")]
    [InlineData("exit", 1, "before\nThe cell ended its process with Environment.Exit(3)")]
    [InlineData("failfast", 1, "before\nThe cell ended its process with Environment.FailFast. enough")]
    [InlineData("endless", 1, "before\n")]
    [InlineData("memory", 1, "before\n")]
    [InlineData("broken", 0, "")]
    public void EachKeepsItsOutputs_AndSaysWhatHappened(string name, int cell, string output)
    {
        var copy = run.Folder.File($".executed/notebooks/{name}.ipynb");
        if (cell == 0)
            Assert.False(File.Exists(copy));
        else if (output.Length == 0)
            Assert.Equal("", NotebookText.OutputOf(copy, cell));
        else
            Assert.StartsWith(output, NotebookText.OutputOf(copy, cell), StringComparison.Ordinal);
    }

    // On a very busy machine the engine may say before it that the cell is slow to stop.
    [Fact]
    public void ACellThatRunsTooLong_IsStopped() =>
        Assert.Contains("The cell was stopped because it ran longer than 1 s", NotebookText.OutputOf(run.Folder.File(".executed/notebooks/endless.ipynb"), 2), StringComparison.Ordinal);

    [Fact]
    public void ExhaustedMemory_IsNamed_WithItsLimit() =>
        Assert.Contains("The limit was 400 MiB (--memory).", NotebookText.OutputOf(run.Folder.File(".executed/notebooks/memory.ipynb"), 1), StringComparison.Ordinal);

    [Fact]
    public void AProgramThatACellStarts_IsHeard() =>
        Assert.Equal("from a child", NotebookText.OutputOf(run.Folder.File(".executed/notebooks/child.ipynb"), 1).Trim());

    [Theory]
    [InlineData("failed notebooks/stack.ipynb, cell 2 (In[2])")]
    [InlineData("StackOverflow")]
    [InlineData("error notebooks/broken.ipynb: not JSON: line 2, column 12")]
    [InlineData("failed notebooks/exit.ipynb, cell 1 (In[1])")]
    [InlineData("8 notebooks: 2 ok, 5 failed, 1 bad file")]
    [InlineData("Executed copies: ")]
    public void TheSummary_NamesNotebookCellAndError(string text) =>
        Assert.Contains(text, run.Command.Output, StringComparison.Ordinal);

    [Fact]
    public void TheRun_Fails_AndLeavesTheSourcesAlone()
    {
        Assert.Equal(1, run.Command.ExitCode);
        Assert.Equal("", run.Command.Error);
        Assert.All(Directory.GetFiles(run.Folder.File("notebooks")).Where(f => !f.EndsWith("broken.ipynb", StringComparison.Ordinal)),
            f => Assert.All(NotebookFile.Load(f).Cells, c => Assert.Empty(c.Outputs!)));
        Assert.Equal("*\n", File.ReadAllText(run.Folder.File(".executed/.gitignore")));
    }

    [Fact]
    public void TheOutput_IsPlainText_WhereThereIsNoTerminal()
    {
        Assert.DoesNotContain('\x1b', run.Command.Output);
        Assert.Contains("\nNotebook ", run.Command.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }
}
