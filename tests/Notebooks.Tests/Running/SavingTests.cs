using System.Text;

namespace Notebooks.Tests;

public sealed class SavingTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Save_Twice_WritesOnce_AndLeavesAFailedNotebookAlone()
    {
        var good = _folder.Write("notebooks/good.ipynb", NotebookText.Of(
            NotebookText.Code("1.5.ToString() + \" \" + new DateTime(2024, 2, 1) + \" \" + TimeZoneInfo.Local.BaseUtcOffset"),
            NotebookText.Code("var shown = display(\"first\");"),
            NotebookText.Code("shown.Update(\"second\");"),
            NotebookText.Code("System.IO.Path.GetFileName(System.IO.Directory.GetCurrentDirectory())")));
        var bad = _folder.Write("notebooks/bad.ipynb", NotebookText.Of(NotebookText.Code("int.Parse(\"x\")")));
        var badBefore = File.ReadAllText(bad);

        var first = await NotebooksCommand.RunAsync(_folder.Path, "--save");
        var once = File.ReadAllBytes(good);
        var second = await NotebooksCommand.RunAsync(_folder.Path, "--save", "notebooks/good.ipynb");

        Assert.Contains("ok, saved", first.Output, StringComparison.Ordinal);
        Assert.Equal(1, first.ExitCode);
        Assert.Equal(0, second.ExitCode);
        Assert.DoesNotContain("ok, saved", second.Output, StringComparison.Ordinal);
        Assert.Equal(Encoding.UTF8.GetString(once), File.ReadAllText(good));
        Assert.Equal(badBefore, File.ReadAllText(bad));
        Assert.True(File.Exists(_folder.File(".executed/notebooks/bad.ipynb")));
        Assert.False(File.Exists(_folder.File(".executed/notebooks/good.ipynb")));

        Assert.Equal("1.5 02/01/2024 00:00:00 00:00:00", NotebookText.OutputOf(good, 1));
        Assert.Contains("second", NotebookText.OutputOf(good, 2), StringComparison.Ordinal);
        Assert.DoesNotContain("display_id", Encoding.UTF8.GetString(once), StringComparison.Ordinal);
        Assert.Equal("notebooks", NotebookText.OutputOf(good, 4));
        Assert.Equal([1, 2, 3, 4], NotebookFile.Load(good).Cells.Select(c => (int)c.Node["execution_count"]!));
    }
}
