using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Notebooks.Tests;

/// <summary>A small book: notebooks in a folder of the test's own, and the site made of them, without any npm package.</summary>
internal sealed class ExportedBook : IDisposable
{
    private readonly TempFolder _folder = new();

    /// <summary>The folder that stands for the repository.</summary>
    public string Root => _folder.Path;

    /// <summary>Where the site goes.</summary>
    public string Site => _folder.File("site");

    public void Dispose() => _folder.Dispose();

    /// <summary>Writes a file.</summary>
    public ExportedBook With(string path, string content)
    {
        _folder.Write(path, content);
        return this;
    }

    /// <summary>Writes a notebook of one Markdown cell, and of executed code cells where outputs are given.</summary>
    public ExportedBook WithNotebook(string path, string markdown, params (string Source, string Outputs, string Metadata)[] code)
    {
        var cells = new List<string> { $$"""{ "cell_type": "markdown", "id": "text", "metadata": {}, "source": {{Json(markdown)}} }""" };
        cells.AddRange(code.Select((c, i) => $$"""{ "cell_type": "code", "id": "c{{i}}", "execution_count": {{i + 1}}, "metadata": { {{c.Metadata}} }, "outputs": [ {{c.Outputs}} ], "source": {{Json(c.Source)}} }"""));
        return With(path, $$"""{ "cells": [ {{string.Join(",", cells)}} ], "metadata": {}, "nbformat": 4, "nbformat_minor": 5 }""");
    }

    /// <summary>An output that a cell displays.</summary>
    public static string Display(string type, string content) => $$"""{ "output_type": "display_data", "metadata": {}, "data": { "{{type}}": {{Json(content)}} } }""";

    /// <summary>Makes the site.</summary>
    public async Task<ExportResult> ExportAsync(params string[] paths)
    {
        var search = NotebookSearch.Find(paths, Root);
        var without = Task.FromResult<(NodePackages?, string?)>((null, "there is none here"));
        return await new BookExport(search.Root, without).WriteAsync(BookSource.Of(search), Site, CancellationToken.None);
    }

    /// <summary>The problems for which no site is made.</summary>
    public async Task<IReadOnlyList<string>> RefusedAsync() => (await Assert.ThrowsAsync<ExportException>(() => ExportAsync())).Problems;

    /// <summary>A page of the site.</summary>
    public IDocument Page(string address) => new HtmlParser().ParseDocument(File.ReadAllText(Path.Combine(Site, address)));

    /// <summary>Its main part.</summary>
    public IElement Main(string address) => Page(address).QuerySelector("main")!;

    /// <summary>All files of the site.</summary>
    public IReadOnlyList<string> Files => [.. Directory.EnumerateFiles(Site, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Site, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    private static string Json(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
