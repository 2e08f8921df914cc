namespace Notebooks.Tests;

/// <summary>What an export does to the folder that it writes to.</summary>
public sealed class SiteFolderTests : IDisposable
{
    private readonly ExportedBook _book = new();

    public void Dispose() => _book.Dispose();

    [Fact]
    public async Task PagesThatAreNoMore_GoWithTheNextExport_AndWhatIsNotOursStays()
    {
        _book.WithNotebook("notebooks/a/1.ipynb", "# One").WithNotebook("notebooks/b/2.ipynb", "# Two");
        await _book.ExportAsync();
        _book.With("site/a/notes.txt", "mine").With("site/mine.html", "mine");
        Directory.Delete(Path.Combine(_book.Root, "notebooks", "b"), recursive: true);

        await _book.ExportAsync();

        Assert.False(Directory.Exists(Path.Combine(_book.Site, "b")));
        Assert.Equal(["mine", "mine"], ((string[])["a/notes.txt", "mine.html"]).Select(f => File.ReadAllText(Path.Combine(_book.Site, f))));
    }

    [Fact]
    public async Task FileThatNoExportWrote_IsNeverReplaced()
    {
        _book.WithNotebook("notebooks/1.ipynb", "# One").With("site/index.html", "my home page");

        Assert.Contains("index.html is there already and no export wrote it", Assert.Single(await _book.RefusedAsync()), StringComparison.Ordinal);
        Assert.Equal(["index.html"], _book.Files);
        Assert.Equal("my home page", File.ReadAllText(Path.Combine(_book.Site, "index.html")));
    }

    [Fact]
    public async Task ForgedList_RemovesNothingOutsideTheFolder()
    {
        _book.WithNotebook("notebooks/1.ipynb", "# One").With("precious.txt", "mine");
        await _book.ExportAsync();
        File.AppendAllText(Path.Combine(_book.Site, SiteFolder.ManifestName), $"../precious.txt\n{Path.Combine(_book.Root, "precious.txt")}\nassets/../../precious.txt\n");

        await _book.ExportAsync();

        Assert.Equal("mine", File.ReadAllText(Path.Combine(_book.Root, "precious.txt")));
    }

    [Fact]
    public async Task SameNotebooks_GiveTheSameBytes()
    {
        _book.WithNotebook("notebooks/1.ipynb", "# One", ("var x = 1;", "", "")).WithNotebook("notebooks/2.ipynb", "# Two");
        await _book.ExportAsync();
        var first = _book.Files.ToDictionary(f => f, f => File.ReadAllText(Path.Combine(_book.Site, f)));
        Directory.Delete(_book.Site, recursive: true);

        await _book.ExportAsync();

        Assert.Equal(first, _book.Files.ToDictionary(f => f, f => File.ReadAllText(Path.Combine(_book.Site, f))));
    }

    [Fact]
    public async Task Packages_ThatCantBeHad_AreSaidInOneLine()
    {
        var (packages, problem) = await NodePackages.FindAsync(_book.With("file", "").Root + "/file/cache", CancellationToken.None);

        Assert.Null(packages);
        Assert.DoesNotContain('\n', problem!);
    }

    [Fact]
    public async Task InterruptedInstall_IsNotTakenForOne()
    {
        var cache = Path.Combine(_book.Root, "cache");
        var stopped = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => NodePackages.FindAsync(cache, stopped));

        Assert.Empty(Directory.Exists(cache) ? Directory.EnumerateFileSystemEntries(cache) : []);
    }
}
