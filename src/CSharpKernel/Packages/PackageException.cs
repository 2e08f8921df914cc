namespace CSharpKernel;

/// <summary>Why packages or projects that a cell asks for can't be had, for the cell's reader.</summary>
/// <param name="message">What happened, and what to do.</param>
/// <param name="about">The package's id or project's path that it is about; null if it is about all of them.</param>
internal sealed class PackageException(string message, string? about = null) : Exception(message)
{
    public string? About => about;

    /// <summary>Whether a source of packages did not answer: an answer of yesterday is then better than none.</summary>
    public bool IsOffline { get; init; }
}
