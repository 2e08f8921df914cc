using System.Text.Json.Nodes;

namespace Notebooks.Tests;

public sealed class CheckCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Check_RunsEveryNotebook_TellsWhatDiffers_AndChangesNothing()
    {
        _folder.Write("notebooks/good.ipynb", NotebookText.Good());
        _folder.Write("notebooks/stale.ipynb", NotebookText.Good().Replace("1 + 1 // A sum", "1 + 2 // A sum", StringComparison.Ordinal));
        _folder.Write("notebooks/form.ipynb", NotebookText.Good().Replace("## In short", "#### In short", StringComparison.Ordinal));
        _folder.Write("notebooks/fails.ipynb", NotebookText.Good().Replace("1 + 1 // A sum", "int.Parse(\\\"x\\\")", StringComparison.Ordinal));
        var before = Contents();

        var command = await NotebooksCommand.RunAsync(_folder.Path, "check", "--json", "report.json");

        Assert.Equal(1, command.ExitCode);
        var output = command.Output.ReplaceLineEndings("\n");
        Assert.Contains("4 notebooks: 1 ok, 1 failed, 1 different, 1 bad form in ", output, StringComparison.Ordinal);
        Assert.Contains("different: notebooks/stale.ipynb, cell 2 \"sum\"\n    1 + 2 // A sum\n  output 1 (execute_result), text/plain:\n    - 2\n    + 3\n", output, StringComparison.Ordinal);
        Assert.Contains("to accept it: dotnet run --project src/Notebooks -- --save notebooks/stale.ipynb\n", output, StringComparison.Ordinal);
        Assert.Contains("failed notebooks/fails.ipynb, cell 2 (In[1])", output, StringComparison.Ordinal);
        Assert.Contains("heading: notebooks/form.ipynb, cell 3 \"end\": \"In short\" has level 4", output, StringComparison.Ordinal);
        Assert.EndsWith("check: 4 notebooks, 1 cell differs, 1 thing to correct\n", output, StringComparison.Ordinal);
        Assert.Equal(before, Contents());
        Assert.False(Directory.Exists(_folder.File(".executed")));

        var report = JsonNode.Parse(File.ReadAllText(_folder.File("report.json")))!;
        Assert.False((bool)report["clean"]!);
        Assert.Equal(["fails.ipynb failed 0", "form.ipynb bad form 0", "good.ipynb ok 0", "stale.ipynb different 1"],
            report["notebooks"]!.AsArray().Select(n => $"{n!["file"]!.ToString()["notebooks/".Length..]} {n["outcome"]} {n["differences"]!.AsArray().Count}"));
        Assert.Equal("heading", (string?)report["findings"]![0]!["rule"]);
    }

    [Fact]
    public async Task Check_OfVolatileAndSkippedCells_AndMeantErrors_AndTimeouts()
    {
        _folder.Write("a/n.ipynb", NotebookText.Of(NotebookText.Code("Environment.TickCount64 > 0 ? Random.Shared.Next().ToString() : \"\"", "volatile"), NotebookText.Code("int.Parse(\"x\")", "raises-exception"), NotebookText.Code("throw new Exception()", "skip-execution")));
        Assert.Equal(0, (await NotebooksCommand.RunAsync(_folder.Path, "--save", "a")).ExitCode);
        var saved = NotebookFile.Load(_folder.File("a/n.ipynb"));
        Assert.Empty(saved.Cells[2].Outputs!);

        var again = await NotebooksCommand.RunAsync(_folder.Path, "check", "a");

        Assert.Contains("1 notebook: 1 bad form in", again.Output, StringComparison.Ordinal);
        Assert.Contains("check: 1 notebook, no cell differs, 1 thing to correct", again.Output, StringComparison.Ordinal);
        Assert.Contains("heading: a/n.ipynb: the notebook does not begin with its title", again.Output, StringComparison.Ordinal);

        _folder.Write("a/n.ipynb", NotebookText.Good().Replace("1 + 1 // A sum", "while (true) { }", StringComparison.Ordinal).Replace("\"id\": \"sum\",\n   \"metadata\": {}", "\"id\": \"sum\",\n   \"metadata\": {\"execution\": {\"timeout\": \"1\"}}", StringComparison.Ordinal));
        var endless = await NotebooksCommand.RunAsync(_folder.Path, "check", "a");
        Assert.Contains("ran longer than 1 s", endless.Output, StringComparison.Ordinal);
        Assert.Equal(1, endless.ExitCode);
    }

    [Fact]
    public async Task NoRun_LooksAtTheFilesOnly()
    {
        _folder.Write("notebooks/n.ipynb", NotebookText.Good().Replace("1 + 1 // A sum", "1 + 2 // A sum", StringComparison.Ordinal));

        var clean = await NotebooksCommand.RunAsync(_folder.Path, "check", "--no-run");
        _folder.Write("notebooks/broken.ipynb", "{");
        var broken = await NotebooksCommand.RunAsync(_folder.Path, "check", "--no-run");

        Assert.Equal(("check: 1 notebook, nothing to correct\n", 0), (clean.Output.ReplaceLineEndings("\n"), clean.ExitCode));
        Assert.Contains("file: notebooks/broken.ipynb: not JSON: line 1", broken.Output, StringComparison.Ordinal);
        Assert.Equal(1, broken.ExitCode);
    }

    [Fact]
    public async Task Help_SaysHowThingsAreCompared()
    {
        var help = await NotebooksCommand.RunAsync(_folder.Path, "check", "--help");

        Assert.All(["--no-run", "--tolerance", "--json", "--timeout", "cells tagged volatile", "picture-description", "Exit code:"], text => Assert.Contains(text, help.Output, StringComparison.Ordinal));
        Assert.Equal(2, (await NotebooksCommand.RunAsync(_folder.Path, "check", "nothing.ipynb")).ExitCode);
    }

    private List<string> Contents() => [.. Directory.GetFiles(_folder.File("notebooks")).Order(StringComparer.Ordinal).Select(f => f + File.ReadAllText(f))];
}
