namespace Notebooks;

/// <summary>What a page's file says: its cells, their Markdown parsed.</summary>
/// <param name="Cells">The cells; of a Markdown file, one.</param>
/// <param name="Title">The first heading as words, or null if there is none.</param>
/// <param name="IsExecuted">Whether it has been executed, or has nothing to execute.</param>
internal sealed record PageText(IReadOnlyList<PageCell> Cells, string? Title, bool IsExecuted)
{
    /// <summary>The text of a notebook.</summary>
    public static PageText OfNotebook(NotebookFile notebook)
    {
        List<PageCell> cells = [.. notebook.Cells.Select(c => new PageCell(c, c.Type == "markdown" ? CellMarkdown.Parse(c.Source) : null))];
        var code = NotebookRun.CellsToRun(notebook);
        return new(cells, TitleOf(cells), code.Count == 0 || code.Any(c => c.Node["execution_count"] is not null || c.Outputs is { Count: > 0 }));
    }

    /// <summary>The text of a Markdown file.</summary>
    public static PageText OfMarkdown(string markdown)
    {
        List<PageCell> cells = [new(null, CellMarkdown.Parse(markdown))];
        return new(cells, TitleOf(cells), IsExecuted: true);
    }

    private static string? TitleOf(IEnumerable<PageCell> cells) =>
        cells.SelectMany(c => c.Markdown?.Headings ?? []).Select(h => h.Text).FirstOrDefault(t => t.Length > 0);
}

/// <summary>A cell of a page.</summary>
/// <param name="Cell">The notebook's cell; null for the text of a README.</param>
/// <param name="Markdown">Its Markdown; null for code and raw text.</param>
internal sealed record PageCell(NotebookCell? Cell, CellMarkdown? Markdown)
{
    /// <summary>Whether it is for whoever teaches with the notebook: a cell of slide type <c>notes</c>.</summary>
    public bool IsForTeacher => Cell?.Metadata.At("slideshow", "slide_type").AsText() == "notes";
}
