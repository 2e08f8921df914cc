namespace Notebooks.Tests;

/// <summary>The decks of the committed notebooks, shown from disk in a browser that reaches no network.</summary>
public sealed class DecksInBrowserTests(DecksInBrowser decks) : IClassFixture<DecksInBrowser>
{
    private const string Section = "slides/vol1-ch05-backpropagation/5.4-simple-layers.html";
    private const string Slides = "[...document.querySelectorAll('.slides > section > section')]";

    // Goes through a deck as a speaker does, and says of each slide that is shown whole what doesn't fit.
    private const string ThroughTheDeck = """
        (async () => {
          const found = [];
          for (;;) {
            const slide = Reveal.getCurrentSlide();
            if (!Reveal.availableFragments().next) {
              const name = Reveal.getIndices().h + '/' + Reveal.getIndices().v;
              if (slide.classList.contains('scrolls')) found.push(name + ' scrolls');
              for (const part of slide.querySelectorAll('.part, .part *:not(svg *, .katex *, .live *, .description *)')) {
                const box = part.getBoundingClientRect();
                if (box.width > 0 && (box.bottom > innerHeight + 1 || box.right > innerWidth + 1 || box.top < -1 || box.left < -1))
                  found.push(`${name}: ${part.tagName} ${part.className} ends at ${Math.round(box.right)}, ${Math.round(box.bottom)}`);
              }
              for (const code of slide.querySelectorAll('.code pre')) {
                const size = parseFloat(getComputedStyle(code).fontSize), longest = Math.max(...code.textContent.split('\n').map(line => line.length));
                // 1,670 pixels are there for a line, and a letter is six tenths of its height wide.
                if (size < 24 && longest * 24 * .605 < 1670) found.push(`${name}: code of ${size} pixels`);
              }
            }
            if (Reveal.isLastSlide() && !Reveal.availableFragments().next) return found;
            Reveal.next();
          }
        })()
        """;

    [Theory]
    [InlineData(1920, 1080)]
    [InlineData(1280, 720)]
    public async Task EveryDeck_LoadsWithoutAComplaint_AndEverySlideFitsItsScreen(int width, int height)
    {
        await using var page = await OpenAsync(width, height);
        Assert.True(decks.Decks.Count > 20, $"{decks.Decks.Count} decks");
        foreach (var deck in decks.Decks)
        {
            await ShowAsync(page, deck);
            var found = await page.EvaluateAsync<string[]>(ThroughTheDeck);
            Assert.True(found.Length == 0, $"{deck}: {string.Join("; ", found)}");
            Assert.Equal(0, await page.EvaluateAsync<int>("[...document.images].filter(i => !i.complete || i.naturalWidth === 0).length + document.querySelectorAll('.katex-error, .missing, code.tex').length"));
            Assert.True(page.Complaints.Count == 0, $"{deck}: {string.Join('\n', page.Complaints)}");
            Assert.All(page.Requests, url => Assert.True(url.StartsWith("file://", StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal) || url.StartsWith("blob:", StringComparison.Ordinal), $"{deck} asks for {url}"));
        }
    }

    [Theory]
    [InlineData("PageDown", "PageUp")]
    [InlineData("ArrowRight", "ArrowLeft")]
    public async Task AGraph_GoesAStepAKey_ForwardAndBack(string on, string back)
    {
        await using var page = await OpenAsync(1920, 1080);
        await ShowAsync(page, Section);
        await page.DoAsync($"const at = Reveal.getIndices({Slides}.find(s => s.querySelector('.steps'))); Reveal.slide(at.h, at.v); ");
        const string At = "Reveal.getCurrentSlide().querySelector('.steps')?.dataset.at ?? 'gone'";
        var seen = new List<string> { await page.EvaluateAsync<string>(At) };
        foreach (var key in Enumerable.Repeat(on, 7).Concat(Enumerable.Repeat(back, 7)))
        {
            await page.PressAsync(key);
            seen.Add(await page.EvaluateAsync<string>(At));
        }

        Assert.Equal("0 1 2 3 4 5 6 gone 6 5 4 3 2 1 0", string.Join(' ', seen));
        Assert.True(await page.EvaluateAsync<bool>("[...Reveal.getCurrentSlide().querySelectorAll('.fsg-later')].every(p => getComputedStyle(p).visibility === 'hidden')"), "A later number is to be seen.");
    }

    [Fact]
    public async Task OnPaper_EverySlideIsAPage_AndAGraphIsAtItsLastStep()
    {
        await using var page = await OpenAsync(1920, 1080);
        await ShowAsync(page, Section);
        var slides = await page.EvaluateAsync<int>($"{Slides}.length");
        await page.SendAsync("Page.navigate", new { url = new Uri(Path.Combine(decks.Site, Section)).AbsoluteUri + "?print-pdf" });
        await page.UntilAsync("document.querySelector('.pdf-page') && document.querySelector('.steps')?.dataset.at === '6'");

        Assert.Equal(slides, await page.EvaluateAsync<int>("document.querySelectorAll('.pdf-page').length"));
        Assert.Equal(0, await page.EvaluateAsync<int>("document.querySelectorAll('.steps .fsg-later').length"));
    }

    [Fact]
    public async Task SpeakersView_OpensFromDisk_WithTheNotes()
    {
        await using var page = await OpenAsync(1920, 1080);
        await ShowAsync(page, Section);
        await page.DoAsync($"const at = Reveal.getIndices({Slides}.find(s => s.querySelector('.notes'))); Reveal.slide(at.h, at.v); const open = window.open; window.open = (...how) => window.speaker = open(...how);");

        await page.PressAsync("s");

        await page.UntilAsync("window.speaker?.document.querySelector('.speaker-controls-notes .value')?.textContent.includes('For the teacher.')");
        Assert.Equal(2, await page.EvaluateAsync<int>("speaker.document.querySelectorAll('iframe').length"));
        await page.DoAsync("speaker.close()");
    }

    [Fact]
    public async Task Charts_AnswerToTheMouse_AtTheSizeOfTheScreen()
    {
        await using var page = await OpenAsync(1280, 720);
        await ShowAsync(page, "slides/vol2-ch01-neural-networks/1.4.1-learning-the-spiral.html");
        await page.DoAsync($"const at = Reveal.getIndices({Slides}.find(s => s.querySelector('.chart'))); Reveal.slide(at.h, at.v);");
        await page.UntilAsync("Reveal.getCurrentSlide().querySelector('.chart[data-live]')");
        for (var across = 0.2; across < 0.9 && await page.EvaluateAsync<int>("document.querySelectorAll('.hoverlayer .hovertext').length") == 0; across += 0.02)
        {
            await page.PointAsync(".present .present .live .nsewdrag", across);
            await Task.Delay(80, TestContext.Current.CancellationToken);
        }
        await page.UntilAsync("document.querySelectorAll('.hoverlayer .hovertext').length > 0");
        Assert.Empty(page.Complaints);
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task NoSlide_HasAnythingThatAxeObjectsTo(string theme)
    {
        await using var page = await OpenAsync(1920, 1080);
        Assert.SkipWhen(BookInBrowser.AxeScript is null, "axe-core is not installed: npm ci in tests/Notebooks.Tests/Exporting/Browser.");
        foreach (var deck in (string[])[Section, "slides/vol2-ch01-neural-networks/1.4.1-learning-the-spiral.html"])
        {
            await ShowAsync(page, deck);
            if (theme == "dark")
                await page.PressAsync("t");
            Assert.Equal(theme, await page.EvaluateAsync<string>("document.documentElement.dataset.theme"));
            await page.DoAsync(BookInBrowser.AxeScript);
            while (true)
            {
                await page.UntilAsync("![...Reveal.getCurrentSlide().querySelectorAll('.chart')].some(c => !c.dataset.live)");
                var violations = await page.EvaluateAsync<string[]>("axe.run({ preload: false }).then(r => r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target + ' ' + n.failureSummary).join(' | ')))");
                Assert.True(violations.Length == 0, $"{deck}, {theme}:\n{string.Join('\n', violations)}");
                if (await page.EvaluateAsync<bool>("Reveal.isLastSlide()"))
                    break;
                await page.DoAsync("const at = Reveal.getCurrentSlide(); while (Reveal.getCurrentSlide() === at) Reveal.next(); while (Reveal.availableFragments().next) Reveal.next();");
            }
            await page.DoAsync("localStorage.clear()");
        }
    }

    [Fact]
    public async Task WithoutReveal_KeysLeadFromSlideToSlide_AndThroughAGraph()
    {
        Assert.SkipWhen(Chromium.Program is null, "There is no Chromium on the path.");
        await using var page = await decks.Browser.OpenAsync();
        await SizeAsync(page, 1920, 1080);
        await page.GoAsync(Path.Combine(decks.SiteWithoutPackages, Section));
        await page.UntilAsync("document.documentElement.classList.contains('alone')");
        await page.DoAsync($"{Slides}.find(s => s.querySelector('.steps')).scrollIntoView({{ behavior: 'instant' }})");
        const string Where = $"{Slides}.findIndex(s => Math.abs(s.getBoundingClientRect().top) < 5) + '.' + document.querySelector('.steps').dataset.at";
        var start = await page.EvaluateAsync<string>(Where);
        foreach (var _ in Enumerable.Range(0, 6))
            await page.PressAsync("PageDown");
        Assert.Equal(start[..^1] + "6", await page.EvaluateAsync<string>(Where));

        await page.PressAsync("PageDown");
        await page.UntilAsync($"({Where}).startsWith('{int.Parse(start[..^2], System.Globalization.CultureInfo.InvariantCulture) + 1}.')");
        await page.PressAsync("PageUp");
        await page.UntilAsync($"({Where}) === '{start[..^1]}6'");
        Assert.Empty(page.Complaints);
        Assert.Equal(0, await page.EvaluateAsync<int>($"{Slides}.filter(s => s.getBoundingClientRect().height === 0 || s.querySelector('.fragment') && getComputedStyle(s.querySelector('.fragment')).visibility === 'hidden').length"));
    }

    [Fact]
    public void Decks_StayUnderTheirWeight_AndTheirLinksLeadSomewhere()
    {
        foreach (var deck in decks.Decks)
        {
            var file = new FileInfo(Path.Combine(decks.Site, deck));
            Assert.True(file.Length <= (deck == "slides/gallery/gallery.html" ? 1_000_000 : 450_000), $"{deck} has {file.Length} bytes");
            var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(File.ReadAllText(file.FullName));
            foreach (var link in page.QuerySelectorAll("a[href], script[src], link[href]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!).Where(l => !l.StartsWith('#') && !l.Contains("://", StringComparison.Ordinal)))
                Assert.True(File.Exists(Path.GetFullPath(Uri.UnescapeDataString(link.Split('#')[0]), file.DirectoryName!)), $"{deck} leads to {link}, and there is no such file");
        }
        string[] shared = [.. ((string[])["book.css", "deck.css", "deck.js", "steps.js", "charts.js"]).Select(f => $"assets/{f}"), "assets/reveal"];
        var weight = shared.Select(s => Path.Combine(decks.Site, s)).Sum(s => File.Exists(s) ? new FileInfo(s).Length : Directory.Exists(s) ? Directory.EnumerateFiles(s).Sum(f => new FileInfo(f).Length) : 0);
        Assert.True(weight <= 350_000, $"What every deck loads has {weight} bytes");
    }

    private async Task<ChromiumPage> OpenAsync(int width, int height)
    {
        Assert.SkipWhen(Chromium.Program is null, "There is no Chromium on the path.");
        Assert.SkipUnless(decks.HasPackages, "reveal.js could not be fetched.");
        var page = await decks.Browser.OpenAsync();
        await SizeAsync(page, width, height);
        return page;
    }

    private static async Task SizeAsync(ChromiumPage page, int width, int height) =>
        await page.SendAsync("Emulation.setDeviceMetricsOverride", new { width, height, deviceScaleFactor = 1, mobile = false });

    private async Task ShowAsync(ChromiumPage page, string deck)
    {
        await page.GoAsync(Path.Combine(decks.Site, deck));
        await page.UntilAsync("window.Reveal?.isReady() && Reveal.getCurrentSlide()");
    }
}
