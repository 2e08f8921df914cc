namespace Notebooks;

/// <summary>A book that can't be written. Each line says which file, where in it, and what is wrong.</summary>
internal sealed class ExportException(IReadOnlyList<string> problems) : Exception(string.Join('\n', problems))
{
    /// <summary>One line for each thing that is wrong.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;

    public ExportException(string problem) : this([problem])
    {
    }
}
