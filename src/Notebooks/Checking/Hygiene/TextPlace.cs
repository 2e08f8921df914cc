namespace Notebooks;

/// <summary>Where a text stands in a notebook.</summary>
internal enum TextPlace
{
    /// <summary>In an output, where a reader sees it.</summary>
    Shown,

    /// <summary>In an output's attributes and scripts, where a number with a unit means something else.</summary>
    Hidden,

    /// <summary>In what the author wrote: examples of times and numbers are his own.</summary>
    Source,
}
