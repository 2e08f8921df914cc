using System.Collections.Concurrent;
using System.Text;

namespace Notebooks;

/// <summary>Adds a deck of slides to a site for each notebook that says what its slides are, and a page that lists them.</summary>
/// <param name="contents">The book, whose pages name their decks.</param>
/// <param name="formulas">Its formulas.</param>
/// <param name="root">The repository's root.</param>
internal sealed class SlidesExport(BookContents contents, FormulaSet formulas, string root)
{
    /// <summary>The page that lists the decks.</summary>
    public const string StartAddress = "slides/index.html";

    private static readonly string[] Own = ["deck.css", "deck.js"];

    /// <summary>The book with the addresses of its decks: a notebook that says nothing about slides has none.</summary>
    public static BookContents Announce(BookContents contents) =>
        contents.WithSections(p => p.Notebook is { } notebook && DeckPlan.IsPlanned(notebook.Cells) ? p with { Slides = $"slides/{p.Address}" } : p);

    /// <summary>Adds the decks and what they need.</summary>
    /// <param name="files">The content of each address.</param>
    /// <param name="packages">The npm packages, or null.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>How many decks there are.</returns>
    public async Task<int> AddAsync(ConcurrentDictionary<string, byte[]> files, NodePackages? packages, CancellationToken cancellation)
    {
        // From deck to deck a link stays among the decks; what has none is read in the book.
        var decks = contents.WithSections(p => p.Slides is { } address ? p with { Address = address, IsDeck = true } : p);
        var site = new SiteMap(decks);
        var shell = new DeckShell(contents, formulas.IsTypeset, packages is not null);
        var pairs = contents.Pages.Zip(decks.Pages).Where(p => p.Second.IsDeck).ToList();
        await Parallel.ForEachAsync(pairs, cancellation, async (pair, stop) =>
        {
            var (page, deck) = pair;
            var rendered = await RenderedPage.CreateAsync(deck, site, formulas, root, stop);
            files[deck.Address] = Encoding.UTF8.GetBytes(shell.Write(deck, page, DeckHtml.Write(DeckPlan.Of(rendered.Cells))));
        });
        var start = new BookPage("", "", StartAddress, "Slides", new([], null, true));
        files[StartAddress] = Encoding.UTF8.GetBytes(new PageShell(contents, formulas.IsTypeset, hasCharts: false).Write(start, DecksPage.Write(decks, start, packages is not null), []));
        foreach (var (address, file) in site.Files)
            files[address] = await File.ReadAllBytesAsync(file, cancellation);
        foreach (var name in Own)
            files[$"assets/{name}"] = Resource.Bytes(name);
        foreach (var (address, content) in packages is null ? [] : Reveal(packages.Folder("reveal.js")))
            files[address] = content;
        return pairs.Count;
    }

    private static IEnumerable<KeyValuePair<string, byte[]>> Reveal(string folder) =>
    [
        new("assets/reveal/reveal.css", File.ReadAllBytes(Path.Combine(folder, "dist", "reveal.css"))),
        new("assets/reveal/reveal.js", File.ReadAllBytes(Path.Combine(folder, "dist", "reveal.js"))),
        new("assets/reveal/notes.js", File.ReadAllBytes(Path.Combine(folder, "dist", "plugin", "notes.js"))),
        new("assets/reveal/LICENSE.txt", File.ReadAllBytes(Path.Combine(folder, "LICENSE"))),
    ];
}
