using System.Text.Json.Nodes;

namespace Notebooks.Tests;

/// <summary>The web book of the committed notebooks, read from disk in a browser that reaches no network.</summary>
public sealed class BookInBrowserTests(BookInBrowser book) : IClassFixture<BookInBrowser>
{
    private const string Section = "vol1-ch05-backpropagation/5.4-simple-layers.html";
    private const string Gallery = "gallery/gallery.html";

    /// <summary>Pages that between them have everything a page can have.</summary>
    public static TheoryData<string> Various =>
        ["index.html", "welcome.html", "vol1-ch05-backpropagation/index.html", Section, "vol1-ch05-backpropagation/5.7-two-layer-net.html", "vol2-ch01-neural-networks/1.4.1-learning-the-spiral.html", Gallery];

    [Fact]
    public async Task EveryPage_LoadsFromDisk_WithoutAComplaint_AndAsksForNothingElse()
    {
        await using var page = await OpenAsync();
        await page.SetAsync(1280, dark: false);
        Assert.True(book.Pages.Count > CommittedNotebooks.Names.Count(n => !n.Contains(".master.", StringComparison.Ordinal)), "There are fewer pages than notebooks.");
        foreach (var address in book.Pages)
        {
            await page.GoAsync(File(address));
            Assert.True(page.Complaints.Count == 0, $"{address}: {string.Join('\n', page.Complaints)}");
            Assert.All(page.Requests, url => Assert.True(url.StartsWith("file://", StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal), $"{address} asks for {url}"));
            Assert.Equal(0, await page.EvaluateAsync<int>("[...document.images].filter(i => !i.complete || i.naturalWidth === 0).length"));
            Assert.Equal(0, await page.EvaluateAsync<int>("document.querySelectorAll('.katex-error, .missing').length"));
        }
    }

    [Fact]
    public async Task EveryFormula_IsSet_WithMathMLForWhoeverListens()
    {
        await using var page = await OpenAsync();
        Assert.SkipUnless(book.HasPackages, "KaTeX could not be fetched.");
        var formulas = 0;
        foreach (var address in book.Pages)
        {
            await page.GoAsync(File(address));
            Assert.Equal(0, await page.EvaluateAsync<int>("document.querySelectorAll('code.tex').length"));
            Assert.True(await page.EvaluateAsync<bool>("[...document.querySelectorAll('.katex')].every(k => k.getBoundingClientRect().width > 0 && k.querySelector('math'))"), address);
            formulas += await page.EvaluateAsync<int>("document.querySelectorAll('.katex').length");
        }
        Assert.True(formulas > 400, $"{formulas} formulas");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(390)]
    [InlineData(820)]
    [InlineData(1280)]
    public async Task NoPage_IsWiderThanItsWindow(int width)
    {
        await using var page = await OpenAsync();
        await page.SetAsync(width, dark: false);
        foreach (var address in book.Pages)
        {
            await page.GoAsync(File(address));
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width, $"{address} is wider than {width} pixels");
        }
    }

    [Theory]
    [MemberData(nameof(Various))]
    public async Task Page_HasNothingThatAxeObjectsTo(string address)
    {
        await using var page = await OpenAsync();
        Assert.SkipWhen(BookInBrowser.AxeScript is null, "axe-core is not installed: npm ci in tests/Notebooks.Tests/Exporting/Browser.");
        foreach (var (width, dark) in ((int, bool)[])[(1280, false), (1280, true), (390, false)])
        {
            await page.SetAsync(width, dark);
            await page.GoAsync(File(address));
            await ShowAllChartsAsync(page);
            await page.DoAsync(BookInBrowser.AxeScript);
            var violations = await page.EvaluateAsync<string[]>("axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target + ' ' + n.failureSummary).join(' | ')))");
            Assert.True(violations.Length == 0, $"{address}, {width} pixels, {(dark ? "dark" : "light")}:\n{string.Join('\n', violations)}");
        }
    }

    [Fact]
    public async Task Steps_AreWalkedByKeys_AndSayWhereTheyAre()
    {
        await using var page = await OpenAsync();
        await page.GoAsync(File(Section));
        await page.DoAsync("document.querySelector('.steps').focus()");

        Assert.Equal("0", await page.EvaluateAsync<string>("document.activeElement.dataset.at"));
        Assert.Equal("The inputs are given.", await page.EvaluateAsync<string>("document.querySelector('.steps .caption').textContent"));
        await page.PressAsync("ArrowRight");
        await page.PressAsync("ArrowRight");

        Assert.Equal("Forward, step 3 of 7", await page.EvaluateAsync<string>("document.querySelector('.steps .at').textContent"));
        Assert.StartsWith("v2 = v1 × tax", await page.EvaluateAsync<string>("document.querySelector('.steps .caption').textContent"), StringComparison.Ordinal);
        var hidden = "[...document.querySelectorAll('.steps .fsg-later')].filter(p => getComputedStyle(p).visibility === 'hidden').length";
        Assert.True(await page.EvaluateAsync<int>(hidden) > 0, "The gradients are to be seen before they are there.");
        await page.PressAsync("End");
        Assert.Equal(0, await page.EvaluateAsync<int>(hidden));
        Assert.StartsWith("Done, step 7", await page.EvaluateAsync<string>("document.querySelector('.steps .at').textContent"), StringComparison.Ordinal);
        await page.ClickAsync(".steps .walk button:nth-of-type(2)");
        Assert.Equal("5", await page.EvaluateAsync<string>("document.querySelector('.steps').dataset.at"));
        Assert.Equal("polite", await page.EvaluateAsync<string>("document.querySelector('.steps .caption').getAttribute('aria-live')"));
    }

    [Fact]
    public async Task Charts_AnswerToTheMouse_AndTheirFramesToKeys()
    {
        await using var page = await OpenAsync();
        Assert.SkipUnless(book.HasPackages, "Plotly could not be fetched.");
        await page.SetAsync(1280, dark: false);
        await page.GoAsync(File("vol2-ch01-neural-networks/1.4.1-learning-the-spiral.html"));
        await ShowAllChartsAsync(page);
        await page.DoAsync("document.querySelector('.chart .live').scrollIntoView({ block: 'center', behavior: 'instant' })");
        for (var across = 0.3; across < 0.8 && await page.EvaluateAsync<int>("document.querySelectorAll('.hoverlayer .hovertext').length") == 0; across += 0.02)
        {
            await page.PointAsync(".chart .live .nsewdrag", across);
            await Task.Delay(80, TestContext.Current.CancellationToken);
        }
        await page.UntilAsync("document.querySelectorAll('.hoverlayer .hovertext').length > 0");

        await page.GoAsync(File(Gallery));
        await ShowAllChartsAsync(page);
        await page.DoAsync("document.querySelector('.frames input').focus()");
        Assert.Equal("epoch 300", await page.EvaluateAsync<string>("document.querySelector('.frames output').textContent"));
        await page.PressAsync("ArrowLeft");
        Assert.Equal("epoch 288", await page.EvaluateAsync<string>("document.querySelector('.frames input').getAttribute('aria-valuetext')"));
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('.chart[data-bundle=gl3d]').classList.contains('is-live')"), "The surface is not live.");
        Assert.Empty(page.Complaints);
    }

    [Theory]
    [InlineData("gradient check", "gradient")]
    [InlineData("逆伝播", "逆伝播")]
    [InlineData("SoftmaxWithLoss", "softmaxwithloss")]
    public async Task Search_FindsWordsTermsAndNames_AndLeadsThere(string words, string marked)
    {
        await using var page = await OpenAsync();
        await page.GoAsync(File(Section));
        await page.PressAsync("/");
        await page.UntilAsync("document.querySelector('.search').open && document.activeElement.type === 'search'");
        await page.SendAsync("Input.insertText", new { text = words });
        await page.UntilAsync("document.querySelectorAll('.search li a').length > 0");

        Assert.Contains(marked, (await page.EvaluateAsync<string>("document.querySelector('.search ol').textContent")).ToLowerInvariant(), StringComparison.Ordinal);
        var target = await page.EvaluateAsync<string>("document.querySelector('.search li a').href");
        await page.PressAsync("ArrowDown");
        await page.PressAsync("Enter");
        await page.UntilAsync($"location.href === {JsonValue.Create(target)!.ToJsonString()}");
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task Theme_IsTheSystems_UntilTheReaderChooses_AndDrawingsFollow()
    {
        await using var page = await OpenAsync();
        await page.SetAsync(1280, dark: true);
        await page.GoAsync(File(Section));
        const string Card = "getComputedStyle(document.querySelector('.drawing svg rect')).fill", Ground = "getComputedStyle(document.body).backgroundColor";
        var (darkCard, darkGround) = (await page.EvaluateAsync<string>(Card), await page.EvaluateAsync<string>(Ground));

        await page.DoAsync("document.querySelector('#page-tools button:last-child').click()");

        Assert.Equal(("rgb(31, 36, 43)", "rgb(255, 255, 255)"), (darkCard, await page.EvaluateAsync<string>(Card)));
        Assert.NotEqual(darkGround, await page.EvaluateAsync<string>(Ground));
        await page.GoAsync(File("welcome.html"));
        Assert.Equal("light", await page.EvaluateAsync<string>("document.documentElement.dataset.theme"));
        await page.DoAsync("localStorage.clear()");
    }

    [Fact]
    public async Task Copy_TakesTheCode_AndSaysSo()
    {
        await using var page = await OpenAsync();
        await page.GoAsync(File(Section));

        await page.ClickAsync(".copy");

        await page.UntilAsync("document.querySelector('[role=status]').textContent === 'The code is in the clipboard.'");
    }

    [Fact]
    public async Task WithoutScripts_EverythingIsToBeSeen()
    {
        await using var page = await OpenAsync();
        await page.SendAsync("Emulation.setScriptExecutionDisabled", new { value = true });
        await page.SetAsync(1280, dark: true);
        await page.GoAsync(File(Gallery));

        Assert.Equal(0, await page.EvaluateAsync<int>("[...document.querySelectorAll('.still > *, .drawing > *')].filter(d => d.getBoundingClientRect().width < 50).length"));
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('.contents a').getBoundingClientRect().height > 0"), "The contents can't be reached.");
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('.steps .description li') !== null"), "The steps are lost.");
        Assert.Equal("rgb(21, 24, 29)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
    }

    [Fact]
    public async Task OnPaper_StandTheTextAndTheStillPictures_Dark_OrNot()
    {
        await using var page = await OpenAsync();
        await page.SetAsync(1280, dark: true);
        await page.GoAsync(File(Gallery));
        await ShowAllChartsAsync(page);
        await page.SetAsync(794, dark: true, media: "print");

        Assert.Equal(0, await page.EvaluateAsync<int>("[...document.querySelectorAll('.still')].filter(s => s.getBoundingClientRect().height === 0).length"));
        Assert.Equal(0, await page.EvaluateAsync<int>("[...document.querySelectorAll('.live, .bar, .contents, .copy, .way-on')].filter(s => s.getBoundingClientRect().height > 0).length"));
        Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
        var pdf = Convert.FromBase64String((string)(await page.SendAsync("Page.printToPDF", new { printBackground = true }))["data"]!);
        Assert.True(pdf.AsSpan().StartsWith("%PDF-"u8) && pdf.Length > 100_000, $"{pdf.Length} bytes of PDF");
    }

    private string File(string address) => Path.Combine(book.Site, address);

    private async Task<ChromiumPage> OpenAsync()
    {
        Assert.SkipWhen(Chromium.Program is null, "There is no Chromium on the path.");
        return await book.Browser.OpenAsync();
    }

    // Each comes into view once; where there is no Plotly they stay pictures.
    private async Task ShowAllChartsAsync(ChromiumPage page)
    {
        if (!book.HasPackages)
            return;
        await page.DoAsync("for (const chart of document.querySelectorAll('.chart')) { chart.scrollIntoView({ behavior: 'instant' }); await new Promise(r => setTimeout(r, 30)); }");
        await page.UntilAsync("document.querySelectorAll('.chart:not([data-live])').length === 0");
    }
}
