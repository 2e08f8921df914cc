namespace Notebooks.Tests;

public sealed class ExportCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Export_WritesTheSavedOutputs_AndSaysWhere()
    {
        _folder.Write("notebooks/good.ipynb", NotebookText.Good());

        var command = await NotebooksCommand.RunAsync(_folder.Path, "export", "--output", "site");

        Assert.Equal(0, command.ExitCode);
        Assert.EndsWith($"Web book, 1 page: {_folder.File("site/index.html")}\n", command.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("A Title", File.ReadAllText(_folder.File("site/good.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_OfABrokenLink_Fails_AndWritesNothing()
    {
        _folder.Write("notebooks/bad.ipynb", NotebookText.Good().Replace("A sum.", "[gone](gone.ipynb)", StringComparison.Ordinal));

        var command = await NotebooksCommand.RunAsync(_folder.Path, "export");

        Assert.Equal(1, command.ExitCode);
        Assert.Equal("error: notebooks/bad.ipynb, cell 3: gone.ipynb leads to a file that is not there\nThe web book was not written.\n", command.Error.ReplaceLineEndings("\n"));
        Assert.False(Directory.Exists(_folder.File(".book")));
    }

    [Fact]
    public async Task RunOfEverything_EndsWithABook_OfWhatWasRun_AndARunOfOneWithout()
    {
        _folder.Write("notebooks/good.ipynb", NotebookText.Good().Replace("\"2\"", "\"stale\"", StringComparison.Ordinal));

        var one = await NotebooksCommand.RunAsync(_folder.Path, "notebooks/good.ipynb");
        Assert.False(Directory.Exists(_folder.File(".book")));
        var all = await NotebooksCommand.RunAsync(_folder.Path);

        Assert.Equal((0, 0), (one.ExitCode, all.ExitCode));
        Assert.Contains($"Web book, 1 page: {_folder.File(".book/index.html")}", all.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("stale", File.ReadAllText(_folder.File(".book/good.html")), StringComparison.Ordinal);
        Assert.Equal("*\n", File.ReadAllText(_folder.File(".book/.gitignore")));
    }

    [Fact]
    public async Task RunWithABrokenLink_SaysWhyThereIsNoBook_AndIsARunAllTheSame()
    {
        _folder.Write("notebooks/alone.ipynb", NotebookText.Good().Replace("A sum.", "[gone](gone.ipynb)", StringComparison.Ordinal));

        var command = await NotebooksCommand.RunAsync(_folder.Path);

        Assert.Equal(0, command.ExitCode);
        Assert.Contains("The web book was not written: notebooks/alone.ipynb, cell 3: gone.ipynb leads to a file that is not there.", command.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File(".book")));
    }

    [Fact]
    public async Task RunThatFails_LeavesTheBookAsItWas()
    {
        _folder.Write("notebooks/fails.ipynb", NotebookText.Of(NotebookText.Code("int.Parse(\"x\")")));

        var command = await NotebooksCommand.RunAsync(_folder.Path);

        Assert.Equal(1, command.ExitCode);
        Assert.Contains("The web book was not written, because not every notebook ran.", command.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File(".book")));
    }
}
