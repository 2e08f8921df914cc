namespace Notebooks.Tests;

/// <summary>The committed notebooks as a web book on disk, and a browser to read it with; made once for all tests.</summary>
public sealed class BookInBrowser : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private Chromium? _browser;

    internal Chromium Browser => _browser ?? throw new InvalidOperationException("There is no browser.");

    /// <summary>The site's folder.</summary>
    public string Site => _folder.File("site");

    /// <summary>Whether the npm packages could be had, so that formulas are set and charts move.</summary>
    public bool HasPackages { get; private set; }

    /// <summary>The addresses of all pages.</summary>
    public IReadOnlyList<string> Pages { get; private set; } = [];

    /// <summary>The text of axe-core, or null where it is not installed.</summary>
    public static string? AxeScript { get; } = Path.Combine(CommittedNotebooks.Root, "tests", "Notebooks.Tests", "Exporting", "Browser", "node_modules", "axe-core", "axe.min.js") is var file && File.Exists(file)
        ? File.ReadAllText(file)
        : null;

    public async ValueTask InitializeAsync()
    {
        var search = NotebookSearch.Find([], CommittedNotebooks.Root);
        var packages = await NodePackages.FindAsync(NodePackages.DefaultCache, CancellationToken.None);
        HasPackages = packages.Packages is not null;
        await new BookExport(search.Root, Task.FromResult(packages)).WriteAsync(BookSource.Of(search), Site, CancellationToken.None);
        Pages = [.. Directory.EnumerateFiles(Site, "*.html", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Site, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];
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
