namespace Notebooks;

/// <summary>A notebook as the rules look at it.</summary>
internal sealed class CheckedNotebook
{
    private readonly Lazy<string> _written;
    private readonly Lazy<IReadOnlyList<OutputView>> _outputs;
    private readonly Lazy<IReadOnlyList<(NotebookCell Cell, MarkdownText Text)>> _prose;

    /// <param name="source">Which one.</param>
    /// <param name="notebook">What the file holds.</param>
    /// <param name="content">The file's bytes.</param>
    /// <param name="root">The repository's root.</param>
    public CheckedNotebook(NotebookSource source, NotebookFile notebook, byte[] content, string root)
    {
        (Source, Notebook, Content, Root) = (source, notebook, content, root);
        _written = new(() => string.Join('\n', notebook.Cells.Select(c => c.Source)));
        _outputs = new(() => [.. notebook.CodeCells.SelectMany(c => OutputComparer.Merged(c.Outputs).Select((o, i) => new OutputView(c, i + 1, o)))]);
        _prose = new(() => [.. notebook.Cells.Where(c => c.Type == "markdown").Select(c => (c, MarkdownText.Parse(c.Source)))]);
    }

    public NotebookSource Source { get; }

    public NotebookFile Notebook { get; }

    public byte[] Content { get; }

    public string Root { get; }

    /// <summary>The names that it must not give away.</summary>
    public MachineNames Names { get; init; } = MachineNames.Current;

    /// <summary>Everything that its author wrote, in one text.</summary>
    public string Written => _written.Value;

    /// <summary>Everything that its code cells show.</summary>
    public IReadOnlyList<OutputView> Outputs => _outputs.Value;

    /// <summary>Its Markdown cells.</summary>
    public IReadOnlyList<(NotebookCell Cell, MarkdownText Text)> Prose => _prose.Value;

    /// <summary>Makes a finding about it.</summary>
    public Finding Finding(string rule, NotebookCell? cell, string message, string remedy) => new(rule, Source.Name, cell, message, remedy);
}
