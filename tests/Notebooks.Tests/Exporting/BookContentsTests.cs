namespace Notebooks.Tests;

/// <summary>Which pages a book has, and in which order.</summary>
public sealed class BookContentsTests : IDisposable
{
    private readonly ExportedBook _book = new();

    public void Dispose() => _book.Dispose();

    [Fact]
    public async Task Order_IsThatOfTheReadmes_AndWhatTheyDoNotNameComesAfter()
    {
        _book.With("notebooks/README.md", "# A Book\n\n[hello](hello.ipynb)\n\n| folder | book |\n|---|---|\n| [b](b/README.md) | volume 2, chapter 1: second |\n| [a](a/README.md) | first |\n\nThe end.")
            .With("notebooks/a/README.md", "# Volume 1, chapter 5: The First (第一)\n\n| section | what | minutes |\n|---|---|---|\n| [two](2.ipynb) | about two | 15 |\n| [one](1.ipynb) | about one | 5 |")
            .With("notebooks/b/README.md", "# Volume 2, chapter 1: The Second\n\n[three](3.ipynb) and [one of the others](../a/1.ipynb)")
            .WithNotebook("notebooks/hello.ipynb", "# Hello").WithNotebook("notebooks/a/1.ipynb", "# One").WithNotebook("notebooks/a/2.ipynb", "# Two (二)")
            .WithNotebook("notebooks/a/unlisted.ipynb", "# Unlisted").WithNotebook("notebooks/b/3.ipynb", "# Three").WithNotebook("notebooks/c/4.ipynb", "# Four");

        await _book.ExportAsync();

        var start = _book.Main("index.html");
        Assert.Equal(["Start here", "Volume 2", "Volume 1", "Beside the volumes"], start.QuerySelectorAll("h2").Select(h => h.TextContent));
        Assert.Equal(["hello.html", "b/3.html", "a/2.html", "a/1.html", "a/unlisted.html", "c/4.html"], start.QuerySelectorAll(".sections a").Select(a => a.GetAttribute("href")));
        Assert.Equal("about two15 min", string.Concat(start.QuerySelectorAll("li").Single(l => l.TextContent.Contains("Two", StringComparison.Ordinal)).Children.Skip(1).Select(c => c.TextContent)));
        Assert.Contains("The end.", start.TextContent, StringComparison.Ordinal);
        Assert.Equal(("a/index.html", "a/1.html"), (Way("a/2.html", "prev"), Way("a/2.html", "next")));
        Assert.Null(Way("c/4.html", "next"));
    }

    [Fact]
    public async Task NewSection_AppearsByItself()
    {
        _book.WithNotebook("notebooks/a/1.ipynb", "# One");
        await _book.ExportAsync();
        _book.WithNotebook("notebooks/a/2.ipynb", "# Two");

        await _book.ExportAsync();

        Assert.Equal("a/2.html", Way("a/1.html", "next"));
    }

    [Fact]
    public async Task Exercises_AreAPartOfTheBook_TheirMastersAndSolutionsAreNot()
    {
        _book.WithNotebook("notebooks/1.ipynb", "# One").With("notebooks/exercises/a/README.md", "# Exercises\n\n[add](add.ipynb)")
            .WithNotebook("notebooks/exercises/a/add.ipynb", "# Add").WithNotebook("notebooks/exercises/a/add.master.ipynb", "# Add, solved").WithNotebook("notebooks/exercises/a/add.solution.ipynb", "# Add, solved")
            .WithNotebook("notebooks/exercises/a/add.mine-2.ipynb", "# Add, solved").With("notebooks/README.md", "# All\n\n[one](1.ipynb), [exercises](exercises/README.md)").With("notebooks/exercises/README.md", "# The exercises\n\n[a](a/README.md)");

        await _book.ExportAsync();

        Assert.Equal(["1.html", "exercises/a/add.html", "exercises/a/index.html", "exercises/index.html", "index.html"], _book.Files.Where(f => f.EndsWith(".html", StringComparison.Ordinal)));
        Assert.Contains("Exercises", _book.Main("index.html").QuerySelectorAll("h2").Select(h => h.TextContent));
        Assert.DoesNotContain("solved", File.ReadAllText(Path.Combine(_book.Site, "assets", "search-index.js")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NotebookThatNeverRan_IsRefused_WithWhatToDo()
    {
        _book.With("notebooks/fresh.ipynb", NotebookText.Of(NotebookText.Code("1 + 1"))).WithNotebook("notebooks/fine.ipynb", "# Fine");

        Assert.Equal(["notebooks/fresh.ipynb: it was never executed, so there is nothing to show; run: notebooks run --save notebooks/fresh.ipynb"], await _book.RefusedAsync());
        Assert.False(Directory.Exists(_book.Site));
    }

    [Fact]
    public async Task DamagedNotebook_IsRefused_WithItsNameAndPlace()
    {
        _book.With("notebooks/broken.ipynb", "{");

        Assert.Contains("notebooks/broken.ipynb: not JSON: line 1", Assert.Single(await _book.RefusedAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SearchIndex_HoldsProseTermsAndNames_UnderTheirHeadings()
    {
        _book.WithNotebook("notebooks/1.ipynb", "# One\n\nBefore.\n\n## Affine レイヤ\n\nA matrix product, $x W$.", ("var affineLayer = new Affine();", "", ""));

        await _book.ExportAsync();

        var index = System.Text.RegularExpressions.Regex.Unescape(File.ReadAllText(Path.Combine(_book.Site, "assets", "search-index.js")));
        Assert.Contains("\"Heading\":\"Affine レイヤ\",\"Id\":\"affine-レイヤ\",\"Text\":\"A matrix product, x W.\",\"Code\":\"var affineLayer new Affine\"", index, StringComparison.Ordinal);
    }

    private string? Way(string page, string which) => _book.Main(page).QuerySelector($".way-on .{which}")?.GetAttribute("href") is { } href
        ? Path.GetRelativePath(_book.Site, Path.GetFullPath(href, Path.GetDirectoryName(Path.Combine(_book.Site, page))!)).Replace('\\', '/')
        : null;
}
