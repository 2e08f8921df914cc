namespace Notebooks.Tests;

/// <summary>Notebooks that would like to run something in the reader's browser.</summary>
public sealed class HostileNotebookTests : IDisposable
{
    private readonly ExportedBook _book = new();

    public void Dispose() => _book.Dispose();

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("words <img src=x onerror=alert(1)> words")]
    [InlineData("<svg onload=alert(1)><style><img src=x onerror=alert(1)></style></svg>")]
    [InlineData("<iframe src=\"javascript:alert(1)\"></iframe>")]
    [InlineData("<a href=\"javascript:alert(1)\">a</a>")]
    [InlineData("[a](javascript:alert(1))")]
    [InlineData("[a](<java\nscript:alert(1)>)")]
    [InlineData("[a](data:text/html,<script>alert(1)</script>)")]
    [InlineData("![a](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("<form action=\"https://example.org\"><input name=a></form>")]
    [InlineData("<div style=\"position:fixed;inset:0;background:url(https://example.org/x)\">over everything</div>")]
    [InlineData("## <b onmouseover=alert(1)>x</b> \"><script>alert(1)</script>")]
    [InlineData("$x</annotation><script>alert(1)</script>$")]
    [InlineData("```csharp\n</code></pre><script>alert(1)</script>\n```")]
    [InlineData("| a |\n|---|\n| <script>alert(1)</script> |")]
    [InlineData("<meta http-equiv=refresh content=\"0;url=https://example.org\">")]
    [InlineData("<base href=\"https://example.org/\">")]
    public async Task Prose_CantRunLoadOrCoverAnything(string markdown)
    {
        _book.WithNotebook("notebooks/1.ipynb", "# One\n\n" + markdown);

        await _book.ExportAsync();

        AssertHarmless("1.html");
    }

    [Theory]
    [InlineData("text/html", "<script>alert(1)</script><b onclick=alert(1)>x</b>")]
    [InlineData("text/html", "<div class=\"fsg-steps-00000000\"><img src=\"x\" alt=\"a\"></div><script>alert(1)</script>")]
    [InlineData("text/html", "<style>body { display: none }</style><link rel=stylesheet href=https://example.org>")]
    [InlineData("image/svg+xml", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")]
    [InlineData("image/svg+xml", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>")]
    [InlineData("image/svg+xml", "<svg xmlns=\"http://www.w3.org/2000/svg\"><foreignObject><body xmlns=\"http://www.w3.org/1999/xhtml\"><script>alert(1)</script></body></foreignObject></svg>")]
    [InlineData("image/svg+xml", "<svg xmlns=\"http://www.w3.org/2000/svg\"><style>@import 'https://example.org';</style></svg>")]
    [InlineData("image/svg+xml", "<svg><p><script>alert(1)</script></p>")]
    [InlineData("text/markdown", "<script>alert(1)</script> [a](javascript:alert(1))")]
    [InlineData("text/plain", "<script>alert(1)</script>")]
    [InlineData("application/javascript", "alert(1)")]
    public async Task Outputs_CantEither(string type, string content)
    {
        _book.WithNotebook("notebooks/1.ipynb", "# One", ("1 // </code><script>alert(1)</script>", ExportedBook.Display(type, content), ""));

        await _book.ExportAsync();

        AssertHarmless("1.html");
    }

    [Fact]
    public async Task NamesTitlesAndFigures_AreText()
    {
        _book.WithNotebook("notebooks/<img src=x onerror=alert(1)>.ipynb", "# </title><script>alert(1)</script>",
            ("1", """{ "output_type": "display_data", "metadata": {}, "data": { "image/svg+xml": "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "text/plain": "</pre><script>alert(1)</script>", "application/vnd.plotly.v1+json": { "data": [], "layout": { "title": { "text": "</script><script>alert(1)</script>" } } } } }""", ""),
            ("2", """{ "output_type": "error", "ename": "<script>", "evalue": "<script>alert(1)</script>", "traceback": ["\u001b[31m<script>alert(1)</script>\u001b[0m"] }""", ""));

        await _book.ExportAsync();

        foreach (var page in _book.Files.Where(f => f.EndsWith(".html", StringComparison.Ordinal)))
            AssertHarmless(page);
        Assert.DoesNotContain("<script", File.ReadAllText(Path.Combine(_book.Site, "assets", "search-index.js")), StringComparison.Ordinal);
    }

    // As a browser reads the page: no script but the site's own, no handler, no address that runs, nothing that lies over the page.
    private void AssertHarmless(string address)
    {
        var page = _book.Page(address);
        var prefix = string.Concat(Enumerable.Repeat("../", address.Count(c => c == '/')));
        Assert.All(page.QuerySelectorAll("script:not([type='application/json'])"), s => Assert.StartsWith(prefix + "assets/", s.GetAttribute("src"), StringComparison.Ordinal));
        Assert.All(page.All.SelectMany(e => e.Attributes), a => Assert.False(a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase), $"{a.Name}={a.Value}"));
        Assert.All(page.QuerySelectorAll("[href], [src], [action], [data]").SelectMany(e => e.Attributes).Where(a => a.Name is "href" or "src" or "action" or "data"),
            a => Assert.DoesNotMatch("(?i)^\\s*(javascript|vbscript|data:(?!image/))", a.Value));
        Assert.Empty(page.QuerySelectorAll("main iframe, main object, main embed, main form, main link, main base, main meta, main style:not(svg style), main foreignObject, base"));
        Assert.All(page.QuerySelectorAll("main [style]"), e => Assert.DoesNotMatch("(?i)position|url\\(", e.GetAttribute("style")));
        Assert.Contains("script-src 'self' file:;", page.QuerySelector("meta[http-equiv='Content-Security-Policy']")!.GetAttribute("content"), StringComparison.Ordinal);
    }
}
