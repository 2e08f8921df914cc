namespace Notebooks;

/// <summary>
/// The rule for notebooks that are also shown as slides: whoever has decided about one cell has decided about each, and the
/// first cell begins a slide. A notebook without slide metadata is none to show.
/// </summary>
internal static class SlideRule
{
    private const string Rule = "slide-type";

    private static readonly string Choose = $"choose one of {string.Join(", ", SlideTypes.All)}";

    public static IEnumerable<Finding> Check(CheckedNotebook notebook)
    {
        var cells = notebook.Notebook.Cells;
        if (!cells.Any(c => c.Metadata?["slideshow"] is not null))
            yield break;
        foreach (var cell in cells.Where(c => c.SlideType is null || !SlideTypes.All.Contains(c.SlideType)))
        {
            yield return notebook.Finding(Rule, cell,
                cell.Metadata.At("slideshow", "slide_type") is { } type ? $"{JsonText.OneLine(type)} is no slide type" : "the cell has no slide type, other cells have", Choose);
        }
        if (cells[0].SlideType is { } first && first != SlideTypes.Slide && SlideTypes.All.Contains(first))
            yield return notebook.Finding(Rule, cells[0], $"the first cell has the slide type {first}", "make it slide: a deck begins with one");
    }
}
