namespace Notebooks.Tests;

/// <summary>Links of the book.</summary>
public sealed class BookLinksTests : IDisposable
{
    private readonly ExportedBook _book = new();

    public void Dispose() => _book.Dispose();

    [Fact]
    public async Task LinksBetweenNotebooks_AreLinksBetweenPages_AtTheirHeadings()
    {
        _book.WithNotebook("notebooks/a/1.ipynb", "# One\n\n[two](../b/2.ipynb#The-Second-Part) [same](../b/2.ipynb#the-second-part) [chapter](../b/) [all](../README.md) [here](#one) [web](https://example.org/)")
            .WithNotebook("notebooks/b/2.ipynb", "# Two\n\n## The Second Part").With("notebooks/README.md", "# All").With("notebooks/b/README.md", "# B\n\n[two](2.ipynb)");

        await _book.ExportAsync();

        Assert.Equal(["../b/2.html#the-second-part", "../b/2.html#the-second-part", "../b/index.html", "../index.html", "#one", "https://example.org/"],
            _book.Main("a/1.html").QuerySelectorAll(".prose a:not(.anchor)").Select(a => a.GetAttribute("href")));
        Assert.NotNull(_book.Page("b/2.html").GetElementById("the-second-part"));
    }

    [Fact]
    public async Task BrokenLinks_FailTheExport_WithFileCellAndTarget()
    {
        _book.WithNotebook("notebooks/1.ipynb", "# One\n\n[gone](2.ipynb) and [nowhere](#no-such-heading)").With("notebooks/README.md", "# All\n\n[gone too](3.ipynb)");

        Assert.Equal([
            "notebooks/1.ipynb, cell 1: #no-such-heading leads to a heading that is not there",
            "notebooks/1.ipynb, cell 1: 2.ipynb leads to a file that is not there",
            "notebooks/README.md: 3.ipynb leads to a file that is not there",
        ], (await _book.RefusedAsync()).Order(StringComparer.Ordinal));
        Assert.False(Directory.Exists(_book.Site));
    }

    [Fact]
    public async Task LinkOutOfTheBook_IsTextWithTheFilesName()
    {
        _book.WithNotebook("notebooks/1.ipynb", "# One\n\nSee [the library](../src/Library.cs).").With("src/Library.cs", "");

        await _book.ExportAsync();

        var paragraph = _book.Main("1.html").QuerySelector("p")!;
        Assert.Equal("See the library (src/Library.cs in the repository).", paragraph.TextContent);
        Assert.Null(paragraph.QuerySelector("a"));
    }

    [Fact]
    public async Task Pictures_ComeAlong_FromFilesAndAttachments()
    {
        _book.With("notebooks/1.ipynb", """
            { "cells": [ { "cell_type": "markdown", "id": "a", "metadata": {}, "attachments": { "dot.png": { "image/png": "AAAA" } },
              "source": "# One\n\n![a dot](attachment:dot.png) ![a line](line.svg) ![far away](https://example.org/x.png)" } ], "metadata": {}, "nbformat": 4, "nbformat_minor": 5 }
            """).With("notebooks/line.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");

        await _book.ExportAsync();

        var main = _book.Main("1.html");
        Assert.Equal(["a dot", "a line"], main.QuerySelectorAll("img").Select(i => i.GetAttribute("alt")));
        Assert.Equal("data:image/png;base64,AAAA", main.QuerySelector("img")!.GetAttribute("src"));
        Assert.Contains(main.QuerySelectorAll("img")[1].GetAttribute("src"), _book.Files);
        Assert.Contains("[far away]", main.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryLinkOfTheCommittedBook_LeadsSomewhere()
    {
        var search = NotebookSearch.Find([], CommittedNotebooks.Root);
        await new BookExport(search.Root, Task.FromResult<(NodePackages?, string?)>((null, "not asked for"))).WriteAsync(BookSource.Of(search), _book.Site, CancellationToken.None);
        var pages = _book.Files.Where(f => f.EndsWith(".html", StringComparison.Ordinal)).ToDictionary(f => f, _book.Page);
        var ids = pages.ToDictionary(p => p.Key, p => p.Value.QuerySelectorAll("[id]").Select(e => e.Id!).ToHashSet());

        var followed = 0;
        foreach (var (address, page) in pages)
        {
            Assert.Equal(page.QuerySelectorAll("[id]").Length, ids[address].Count);
            foreach (var target in page.QuerySelectorAll("[href], [src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!))
            {
                if (target.StartsWith("https:", StringComparison.Ordinal) || target.StartsWith("data:image/", StringComparison.Ordinal))
                    continue;
                var parts = target.Split('#');
                var file = parts[0].Length == 0 ? address : Path.GetRelativePath(_book.Site, Path.GetFullPath(Uri.UnescapeDataString(parts[0]), Path.GetDirectoryName(Path.Combine(_book.Site, address))!)).Replace('\\', '/');
                Assert.True(_book.Files.Contains(file), $"{address} leads to {target}, which is not there");
                Assert.True(parts.Length == 1 || ids[file].Contains(Uri.UnescapeDataString(parts[1])), $"{address} leads to {target}, where there is no such place");
                followed++;
            }
        }
        Assert.True(followed > 1000, $"{followed} links");
    }
}
