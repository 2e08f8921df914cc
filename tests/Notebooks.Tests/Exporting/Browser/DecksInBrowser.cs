namespace Notebooks.Tests;

/// <summary>The committed notebooks as decks of slides on disk, with the npm packages and without, and a browser to show them; made once for all tests.</summary>
public sealed class DecksInBrowser : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private Chromium? _browser;

    internal Chromium Browser => _browser ?? throw new InvalidOperationException("There is no browser.");

    /// <summary>The site's folder.</summary>
    public string Site => _folder.File("site");

    /// <summary>The folder of the site that was made as if there were no Node.</summary>
    public string SiteWithoutPackages => _folder.File("without");

    /// <summary>Whether the npm packages could be had.</summary>
    public bool HasPackages { get; private set; }

    /// <summary>The addresses of all decks.</summary>
    public IReadOnlyList<string> Decks { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        var search = NotebookSearch.Find([], CommittedNotebooks.Root);
        var packages = await NodePackages.FindAsync(NodePackages.DefaultCache, CancellationToken.None);
        HasPackages = packages.Packages is not null;
        await new BookExport(search.Root, Task.FromResult(packages)) { WithSlides = true }.WriteAsync(BookSource.Of(search), Site, CancellationToken.None);
        var few = NotebookSearch.Find(["notebooks/vol1-ch05-backpropagation"], CommittedNotebooks.Root);
        await new BookExport(few.Root, Task.FromResult<(NodePackages?, string?)>((null, "there is no Node"))) { WithSlides = true }.WriteAsync(BookSource.Of(few), SiteWithoutPackages, CancellationToken.None);
        Decks = [.. Directory.EnumerateFiles(Path.Combine(Site, "slides"), "*.html", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Site, f).Replace('\\', '/')).Where(f => f != SlidesExport.StartAddress).Order(StringComparer.Ordinal)];
        if (Chromium.Program is not null)
            _browser = await Chromium.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _folder.Dispose();
    }
}
