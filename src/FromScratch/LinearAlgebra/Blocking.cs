using System.Numerics;

namespace FromScratch;

/// <summary>How a tiled product is cut: what is packed, how far k runs at a time, and what the threads share.</summary>
internal readonly record struct Blocking
{
    /// <summary>Bytes of one packed row of A and column of B: as far as k runs at a time.</summary>
    private const int DepthBytes = 2048;

    /// <summary>Panels of A in a block: with <see cref="DepthBytes"/> about half a second-level cache.</summary>
    private const int PanelsInBlock = 10;

    /// <summary>Most columns of B packed at a time.</summary>
    private const int MostColumns = 2048;

    /// <summary>Half a page: addresses apart by multiples of it have two places of a cache line between them.</summary>
    private const int CompetingBytes = 2048;

    /// <summary>Most of a page: columns so far apart are on a page each, more pages than the processor keeps at hand.</summary>
    private const int FarBytes = 3584;

    private readonly int _k;
    private readonly int _n;

    private Blocking(int k, int n) => (_k, _n) = (k, n);

    public bool PacksA { get; private init; }

    public bool PacksB { get; private init; }

    /// <summary>Ranges of k.</summary>
    public int Depths { get; private init; }

    /// <summary>Ranges of columns packed together.</summary>
    public int Widths { get; private init; }

    public int RowItems { get; private init; }

    public int ColumnItems { get; private init; }

    public int Items => RowItems * ColumnItems;

    /// <summary>
    /// Rows that stay together: a whole panel for one thread, half a vector for several, which otherwise wait for the one with a
    /// panel more.
    /// </summary>
    public int RowUnit { get; private init; }

    public int PackingItems { get; private init; }

    public nint PackedBSize { get; private init; }

    public Segment Depth(int index) => new Segment(0, _k).Part(index, Depths, 1);

    public Segment Width(int index) => new Segment(0, _n).Part(index, Widths, 8);

    public static unsafe Blocking For<T>(View<T> a, View<T> b, int height, int halfVector, int tileColumns, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (m, k, n) = (a.Rows, a.Columns, b.Columns);
        var packsA = a.RowStep != 1 || (m > height && n > (Compete<T>(a.ColumnStep) ? 4 : IsFar<T>(a.ColumnStep) ? 16 : 200) * tileColumns);
        var packsB = b.RowStep == 1
            ? m > (Compete<T>(b.ColumnStep) ? 8 : 40) * height
            : m > (Compete<T>(b.RowStep) ? 2 : 8) * height && k > 16;
        var depths = Segment.DivideUp(k, DepthBytes / sizeof(T));
        var widths = packsB ? Segment.DivideUp(n, MostColumns) : 1;

        var panels = Segment.DivideUp(m, height);
        var rowItems = packsA ? Segment.DivideUp(panels, PanelsInBlock) : 1;
        var columnItems = 1;
        if (threads > 1 && rowItems % threads != 0)
        {
            // Rows in whole panels, if there are enough of them for equal shares; columns otherwise.
            if (panels >= 4 * threads)
                rowItems = Segment.DivideUp(rowItems, threads) * threads;
            else
                columnItems = threads;
        }

        return new Blocking(k, n)
        {
            PacksA = packsA,
            PacksB = packsB,
            Depths = depths,
            Widths = widths,
            RowItems = rowItems,
            ColumnItems = columnItems,
            RowUnit = threads == 1 ? height : halfVector,
            PackingItems = threads,
            PackedBSize = packsB ? (nint)(Segment.DivideUp(k, depths) + 1) * (Segment.DivideUp(n, widths) + 16) : 0,
        };
    }

    /// <summary>
    /// Whether elements so far apart fall into a few sets of the first-level cache, and drive each other out of it. All
    /// others are read where they lie until there is so much to do with them that packing is cheap beside it.
    /// </summary>
    private static unsafe bool Compete<T>(nint step)
        where T : unmanaged => step * sizeof(T) % CompetingBytes == 0;

    private static unsafe bool IsFar<T>(nint step)
        where T : unmanaged => step * sizeof(T) >= FarBytes;
}
