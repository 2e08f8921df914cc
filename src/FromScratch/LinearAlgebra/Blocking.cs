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

    private int Height { get; init; }

    public bool PacksA { get; private init; }

    public bool PacksB { get; private init; }

    /// <summary>Ranges of k.</summary>
    public int Depths { get; private init; }

    /// <summary>Ranges of rows that threads share.</summary>
    public int RowItems { get; private init; }

    /// <summary>Ranges of columns that threads share.</summary>
    public int ColumnItems { get; private init; }

    /// <summary>Into how many ranges a thread's columns are cut.</summary>
    public int ColumnBlocks(int columns) => PacksB ? Segment.DivideUp(columns, MostColumns) : 1;

    /// <summary>Into how many blocks a thread's rows are cut.</summary>
    public int RowBlocks(int rows) => PacksA ? Segment.DivideUp(Segment.DivideUp(rows, Height), PanelsInBlock) : 1;

    public static unsafe Blocking For<T>(View<T> a, View<T> b, int height, int tileColumns, int threads)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var (m, k, n) = (a.Rows, a.Columns, b.Columns);
        var packsA = a.RowStep != 1 || (m > height && n > (Compete<T>(a.ColumnStep) ? 4 : IsFar<T>(a.ColumnStep) ? 16 : 200) * tileColumns);
        var packsB = b.RowStep == 1
            ? m > (Compete<T>(b.ColumnStep) ? 8 : 40) * height
            : m > (Compete<T>(b.RowStep) ? 2 : 8) * height && k > 16;
        var rowItems = RowItemsOf(threads, m, n, packsA, packsB, height);
        return new Blocking
        {
            Height = height,
            PacksA = packsA,
            PacksB = packsB,
            Depths = Segment.DivideUp(k, DepthBytes / sizeof(T)),
            RowItems = rowItems,
            ColumnItems = threads / rowItems,
        };
    }

    /// <summary>
    /// Into how many parts the rows are cut; the columns into as many as give each thread one part of both. Threads with the same
    /// columns each pack B for themselves, and those with the same rows A: so cut, they pack least altogether. Where nothing is
    /// packed only the rows are cut, if there are enough of them.
    /// </summary>
    private static int RowItemsOf(int threads, int m, int n, bool packsA, bool packsB, int height)
    {
        var (best, least) = (1, double.PositiveInfinity);
        for (var rowItems = threads; rowItems > 0; rowItems--)
        {
            if (threads % rowItems != 0) continue;
            double packed = (packsA ? (double)m * (threads / rowItems) : 0) + (packsB ? (double)n * rowItems : 0);
            var hasEnough = m >= 4 * height * rowItems || rowItems == 1;
            if (hasEnough && packed < least) (best, least) = (rowItems, packed);
        }

        return best;
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
