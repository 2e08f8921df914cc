namespace FromScratch.Interactive;

/// <summary>Which rows (or columns) of a matrix are seen: all up to 20, otherwise the first and the last five.</summary>
internal sealed class ShownIndices
{
    /// <summary>Up to so many rows or columns a matrix is shown whole.</summary>
    public const int WholeUpTo = 20;

    private const int Edge = 5;

    private ShownIndices(int[] indices, int gapBefore)
    {
        Indices = indices;
        GapBefore = gapBefore;
    }

    /// <summary>The indices in order.</summary>
    public int[] Indices { get; }

    /// <summary>The position in <see cref="Indices"/> before which the ellipsis stands; -1 where nothing is left out.</summary>
    public int GapBefore { get; }

    /// <summary>Whether something is left out.</summary>
    public bool IsCut => GapBefore >= 0;

    /// <summary>Chooses among so many.</summary>
    public static ShownIndices Of(int count) => count <= WholeUpTo
        ? new([.. Enumerable.Range(0, count)], -1)
        : new([.. Enumerable.Range(0, Edge), .. Enumerable.Range(count - Edge, Edge)], Edge);
}
