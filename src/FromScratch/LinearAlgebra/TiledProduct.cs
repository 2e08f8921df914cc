using System.Numerics;

namespace FromScratch;

/// <summary>
/// C ← beta·C + alpha·A·B by tiles. An operand whose memory suits the kernel is read where it lies, the other is packed:
/// A in blocks that stay in the second-level cache, B once for all of A. Threads share rows and columns of C, never k,
/// so every element is the same sum in the same order whatever their number.
/// </summary>
internal readonly unsafe struct TiledProduct<T, TVector, TSimd> : IPhasedWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TVector : struct
    where TSimd : struct, ISimd<T, TVector>
{
    private readonly View<T> _a;
    private readonly View<T> _b;
    private readonly View<T> _c;
    private readonly T _alpha;
    private readonly T _beta;
    private readonly Blocking _blocking;
    private readonly T* _packedB;

    public TiledProduct(View<T> a, View<T> b, View<T> c, T alpha, T beta, int threads)
    {
        _a = a;
        _b = b;
        _c = c;
        _alpha = alpha;
        _beta = beta;
        _blocking = Blocking.For<T>(a, b, Tiles<T, TVector, TSimd>.Height, TSimd.HalfWidth, TSimd.Columns, threads);
        if (_blocking.PacksB) _packedB = Scratch<T>.Current.Right(_blocking.PackedBSize);
    }

    public int Phases => _blocking.PacksB ? 2 * _blocking.Depths * _blocking.Widths : 1;

    public int ItemsIn(int phase) => IsPacking(phase) ? _blocking.PackingItems : _blocking.Items;

    public void Do(int phase, int item)
    {
        if (!_blocking.PacksB)
        {
            for (var depth = 0; depth < _blocking.Depths; depth++)
                MultiplyBlock(item, 0, depth);
        }
        else
        {
            var (width, depth) = Math.DivRem(phase / 2, _blocking.Depths);
            if (IsPacking(phase))
                PackB(item, width, depth);
            else
                MultiplyBlock(item, width, depth);
        }
    }

    private bool IsPacking(int phase) => _blocking.PacksB && phase % 2 == 0;

    /// <summary>Packs this item's share of B's strips.</summary>
    private void PackB(int item, int width, int depth)
    {
        var ks = _blocking.Depth(depth);
        var columns = _blocking.Width(width);
        var share = columns.Part(item, _blocking.PackingItems, TSimd.Columns);
        var strips = _b.Part(ks, share).Transposed;
        Packing<T>.PackStrips(strips, _packedB + ((nint)(share.Start - columns.Start) * ks.Length), TSimd.Columns);
    }

    /// <summary>This item's block of C, for one range of k.</summary>
    private void MultiplyBlock(int item, int width, int depth)
    {
        var ks = _blocking.Depth(depth);
        var allColumns = _blocking.Width(width);
        var (rowItem, columnItem) = Math.DivRem(item, _blocking.ColumnItems);
        var rows = new Segment(0, _a.Rows).Part(rowItem, _blocking.RowItems, _blocking.RowUnit);
        var columns = allColumns.Part(columnItem, _blocking.ColumnItems, TSimd.Columns);
        if (rows.Length <= 0 || columns.Length <= 0) return;

        var a = _a.Part(rows, ks);
        var c = _c.Part(rows, columns);
        var beta = depth == 0 ? _beta : T.One;
        if (_packedB != null)
            Block<T, TVector, TSimd>.Multiply(a, _packedB + ((nint)(columns.Start - allColumns.Start) * ks.Length), c, _alpha, beta, _blocking.PacksA);
        else
            Block<T, TVector, TSimd>.Multiply(a, _b.Part(ks, columns), c, _alpha, beta, _blocking.PacksA);
    }
}
