namespace Notebooks.Tests;

/// <summary>A site of the committed notebooks on disk, and a browser to read it with; made once for all tests of a class.</summary>
public abstract class SiteInBrowser : IAsyncLifetime
{
    private Chromium? _browser;

    internal Chromium Browser => _browser ?? throw new InvalidOperationException("There is no browser.");

    /// <summary>The site's folder.</summary>
    public string Site => Folder.File("site");

    /// <summary>Whether the npm packages could be had, so that formulas are set and charts move.</summary>
    public bool HasPackages { get; private set; }

    private protected TempFolder Folder { get; } = new();

    public async ValueTask InitializeAsync()
    {
        var packages = await NodePackages.FindAsync(NodePackages.DefaultCache, CancellationToken.None);
        HasPackages = packages.Packages is not null;
        await WriteAsync(packages);
        if (Chromium.Program is not null)
            _browser = await Chromium.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes the site.</summary>
    private protected abstract Task WriteAsync((NodePackages? Packages, string? Problem) packages);

    /// <summary>Exports notebooks to a folder.</summary>
    private protected static Task ExportAsync(string[] paths, (NodePackages? Packages, string? Problem) packages, bool withSlides, string folder)
    {
        var search = NotebookSearch.Find(paths, CommittedNotebooks.Root);
        return new BookExport(search.Root, Task.FromResult(packages)) { WithSlides = withSlides }.WriteAsync(BookSource.Of(search), folder, CancellationToken.None);
    }

    /// <summary>The addresses of the pages below a folder of the site, in order.</summary>
    private protected IReadOnlyList<string> PagesIn(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.html", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Site, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];
}
