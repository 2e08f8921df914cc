using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace FromScratch;

/// <summary>
/// The panels of a block of A, from the first row to the last: each up to three vectors high, by halves, packed or as it lies. They
/// are cut once for all strips of B, since a short strip takes hardly longer than cutting them.
/// </summary>
internal readonly unsafe struct Panels<T, TVector, TSimd>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TVector : struct
    where TSimd : struct, ISimd<T, TVector>
{
    private readonly PanelRuns<T> _runs;
    private readonly int _count;

    /// <summary>
    /// Packs A, or only the last rows that don't fill half a vector: the kernel would read past them. In one panel these
    /// would be half of the work, so that it is packed as a whole.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Panels(View<T> a, bool packs)
    {
        Depth = a.Columns;
        var inWholeHalves = a.Rows / TSimd.HalfWidth * TSimd.HalfWidth;
        var packedFrom = packs || (a.Rows < Tiles<T, TVector, TSimd>.Height && a.Rows > inWholeHalves) ? 0 : inWholeHalves;
        var row = 0;
        while (row < packedFrom)
        {
            var (height, count) = Cut(packedFrom - row);
            _runs[_count++] = new PanelRun<T>(a.Origin + row, a.ColumnStep, height, count, row, count * height, height);
            row += count * height;
        }

        if (packedFrom == a.Rows) return;

        var packed = Scratch<T>.Current.Left((nint)a.Columns * (a.Rows - packedFrom + TSimd.Width));
        while (row < a.Rows)
        {
            var (height, count) = Cut(a.Rows - row);
            var rows = Math.Min(count * height, a.Rows - row);
            var next = (nint)a.Columns * height;
            _runs[_count++] = new PanelRun<T>(packed, height, next, count, row, rows, height);
            for (var end = row + rows; row < end; row += height, packed += next)
                Packing<T>.Pack(a.Part(new Segment(row, Math.Min(row + height, end)), new Segment(0, a.Columns)), packed, height);
            row = Math.Min(row, a.Rows);
        }
    }

    /// <summary>How far k runs.</summary>
    public int Depth { get; }

    /// <summary>The panels, those of one height beside each other.</summary>
    [UnscopedRef]
    public ReadOnlySpan<PanelRun<T>> Runs => ((ReadOnlySpan<PanelRun<T>>)_runs)[.._count];

    /// <summary>
    /// The height of the first panel of so many rows, and how many follow of the same: the half vectors, shared out equally,
    /// since a low panel loads as much of B for less work. A last panel that is not full is a run of its own.
    /// </summary>
    private static (int Height, int Count) Cut(int rows)
    {
        var panels = Segment.DivideUp(rows, Tiles<T, TVector, TSimd>.Height);
        var halves = Segment.DivideUp(rows, TSimd.HalfWidth);
        var halvesInOne = Segment.DivideUp(halves, panels);
        var height = halvesInOne * TSimd.HalfWidth;
        var count = halves - (panels * (halvesInOne - 1));
        return (height, Math.Max(1, Math.Min(count, rows / height)));
    }
}
