namespace Notebooks.Tests;

/// <summary>The committed notebooks as decks of slides, with the npm packages and without.</summary>
public sealed class DecksInBrowser : SiteInBrowser
{
    /// <summary>The folder of the site that was made as if there were no Node.</summary>
    public string SiteWithoutPackages => Folder.File("without");

    /// <summary>The addresses of all decks.</summary>
    public IReadOnlyList<string> Decks { get; private set; } = [];

    private protected override async Task WriteAsync((NodePackages? Packages, string? Problem) packages)
    {
        await ExportAsync([], packages, withSlides: true, Site);
        await ExportAsync(["notebooks/vol1-ch05-backpropagation"], (null, "there is no Node"), withSlides: true, SiteWithoutPackages);
        Decks = [.. PagesIn(Path.Combine(Site, "slides")).Where(f => f != SlidesExport.StartAddress)];
    }
}
