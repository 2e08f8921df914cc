namespace Notebooks.Tests;

public sealed class NotebookSearchTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public NotebookSearchTests()
    {
        foreach (var path in new[] { "notebooks/b/2.ipynb", "notebooks/a.ipynb", "notebooks/b/1.ipynb", "notebooks/.ipynb_checkpoints/a.ipynb", ".executed/notebooks/a.ipynb", "other/x.ipynb", "notebooks/b/readme.md" })
            _folder.Write(path, "");
        Directory.CreateDirectory(_folder.File("src/Notebooks/deep"));
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(".")]
    [InlineData("src/Notebooks/deep")]
    [InlineData("notebooks/b")]
    public void Find_FromAnywhereInTheRepository_FindsAllInOrder(string from)
    {
        var search = NotebookSearch.Find([], Path.GetFullPath(from, _folder.Path));

        Assert.Equal(["notebooks/a.ipynb", "notebooks/b/1.ipynb", "notebooks/b/2.ipynb"], search.Notebooks.Select(n => n.Name));
        Assert.Equal(_folder.Path, search.Root);
        Assert.Empty(search.Problems);
    }

    [Fact]
    public void Find_OfPaths_TakesFilesAndFoldersOnce_AndNamesWhatIsMissing()
    {
        var search = NotebookSearch.Find(["notebooks/b", "notebooks/b/1.ipynb", "other/x.ipynb", "nope.ipynb", "src"], _folder.Path);

        Assert.Equal(["notebooks/b/1.ipynb", "notebooks/b/2.ipynb", "other/x.ipynb"], search.Notebooks.Select(n => n.Name));
        Assert.Equal(["nope.ipynb: no such file or folder", "src: no notebooks (*.ipynb) in this folder"], search.Problems);
    }

    [Fact]
    public void Find_LeavesOutMastersAndWhatIsSomebodysOwn_UnlessTheyAreNamed()
    {
        using var exercises = new TempFolder();
        foreach (var name in new[] { "x.ipynb", "x.master.ipynb", "x.solution.ipynb", "x.mine.ipynb", "x.mine-2.ipynb", "mine.ipynb" })
            exercises.Write($"notebooks/{name}", "");

        Assert.Equal(["mine.ipynb", "x.ipynb"], Names(NotebookSearch.Find([], exercises.Path)));
        Assert.Equal(["mine.ipynb", "x.ipynb", "x.master.ipynb"], Names(NotebookSearch.Find([], exercises.Path, NotebookKind.ForAuthors)));
        Assert.Equal(["x.master.ipynb"], Names(NotebookSearch.Find(["notebooks"], exercises.Path, NotebookKind.Masters)));
        Assert.Equal(["x.master.ipynb", "x.mine.ipynb"], Names(NotebookSearch.Find(["notebooks/x.mine.ipynb", "notebooks/x.master.ipynb"], exercises.Path)));
    }

    private static IEnumerable<string> Names(NotebookSearch search) => search.Notebooks.Select(n => n.Name["notebooks/".Length..]);

    [Fact]
    public void Find_WhereThereIsNone_SaysWhatToDo()
    {
        using var empty = new TempFolder();

        Assert.Contains("no folder \"notebooks\"", Assert.Single(NotebookSearch.Find([], empty.Path).Problems), StringComparison.Ordinal);
        Directory.CreateDirectory(empty.File("notebooks"));
        Assert.Contains("no notebooks (*.ipynb)", Assert.Single(NotebookSearch.Find([], empty.Path).Problems), StringComparison.Ordinal);
    }
}
