using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace FromScratch;

/// <summary>The strips of a block of B, from the first column to the last: each as wide as a tile or less, packed or as it lies.</summary>
internal readonly unsafe struct Strips<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly StripRuns<T> _runs;
    private readonly int _count;

    /// <summary>
    /// B as it lies, in as few strips as possible, all alike but for a column: a last one of a column or two would load as much
    /// of A for little work.
    /// </summary>
    public Strips(View<T> b, int widest)
    {
        var strips = Segment.DivideUp(b.Columns, widest);
        var columns = Segment.DivideUp(b.Columns, strips);
        var wider = b.Columns - (strips * (columns - 1));
        _runs[_count++] = new StripRun<T>(b.Origin, b.RowStep, b.ColumnStep, columns * b.ColumnStep, wider, 0, columns);
        if (wider == strips) return;

        var first = wider * columns;
        _runs[_count++] = new StripRun<T>(b.At(0, first), b.RowStep, b.ColumnStep, (columns - 1) * b.ColumnStep, strips - wider, first, columns - 1);
    }

    /// <summary>So many columns of B, packed by strips of one width, of which the last may have columns to spare.</summary>
    public Strips(T* packed, int depth, int columns, int width)
    {
        var (strips, rest) = Math.DivRem(columns, width);
        var next = (nint)depth * width;
        if (strips > 0) _runs[_count++] = new StripRun<T>(packed, width, 1, next, strips, 0, width);
        if (rest > 0) _runs[_count++] = new StripRun<T>(packed + (strips * next), width, 1, next, 1, strips * width, rest);
    }

    /// <summary>The strips, those of one width beside each other.</summary>
    [UnscopedRef]
    public ReadOnlySpan<StripRun<T>> Runs => ((ReadOnlySpan<StripRun<T>>)_runs)[.._count];
}
