using System.Text.Json.Nodes;

namespace Notebooks.Tests;

public sealed class SlidesExportTests : IDisposable
{
    private readonly ExportedBook _book = new ExportedBook { WithSlides = true }
        .With("notebooks/README.md", "# A book\n\n[One](one.ipynb) [Two](two.ipynb) [Plain](plain.ipynb)")
        .With("notebooks/one.ipynb", Notebook(("# One\n\n[Two](two.ipynb), [plain](plain.ipynb), [all](README.md)", "slide"), ("Set up", "skip"), ("Look", "fragment"), ("**For the teacher.** Ask <script>alert(1)</script>", "notes"), ("## Next", "subslide")))
        .With("notebooks/two.ipynb", Notebook(("# Two", "slide")))
        .With("notebooks/plain.ipynb", Notebook(("# Plain", null)));

    public void Dispose() => _book.Dispose();

    [Fact]
    public async Task ANotebookWithSlideTypes_HasADeck_AndItsPageLeadsThere()
    {
        var result = await _book.ExportAsync();

        Assert.Equal(2, result.Decks);
        Assert.Equal(["slides/index.html", "slides/one.html", "slides/two.html"], _book.Files.Where(f => f.StartsWith("slides/", StringComparison.Ordinal)));
        Assert.Equal("Slides", _book.Page("slides/index.html").QuerySelector("h1")!.TextContent);
        Assert.Equal(["one.html", "two.html"], _book.Main("slides/index.html").QuerySelectorAll("li a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Deck_HasColumns_Slides_Fragments_AndNotes()
    {
        await _book.ExportAsync();
        var column = Assert.Single(_book.Page("slides/one.html").QuerySelectorAll(".slides > section"));
        var slides = column.Children;

        Assert.Equal(2, slides.Length);
        Assert.All(slides, slide => Assert.Equal("section", slide.LocalName));
        Assert.Equal(["part", "part fragment", "notes"], slides[0].Children.Select(c => c.ClassName));
        Assert.Equal("Look", slides[0].QuerySelector(".fragment")!.TextContent.Trim());
        Assert.StartsWith("For the teacher. Ask", slides[0].QuerySelector("aside.notes")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.DoesNotContain("Set up", column.TextContent);
        Assert.Empty(column.QuerySelectorAll("script"));
    }

    [Fact]
    public async Task Links_StayAmongTheDecks_AndLeadIntoTheBookWhereThereIsNoDeck()
    {
        await _book.ExportAsync();

        Assert.Equal(["two.html", "../plain.html", "../index.html"], _book.Page("slides/one.html").QuerySelectorAll(".slides p a").Select(a => a.GetAttribute("href")));
        Assert.Equal(["index.html", "../one.html"], _book.Page("slides/one.html").QuerySelectorAll(".deck-tools a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task WithoutNpm_ADeckAsksForNothingThatIsNotThere()
    {
        await _book.ExportAsync();
        var deck = _book.Page("slides/one.html");
        var asked = deck.QuerySelectorAll("script[src], link[href]").Select(e => e.GetAttribute("src") ?? e.GetAttribute("href")!).ToList();

        Assert.Contains("../assets/deck.js", asked);
        Assert.All(asked, address => Assert.Contains(address[3..], _book.Files));
        Assert.Contains("without the npm package reveal.js", _book.Main("slides/index.html").TextContent);
    }

    [Fact]
    public async Task WithoutTheOption_ThereAreNoSlides_ButSlidesThatAreThereAreRenewed()
    {
        _book.WithSlides = false;
        await _book.ExportAsync();
        Assert.DoesNotContain(_book.Files, f => f.StartsWith("slides/", StringComparison.Ordinal));

        _book.WithSlides = true;
        await _book.ExportAsync();
        _book.WithSlides = false;
        _book.With("notebooks/two.ipynb", Notebook(("# Two, revised", "slide")));
        await _book.ExportAsync();

        Assert.Equal("Two, revised", _book.Page("slides/two.html").QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task ANotebookThatLosesItsSlideTypes_LosesItsDeck()
    {
        await _book.ExportAsync();
        _book.With("notebooks/two.ipynb", Notebook(("# Two", null)));
        await _book.ExportAsync();

        Assert.DoesNotContain("slides/two.html", _book.Files);
    }

    private static string Notebook(params (string Text, string? Type)[] cells) => new JsonObject
    {
        ["cells"] = new JsonArray([.. cells.Select((cell, i) => new JsonObject
        {
            ["cell_type"] = "markdown",
            ["id"] = $"c{i}",
            ["metadata"] = cell.Type is null ? [] : new JsonObject { ["slideshow"] = new JsonObject { ["slide_type"] = cell.Type } },
            ["source"] = cell.Text,
        })]),
        ["metadata"] = new JsonObject(),
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
    }.ToJsonString();
}
