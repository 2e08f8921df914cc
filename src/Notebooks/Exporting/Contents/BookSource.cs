namespace Notebooks;

/// <summary>A notebook to export.</summary>
/// <param name="Notebook">The notebook, whose place decides where its page goes and where its links start from.</param>
/// <param name="Executed">The file that has its outputs: itself, or an executed copy.</param>
internal sealed record BookSource(NotebookSource Notebook, string Executed)
{
    // An exercise's master and solution would give the answers away.
    private static readonly string[] Hidden = [".master.ipynb", ".solution.ipynb"];

    /// <summary>Whether a notebook belongs into a book: the masters and solutions of exercises do not.</summary>
    public static bool IsForReaders(NotebookSource notebook) => !Hidden.Any(h => notebook.Path.EndsWith(h, StringComparison.OrdinalIgnoreCase));

    /// <summary>The notebooks that were found, with their saved outputs.</summary>
    public static IReadOnlyList<BookSource> Of(NotebookSearch search) => [.. search.Notebooks.Where(IsForReaders).Select(n => new BookSource(n, n.Path))];

    /// <summary>The notebooks that ran, with the outputs of that run.</summary>
    public static IReadOnlyList<BookSource> Of(IEnumerable<NotebookResult> results) =>
        [.. results.Where(r => IsForReaders(r.Notebook)).Select(r => new BookSource(r.Notebook, r.Copy ?? r.Notebook.Path))];
}
