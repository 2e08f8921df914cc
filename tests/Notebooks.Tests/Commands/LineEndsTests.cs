namespace Notebooks.Tests;

/// <summary>
/// Notebooks with Windows' line ends. Git writes them where nobody has told it not to, so they are read like others and
/// keep their ends; but Jupyter and VS Code write \n, and would change every line, so the check names them.
/// </summary>
public sealed class LineEndsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Check_ReadsAFileWithThem_FindsNoDifference_AndNamesThem()
    {
        var path = _folder.Write("notebooks/n.ipynb", NotebookText.Good().ReplaceLineEndings("\r\n"));
        var before = File.ReadAllBytes(path);

        var command = await NotebooksCommand.RunAsync(_folder.Path, "check");

        Assert.Contains("form: notebooks/n.ipynb: its lines end with \\r\\n; convert them to \\n", command.Output, StringComparison.Ordinal);
        Assert.Contains("*.ipynb text eol=lf", command.Output, StringComparison.Ordinal);
        Assert.EndsWith("check: 1 notebook, no cell differs, 1 thing to correct\n", command.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(1, command.ExitCode);
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Fact]
    public async Task Save_KeepsTheEndsThatTheFileHas()
    {
        var path = _folder.Write("notebooks/n.ipynb", NotebookText.Of(NotebookText.Code("Console.WriteLine(\"a\\nb\");"), NotebookText.Prose("# A\n\nb")).ReplaceLineEndings("\r\n"));

        var first = await NotebooksCommand.RunAsync(_folder.Path, "--save");
        var saved = File.ReadAllText(path);
        var second = await NotebooksCommand.RunAsync(_folder.Path, "--save");

        Assert.Contains("ok, saved", first.Output, StringComparison.Ordinal);
        Assert.Equal("a\nb\n", NotebookText.OutputOf(path, 1));
        Assert.Equal(saved.Count(c => c == '\n'), saved.Split("\r\n").Length - 1);
        Assert.DoesNotContain("saved", second.Output, StringComparison.Ordinal);
        Assert.Equal(saved, File.ReadAllText(path));
    }

    [Fact]
    public async Task OfSources_TheyStay_AndChangeNoLineNumber()
    {
        const string Source = "// the first line\r\nvar text = @\"1\r\n2\";\r\nConsole.WriteLine(text.Length);\r\nthrow new Exception(\"oops\");";
        var path = _folder.Write("notebooks/n.ipynb", NotebookText.Of(NotebookText.Code(Source, "raises-exception"), NotebookText.Code(Source.Replace("\r", "", StringComparison.Ordinal), "raises-exception")));

        var command = await NotebooksCommand.RunAsync(_folder.Path, "--save");

        Assert.Equal(0, command.ExitCode);
        var cells = NotebookFile.Load(path).Cells;
        Assert.Equal(Source, cells[0].Source);
        Assert.StartsWith("4\n", NotebookText.OutputOf(path, 1), StringComparison.Ordinal);
        Assert.StartsWith("3\n", NotebookText.OutputOf(path, 2), StringComparison.Ordinal);
        Assert.All(cells, c => Assert.Contains("line 5", MultilineText.Join(c.Outputs![1]!["traceback"]), StringComparison.Ordinal));
        Assert.Equal("check: 1 notebook, no cell differs", Compared(await NotebooksCommand.RunAsync(_folder.Path, "check")));
    }

    [Fact]
    public async Task OfOutputs_TheyCompareEqual_ButAMissingLineDoesNot()
    {
        var path = _folder.Write("notebooks/n.ipynb", NotebookText.Of(NotebookText.Code("Console.WriteLine(\"a\\nb\"); \"c\\nd\"")));
        await NotebooksCommand.RunAsync(_folder.Path, "--save");
        var saved = File.ReadAllText(path);

        File.WriteAllText(path, saved.Replace("\\n\"", "\\r\\n\"", StringComparison.Ordinal));
        Assert.Contains("\r\n", NotebookText.OutputOf(path, 1), StringComparison.Ordinal);
        Assert.Equal("check: 1 notebook, no cell differs", Compared(await NotebooksCommand.RunAsync(_folder.Path, "check")));

        File.WriteAllText(path, saved.Replace("\"a\\n\"", "\"a\\r\"", StringComparison.Ordinal));
        Assert.Equal("check: 1 notebook, 1 cell differs", Compared(await NotebooksCommand.RunAsync(_folder.Path, "check")));
    }

    // The last line without what the form is said to lack, which is not looked at here.
    private static string Compared(NotebooksCommand command) =>
        string.Join(',', command.Output.TrimEnd().Split('\n')[^1].Split(',').Take(2));
}
