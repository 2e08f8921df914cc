namespace Notebooks;

/// <summary>A notebook to work on.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Name">What to call it: its path from the repository's root, with slashes.</param>
internal sealed record NotebookSource(string Path, string Name);
