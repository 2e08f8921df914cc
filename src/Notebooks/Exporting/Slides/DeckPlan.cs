namespace Notebooks;

/// <summary>
/// Lays the cells of a notebook out as a deck, as nbconvert and RISE do: <c>slide</c> goes right, <c>subslide</c> down, a
/// <c>fragment</c> holds what follows up to the next of these, notes and skipped cells end nothing.
/// </summary>
internal sealed class DeckPlan
{
    private readonly List<List<DeckSlide>> _columns = [];
    private readonly List<SlidePart> _parts = [];
    private readonly List<RenderedCell> _cells = [];
    private readonly List<RenderedCell> _notes = [];
    private bool _isFragment;

    private DeckPlan()
    {
    }

    /// <summary>Whether a notebook says anything about slides. One that doesn't would be a single slide.</summary>
    public static bool IsPlanned(IEnumerable<NotebookCell> cells) => cells.Any(c => c.SlideType is not null);

    /// <summary>Plans a deck.</summary>
    /// <param name="cells">The notebook's cells, in their order.</param>
    public static Deck Of(IEnumerable<RenderedCell> cells)
    {
        var plan = new DeckPlan();
        foreach (var cell in cells)
            plan.Add(cell);
        plan.EndSlide();
        return new([.. plan._columns]);
    }

    private void Add(RenderedCell cell)
    {
        switch (cell.Cell?.SlideType)
        {
            case SlideTypes.Skip:
                return;
            case SlideTypes.Notes:
                _notes.Add(cell);
                return;
            case SlideTypes.Slide:
                EndSlide();
                _columns.Add([]);
                break;
            case SlideTypes.Subslide:
                EndSlide();
                break;
            case SlideTypes.Fragment:
                EndPart();
                // What a deck begins with has nothing to wait for.
                _isFragment = _columns.Count > 0;
                break;
        }
        if (_columns.Count == 0)
            _columns.Add([]);
        _cells.Add(cell);
    }

    private void EndPart()
    {
        if (_cells.Count > 0)
            _parts.Add(new(_isFragment, [.. _cells]));
        _cells.Clear();
        _isFragment = false;
    }

    private void EndSlide()
    {
        EndPart();
        // Notes that stand before everything else go with the first slide.
        if (_parts.Count == 0)
            return;
        _columns[^1].Add(new([.. _parts], [.. _notes]));
        _parts.Clear();
        _notes.Clear();
    }
}
