namespace Notebooks;

/// <summary>A chapter of the book: the sections that one README lists.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Group">What it belongs to: a volume, the exercises, or neither.</param>
/// <param name="Overview">The page of its README, or null if there is none.</param>
/// <param name="Sections">Its notebooks, in the README's order.</param>
internal sealed record Chapter(string Title, string Group, BookPage? Overview, IReadOnlyList<BookPage> Sections)
{
    /// <summary>Its pages in reading order.</summary>
    public IEnumerable<BookPage> Pages => Overview is null ? Sections : Sections.Prepend(Overview);
}
