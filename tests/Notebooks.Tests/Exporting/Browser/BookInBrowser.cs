namespace Notebooks.Tests;

/// <summary>The committed notebooks as a web book.</summary>
public sealed class BookInBrowser : SiteInBrowser
{
    /// <summary>The addresses of all pages.</summary>
    public IReadOnlyList<string> Pages { get; private set; } = [];

    /// <summary>The text of axe-core, or null where it is not installed.</summary>
    public static string? AxeScript { get; } = Path.Combine(CommittedNotebooks.Root, "tests", "Notebooks.Tests", "Exporting", "Browser", "node_modules", "axe-core", "axe.min.js") is var file && File.Exists(file)
        ? File.ReadAllText(file)
        : null;

    private protected override async Task WriteAsync((NodePackages? Packages, string? Problem) packages)
    {
        await ExportAsync([], packages, withSlides: false, Site);
        Pages = PagesIn(Site);
    }
}
