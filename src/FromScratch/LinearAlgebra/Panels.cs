using System.Numerics;
using System.Runtime.CompilerServices;

namespace FromScratch;

/// <summary>
/// The panels of a block of A, from the first row to the last: each up to three vectors high, by halves, packed or as it lies. A
/// copy of this value starts again.
/// </summary>
internal unsafe struct Panels<T, TVector, TSimd>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TVector : struct
    where TSimd : struct, ISimd<T, TVector>
{
    private readonly View<T> _a;
    private readonly int _packedFrom;
    private T* _packed;
    private int _row;

    /// <summary>
    /// Packs A, or only the last rows that don't fill half a vector: the kernel would read past them. In one panel these
    /// would be half of the work, so that it is packed as a whole.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Panels(View<T> a, bool packs)
    {
        _a = a;
        var inWholeHalves = a.Rows / TSimd.HalfWidth * TSimd.HalfWidth;
        _packedFrom = packs || (a.Rows < Tiles<T, TVector, TSimd>.Height && a.Rows > inWholeHalves) ? 0 : inWholeHalves;
        if (_packedFrom == a.Rows) return;

        _packed = Scratch<T>.Current.Left((nint)a.Columns * (a.Rows - _packedFrom + TSimd.Width));
        var target = _packed;
        int height;
        for (var row = _packedFrom; row < a.Rows; row += height, target += (nint)a.Columns * height)
        {
            height = RunAt(row).Height;
            Packing<T>.Pack(a.Part(new Segment(row, Math.Min(row + height, a.Rows)), new Segment(0, a.Columns)), target, height);
        }
    }

    /// <summary>How far k runs.</summary>
    public readonly int Depth => _a.Columns;

    /// <summary>The next panels of one height, if there are any.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryNext(out PanelRun<T> run)
    {
        run = default;
        if (_row >= _a.Rows) return false;
        var (height, count) = RunAt(_row);
        var rows = Math.Min(count * height, _a.Rows - _row);
        if (_row < _packedFrom)
        {
            run = new PanelRun<T>(_a.Origin + _row, _a.ColumnStep, height, count, _row, rows, height);
        }
        else
        {
            var next = (nint)_a.Columns * height;
            run = new PanelRun<T>(_packed, height, next, count, _row, rows, height);
            _packed += next * count;
        }

        _row += rows;
        return true;
    }

    /// <summary>
    /// The height of the panel that begins in a row, and how many follow of the same: the half vectors from there on, shared
    /// out equally, since a low panel loads as much of B for less work. A last panel that is not full is a run of its own.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly (int Height, int Count) RunAt(int row)
    {
        var rows = (row < _packedFrom ? _packedFrom : _a.Rows) - row;
        var panels = Segment.DivideUp(rows, Tiles<T, TVector, TSimd>.Height);
        var halves = Segment.DivideUp(rows, TSimd.HalfWidth);
        var halvesInOne = Segment.DivideUp(halves, panels);
        var height = halvesInOne * TSimd.HalfWidth;
        var count = halves - (panels * (halvesInOne - 1));
        return (height, Math.Max(1, Math.Min(count, rows / height)));
    }
}
