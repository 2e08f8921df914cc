namespace Notebooks.Tests;

/// <summary>What the cells of a notebook become on a page.</summary>
public sealed class PageContentTests : IDisposable
{
    private readonly ExportedBook _book = new();

    public void Dispose() => _book.Dispose();

    [Fact]
    public async Task Code_IsMarkedAsCSharp_OverCells_AndDirectivesAreDirectives()
    {
        _book.WithNotebook("notebooks/1.ipynb", "# One",
            ("#r \"nuget: Humanizer, 2.14.1\" // a package\n#!time\nvar list = new List<int> { 1 }; // a < b", "", ""), ("list", "", ""), ("var (a, b) = (\"x\", 2);", "", ""));

        await _book.ExportAsync();

        var code = _book.Main("1.html").QuerySelectorAll("code.csharp");
        Assert.Equal("#r \"nuget: Humanizer, 2.14.1\" // a package\n#!time\nvar list = new List<int> { 1 }; // a < b", code[0].TextContent);
        Assert.Equal(["#r \"nuget: Humanizer, 2.14.1\" ", "#!time"], code[0].QuerySelectorAll(".c-dir").Select(d => d.TextContent));
        Assert.Equal(["// a package", "// a < b"], code[0].QuerySelectorAll(".c-com").Select(d => d.TextContent));
        Assert.Equal("List", code[0].QuerySelector(".c-type")!.TextContent);
        Assert.Equal("1", code[0].QuerySelector(".c-num")!.TextContent);
        // A cell's last expression does not run into the next cell.
        Assert.Equal(("var", "\"x\""), (code[2].QuerySelector(".c-key")!.TextContent, code[2].QuerySelector(".c-str")!.TextContent));
    }

    [Fact]
    public async Task MeantError_LooksIntended_AndAStreamsColoursAreKept()
    {
        const string Error = """{ "output_type": "error", "ename": "E", "evalue": "too wide", "traceback": ["E: too wide", "   at Cell In[1], line 1"] }""";
        const string Stream = """{ "output_type": "stream", "name": "stdout", "text": "plain \u001b[1;31mred\u001b[0m \u001b[38;5;9mother\u001b[2Kend\n" }""";
        _book.WithNotebook("notebooks/1.ipynb", "# One", ("throw", Error, "\"tags\": [\"raises-exception\"]"), ("throw", Error, ""), ("print", Stream, ""));

        await _book.ExportAsync();

        var main = _book.Main("1.html");
        Assert.Equal(["An error, as intended", "Error"], main.QuerySelectorAll(".error .label").Select(l => l.TextContent));
        Assert.Contains("at Cell In[1], line 1", main.QuerySelector(".error details pre")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("plain <span class=\"a-bold a-1\">red</span> otherend", main.QuerySelector(".stream")!.InnerHtml);
    }

    [Fact]
    public async Task Formulas_WithoutKaTeX_AreReadableTeX_AndTheExportSaysSo()
    {
        _book.WithNotebook("notebooks/1.ipynb", "# One\n\nWith $a < b$:\n\n$$\\frac{a}{b}$$");

        var result = await _book.ExportAsync();

        Assert.Equal(["a < b", "\\frac{a}{b}"], _book.Main("1.html").QuerySelectorAll("code.tex").Select(t => t.TextContent));
        Assert.Contains("there is none here", Assert.Single(result.Notices), StringComparison.Ordinal);
        Assert.DoesNotContain(_book.Files, f => f.Contains("katex", StringComparison.Ordinal) || f.Contains("plotly", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TeachersNotes_AreSetApart()
    {
        _book.With("notebooks/1.ipynb", """
            { "cells": [ { "cell_type": "markdown", "id": "a", "metadata": {}, "source": "# One" },
              { "cell_type": "markdown", "id": "b", "metadata": { "slideshow": { "slide_type": "notes" } }, "source": "Ask them first." },
              { "cell_type": "markdown", "id": "c", "metadata": { "slideshow": { "slide_type": "notes" } }, "source": "**For the teacher.** Then tell them." } ], "metadata": {}, "nbformat": 4, "nbformat_minor": 5 }
            """);

        await _book.ExportAsync();

        var notes = _book.Main("1.html").QuerySelectorAll("[role=note]").ToList();
        Assert.All(notes, note => Assert.Equal("For the teacher", note.GetAttribute("aria-label")));
        Assert.Equal(["For the teacher Ask them first.", "For the teacher. Then tell them."], notes.Select(note => note.TextContent.Trim().ReplaceLineEndings(" ")));
    }

    [Fact]
    public async Task Chart_IsAPicture_AndItsFigureAndWordsGoWithIt()
    {
        _book.WithNotebook("notebooks/1.ipynb", "# One", ("chart", """
            { "output_type": "execute_result", "execution_count": 1, "metadata": {}, "data": { "image/svg+xml": "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>Loss</title><rect fill=\"#ffffff\" width=\"9\" height=\"9\"/></svg>",
              "text/html": "<img alt='x' src='data:image/svg+xml;base64,AAAA'>", "text/plain": "Chart: Loss", "application/vnd.plotly.v1+json": { "data": [ { "type": "surface" } ], "layout": {} } } }
            """, ""));

        await _book.ExportAsync();

        var chart = _book.Main("1.html").QuerySelector("figure.chart")!;
        Assert.Equal("Loss", chart.QuerySelector(".still svg title")!.TextContent);
        Assert.Equal("Chart: Loss", chart.QuerySelector("details pre")!.TextContent);
        Assert.Equal("gl3d", chart.GetAttribute("data-bundle"));
        Assert.Equal("surface", (string?)System.Text.Json.Nodes.JsonNode.Parse(chart.QuerySelector("script")!.TextContent)!["data"]![0]!["type"]);
    }

    [Fact]
    public async Task JapaneseWords_AreMarkedAsJapanese_AndATitlesTermStandsApart()
    {
        _book.WithNotebook("notebooks/1.ipynb", "# 5.4 Layers (レイヤの実装)\n\nThe 逆伝播 of `x`.");

        await _book.ExportAsync();

        var main = _book.Main("1.html");
        Assert.Equal("5.4 Layers レイヤの実装", main.QuerySelector("h1")!.TextContent);
        Assert.Equal("54-layers-レイヤの実装", main.QuerySelector("h1")!.Id);
        Assert.Equal(["レイヤの実装", "逆伝播"], main.QuerySelectorAll("[lang=ja]").Select(w => w.TextContent));
    }

    [Fact]
    public async Task Weight_StaysBelowItsLimit()
    {
        var search = NotebookSearch.Find([], CommittedNotebooks.Root);
        await new BookExport(search.Root, NodePackages.FindAsync(NodePackages.DefaultCache, CancellationToken.None)).WriteAsync(BookSource.Of(search), _book.Site, CancellationToken.None);

        // The gallery shows everything there is, among it two films.
        foreach (var page in _book.Files.Where(f => f.EndsWith(".html", StringComparison.Ordinal)))
            Assert.True(Length(page) <= (page == "gallery/gallery.html" ? 1_000_000 : 450_000), $"{page} has {Length(page)} bytes");
        string[] shared = ["assets/book.css", "assets/book.js", "assets/charts.js", "assets/steps.js", "assets/theme.js", "assets/icon.svg"];
        Assert.True(shared.Sum(Length) <= 60_000, $"What every page loads has {shared.Sum(Length)} bytes");
        Assert.True(Length("assets/search-index.js") <= 400_000, $"The search index has {Length("assets/search-index.js")} bytes");
    }

    private long Length(string address) => new FileInfo(Path.Combine(_book.Site, address)).Length;
}
