namespace Notebooks;

/// <summary>The book's table of contents.</summary>
/// <param name="Title">The book's title.</param>
/// <param name="Start">The page that the site opens with, made from the topmost README; null where there is none.</param>
/// <param name="Chapters">The chapters, those of a volume behind one another.</param>
internal sealed record BookContents(string Title, BookPage? Start, IReadOnlyList<Chapter> Chapters)
{
    /// <summary>Where the site opens.</summary>
    public const string StartAddress = "index.html";

    /// <summary>All pages but the first, in reading order.</summary>
    public IReadOnlyList<BookPage> Pages { get; } = [.. Chapters.SelectMany(c => c.Pages)];

    /// <summary>The chapters by volume, in the order in which the volumes begin.</summary>
    public IEnumerable<IGrouping<string, Chapter>> Groups => Chapters.GroupBy(c => c.Group);

    /// <summary>The same contents with other pages for its sections.</summary>
    public BookContents WithSections(Func<BookPage, BookPage> change) => new(Title, Start, [.. Chapters.Select(c => c with { Sections = [.. c.Sections.Select(change)] })]);

    /// <summary>The chapter that a page belongs to; null for the first page.</summary>
    public Chapter? ChapterOf(BookPage page) => Chapters.FirstOrDefault(c => c.Pages.Contains(page));
}
