namespace Notebooks;

/// <summary>A notebook as a deck: slides side by side, each with the slides below it.</summary>
/// <param name="Columns">From left to right; in each, from top to bottom.</param>
internal sealed record Deck(IReadOnlyList<IReadOnlyList<DeckSlide>> Columns)
{
    /// <summary>All slides in the order in which they are shown.</summary>
    public IEnumerable<DeckSlide> Slides => Columns.SelectMany(c => c);
}

/// <summary>A slide.</summary>
/// <param name="Parts">What comes onto it, in this order.</param>
/// <param name="Notes">What only the speaker sees.</param>
internal sealed record DeckSlide(IReadOnlyList<SlidePart> Parts, IReadOnlyList<RenderedCell> Notes);

/// <summary>What comes onto a slide at once.</summary>
/// <param name="IsFragment">Whether it waits for a key.</param>
/// <param name="Cells">The cells.</param>
internal sealed record SlidePart(bool IsFragment, IReadOnlyList<RenderedCell> Cells);
