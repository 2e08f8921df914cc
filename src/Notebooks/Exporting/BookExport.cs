using System.Collections.Concurrent;
using System.Text;

namespace Notebooks;

/// <summary>What an export gave.</summary>
/// <param name="Pages">How many pages there are.</param>
/// <param name="Decks">How many decks of slides there are.</param>
/// <param name="Notices">What is less than it could be, one line each.</param>
internal sealed record ExportResult(int Pages, int Decks, IReadOnlyList<string> Notices);

/// <summary>Makes a static site of executed notebooks.</summary>
/// <param name="root">The repository's root.</param>
/// <param name="packages">The npm packages: fetching them may have begun long before.</param>
internal sealed class BookExport(string root, Task<(NodePackages? Packages, string? Problem)> packages)
{
    /// <summary>Whether it has slides too. A folder that has some already gets them anew in any case.</summary>
    public bool WithSlides { get; init; }

    /// <summary>Writes the site.</summary>
    /// <param name="sources">The notebooks.</param>
    /// <param name="folder">Where it goes.</param>
    /// <param name="cancellation">Gives up; the folder may be incomplete then.</param>
    /// <exception cref="ExportException">A notebook can't be exported, a link is broken, or the folder can't be written.</exception>
    public async Task<ExportResult> WriteAsync(IReadOnlyList<BookSource> sources, string folder, CancellationToken cancellation)
    {
        var target = new SiteFolder(folder);
        var withSlides = WithSlides || target.Has(SlidesExport.StartAddress);
        var contents = ContentsReader.Read(sources, root);
        if (withSlides)
            contents = SlidesExport.Announce(contents);
        CheckLinks(contents);
        var notices = new List<string>();
        var (found, problem) = await packages;
        if (problem is not null)
            notices.Add($"Charts are pictures and formulas are in TeX, because the npm packages for more could not be had: {problem}");
        var pages = contents.Start is null ? contents.Pages : [.. contents.Pages, contents.Start];
        var formulas = await FormulaTypesetter.SetAsync(pages.SelectMany(p => p.Text.Cells).SelectMany(c => c.Markdown?.Formulas ?? []), found, notices, cancellation);

        var site = new SiteMap(contents);
        var shell = new PageShell(contents, formulas.IsTypeset, found is not null);
        var files = new ConcurrentDictionary<string, byte[]>(SiteAssets.All(found));
        await Parallel.ForEachAsync(pages, cancellation, async (page, stop) =>
        {
            var rendered = await RenderedPage.CreateAsync(page, site, formulas, root, stop);
            var body = page == contents.Start ? PageBody.WriteStart(rendered, contents, page) : PageBody.Write(rendered, contents);
            files[page.Address] = Encoding.UTF8.GetBytes(shell.Write(page, body, page == contents.Start ? [] : rendered.Headings));
        });
        if (contents.Start is null)
        {
            var start = new BookPage("", "", BookContents.StartAddress, contents.Title, new([], null, true));
            files[start.Address] = Encoding.UTF8.GetBytes(shell.Write(start, PageBody.WriteStart(null, contents, start), []));
        }
        files["assets/search-index.js"] = Encoding.UTF8.GetBytes(SearchIndex.Script(contents));
        foreach (var (address, file) in site.Files)
            files[address] = await File.ReadAllBytesAsync(file, cancellation);
        var decks = withSlides ? await new SlidesExport(contents, formulas, root).AddAsync(files, found, cancellation) : 0;
        target.Write(files);
        return new(pages.Count, decks, notices);
    }

    private void CheckLinks(BookContents contents)
    {
        var findings = new List<Finding>();
        foreach (var page in contents.Pages.Concat(contents.Start is null ? [] : [contents.Start]))
        {
            findings.AddRange(page.Notebook is { } notebook
                ? LinkRule.Check(new(new(page.Source, page.Name), notebook, [], root))
                : LinkRule.CheckFile(page.Source, page.Name).Where(f => f.Rule == LinkRule.Name));
        }
        if (findings.Count > 0)
            throw new ExportException([.. findings.Select(f => $"{f.File}{(f.Cell is null ? "" : $", cell {f.Cell.Position}")}: {f.Message}")]);
    }
}
