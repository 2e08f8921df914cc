using System.Numerics;

namespace FromScratch;

/// <summary>
/// C ← beta·C + alpha·A·B by tiles. An operand whose memory suits the kernel is read where it lies, the other is packed, in
/// blocks that stay in the second-level cache. Threads share rows and columns of C, never k, so every element is the same sum in
/// the same order whatever their number; and each packs for itself what it needs, since it costs a processor more to take a
/// block from another one's cache than to pack it again.
/// </summary>
internal readonly unsafe struct TiledProduct<T, TVector, TSimd> : IDividedWork
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

    public TiledProduct(View<T> a, View<T> b, View<T> c, T alpha, T beta, int threads)
    {
        _a = a;
        _b = b;
        _c = c;
        _alpha = alpha;
        _beta = beta;
        _blocking = Blocking.For<T>(a, b, Tiles<T, TVector, TSimd>.Height, TSimd.Columns, threads);
    }

    public int Items => _blocking.RowItems * _blocking.ColumnItems;

    public void Do(int item)
    {
        var (rowItem, columnItem) = Math.DivRem(item, _blocking.ColumnItems);
        var rows = new Segment(0, _a.Rows).Part(rowItem, _blocking.RowItems, TSimd.HalfWidth);
        var columns = new Segment(0, _b.Columns).Part(columnItem, _blocking.ColumnItems, TSimd.Columns);
        if (rows.Length <= 0 || columns.Length <= 0) return;

        var blocks = _blocking.ColumnBlocks(columns.Length);
        for (var i = 0; i < blocks; i++)
        {
            var part = columns.Part(i, blocks, TSimd.Columns);
            for (var depth = 0; depth < _blocking.Depths; depth++)
                Multiply(rows, new Segment(0, _a.Columns).Part(depth, _blocking.Depths, 1), part, depth == 0 ? _beta : T.One);
        }
    }

    /// <summary>One range of k, for which B is packed once and A block after block.</summary>
    private void Multiply(Segment rows, Segment ks, Segment columns, T beta)
    {
        var b = _b.Part(ks, columns);
        T* packed = null;
        if (_blocking.PacksB)
        {
            packed = Scratch<T>.Current.Right((nint)ks.Length * (columns.Length + TSimd.Columns));
            Packing<T>.PackStrips(b.Transposed, packed, TSimd.Columns);
        }

        var blocks = _blocking.RowBlocks(rows.Length);
        for (var i = 0; i < blocks; i++)
        {
            var block = rows.Part(i, blocks, Tiles<T, TVector, TSimd>.Height);
            var (a, c) = (_a.Part(block, ks), _c.Part(block, columns));
            if (_blocking.PacksB)
                Block<T, TVector, TSimd>.Multiply(a, packed, c, _alpha, beta, _blocking.PacksA);
            else
                Block<T, TVector, TSimd>.Multiply(a, b, c, _alpha, beta, _blocking.PacksA);
        }
    }
}
