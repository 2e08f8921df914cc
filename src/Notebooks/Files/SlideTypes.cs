namespace Notebooks;

/// <summary>What a cell's <c>metadata.slideshow.slide_type</c> may say, as VS Code, RISE and nbconvert know it.</summary>
internal static class SlideTypes
{
    /// <summary>Begins a slide, to the right of the one before.</summary>
    public const string Slide = "slide";

    /// <summary>Begins a slide below the one before.</summary>
    public const string Subslide = "subslide";

    /// <summary>Comes onto the slide at a key press.</summary>
    public const string Fragment = "fragment";

    /// <summary>Is in the notebook only.</summary>
    public const string Skip = "skip";

    /// <summary>Is shown to the speaker only.</summary>
    public const string Notes = "notes";

    /// <summary>Belongs to what stands before it.</summary>
    public const string Continued = "-";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Slide, Subslide, Fragment, Skip, Notes, Continued];
}
