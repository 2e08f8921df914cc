namespace Notebooks;

/// <summary>Something about a file that isn't as it should be.</summary>
/// <param name="Rule">The rule's short name, such as <c>heading</c>.</param>
/// <param name="File">The file, as messages name it.</param>
/// <param name="Cell">The cell, or null if it is the whole file.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record Finding(string Rule, string File, NotebookCell? Cell, string Message, string Remedy)
{
    /// <summary>All of it on one line.</summary>
    public string Text => $"{Rule}: {File}{(Cell is null ? "" : $", {Cell.Name}")}: {Message}; {Remedy.Replace("FILE", File, StringComparison.Ordinal)}";
}
