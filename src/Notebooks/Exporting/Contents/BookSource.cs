namespace Notebooks;

/// <summary>A notebook to export.</summary>
/// <param name="Notebook">The notebook, whose place decides where its page goes and where its links start from.</param>
/// <param name="Executed">The file that has its outputs: itself, or an executed copy.</param>
internal sealed record BookSource(NotebookSource Notebook, string Executed)
{
    /// <summary>Whether a notebook belongs into a book: an exercise's master and solution would give the answers away, and what a learner kept is the learner's.</summary>
    public static bool IsForReaders(NotebookSource notebook) => !ExerciseFiles.IsMaster(notebook.Path) && !ExerciseFiles.IsPrivate(notebook.Path);

    /// <summary>The notebooks that were found, with their saved outputs.</summary>
    public static IReadOnlyList<BookSource> Of(NotebookSearch search) => [.. search.Notebooks.Where(IsForReaders).Select(n => new BookSource(n, n.Path))];

    /// <summary>The notebooks that ran, with the outputs of that run.</summary>
    public static IReadOnlyList<BookSource> Of(IEnumerable<NotebookResult> results) =>
        [.. results.Where(r => IsForReaders(r.Notebook)).Select(r => new BookSource(r.Notebook, r.Copy ?? r.Notebook.Path))];
}
