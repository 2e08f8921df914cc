using System.Numerics;
using System.Runtime.CompilerServices;

namespace FromScratch;

/// <summary>
/// The panels of a block of A, from the first row to the last: each up to three vectors high, packed or as it lies. A
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

    /// <summary>Packs A, or only the last rows that don't fill a vector: the kernel would read past them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Panels(View<T> a, bool packs)
    {
        _a = a;
        _packedFrom = packs ? 0 : a.Rows / TSimd.Width * TSimd.Width;
        if (_packedFrom == a.Rows) return;

        _packed = Scratch<T>.Current.Left((nint)a.Columns * (a.Rows - _packedFrom + TSimd.Width));
        var target = _packed;
        for (var row = _packedFrom; row < a.Rows;)
        {
            var vectors = VectorsAt(row);
            var rows = Math.Min(vectors * TSimd.Width, a.Rows - row);
            Packing<T>.Pack(a.Part(new Segment(row, row + rows), new Segment(0, a.Columns)), target, vectors * TSimd.Width);
            target += (nint)a.Columns * vectors * TSimd.Width;
            row += rows;
        }
    }

    /// <summary>How far k runs.</summary>
    public readonly int Depth => _a.Columns;

    public Panel<T> Current { get; private set; }

    /// <summary>Goes to the next panel, if there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoveNext()
    {
        if (_row >= _a.Rows) return false;
        var vectors = VectorsAt(_row);
        var height = vectors * TSimd.Width;
        if (_row < _packedFrom)
        {
            Current = new Panel<T>(_a.Origin + _row, _a.ColumnStep, _row, height, vectors);
        }
        else
        {
            Current = new Panel<T>(_packed, height, _row, Math.Min(height, _a.Rows - _row), vectors);
            _packed += (nint)_a.Columns * height;
        }

        _row += height;
        return true;
    }

    /// <summary>
    /// The height of the panel that begins in a row: the vectors from there on, shared out equally, since a panel of one
    /// vector loads as much of B for a third of the work.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int VectorsAt(int row)
    {
        var end = row < _packedFrom ? _packedFrom : _a.Rows;
        var vectors = DivideUp(end - row, TSimd.Width);
        return DivideUp(vectors, DivideUp(vectors, Tiles<T, TVector, TSimd>.MostVectors));
    }

    private static int DivideUp(int value, int unit) => (value + unit - 1) / unit;
}
