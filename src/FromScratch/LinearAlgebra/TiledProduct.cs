using System.Numerics;
using System.Runtime.CompilerServices;

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
        _blocking = Blocking.For<T>(a, b, Tiles<T, TVector, TSimd>.Height, TSimd.Columns, threads);
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
        for (var j = share.Start; j < share.End; j += TSimd.Columns)
        {
            var lanes = Math.Min(TSimd.Columns, share.End - j);
            var strip = new View<T>(_b.At(ks.Start, j), lanes, ks.Length, _b.ColumnStep, _b.RowStep);
            Packing<T>.Pack(strip, _packedB + ((nint)(j - columns.Start) * ks.Length), TSimd.Columns);
        }
    }

    /// <summary>This item's block of C, for one range of k.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MultiplyBlock(int item, int width, int depth)
    {
        var ks = _blocking.Depth(depth);
        var allColumns = _blocking.Width(width);
        var (rowItem, columnItem) = Math.DivRem(item, _blocking.ColumnItems);
        var rows = new Segment(0, _a.Rows).Part(rowItem, _blocking.RowItems, Tiles<T, TVector, TSimd>.Height);
        var columns = allColumns.Part(columnItem, _blocking.ColumnItems, TSimd.Columns);
        if (rows.Length <= 0 || columns.Length <= 0) return;

        var beta = depth == 0 ? _beta : T.One;
        var panels = PackA(rows, ks, out var firstPacked);
        var height = Tiles<T, TVector, TSimd>.Height;
        for (var j = columns.Start; j < columns.End; j += TSimd.Columns)
        {
            var tileColumns = Math.Min(TSimd.Columns, columns.End - j);
            var b = _packedB != null ? _packedB + ((nint)(j - allColumns.Start) * ks.Length) : _b.At(ks.Start, j);
            var bStep = _packedB != null ? TSimd.Columns : _b.RowStep;
            var bColumn = _packedB != null ? 1 : _b.ColumnStep;
            var panel = panels;
            for (var i = rows.Start; i < rows.End; i += height)
            {
                var tileRows = Math.Min(height, rows.End - i);
                var vectors = (tileRows + TSimd.Width - 1) / TSimd.Width;
                var tile = new View<T>(_c.At(i, j), tileRows, tileColumns, _c.RowStep, _c.ColumnStep);
                if (i < firstPacked)
                {
                    MultiplyTile(ks.Length, _a.At(i, ks.Start), _a.ColumnStep, b, bStep, bColumn, tile, vectors, beta);
                }
                else
                {
                    MultiplyTile(ks.Length, panel, vectors * TSimd.Width, b, bStep, bColumn, tile, vectors, beta);
                    panel += (nint)ks.Length * vectors * TSimd.Width;
                }
            }
        }
    }

    /// <summary>
    /// Packs the block of A, or only its last rows where they don't fill their vectors: the kernel would read past them.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private T* PackA(Segment rows, Segment ks, out int firstPacked)
    {
        var height = Tiles<T, TVector, TSimd>.Height;
        firstPacked = rows.Start;
        if (!_blocking.PacksA)
        {
            firstPacked = rows.Length % TSimd.Width == 0 ? rows.End : rows.Start + (rows.Length / height * height);
            if (firstPacked == rows.End) return null;
        }

        var panels = Scratch<T>.Current.Left((nint)ks.Length * (rows.End - firstPacked + TSimd.Width));
        var panel = panels;
        for (var i = firstPacked; i < rows.End; i += height)
        {
            var lanes = Math.Min(height, rows.End - i);
            var padded = (lanes + TSimd.Width - 1) / TSimd.Width * TSimd.Width;
            Packing<T>.Pack(new View<T>(_a.At(i, ks.Start), lanes, ks.Length, _a.RowStep, _a.ColumnStep), panel, padded);
            panel += (nint)ks.Length * padded;
        }

        return panels;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void MultiplyTile(nint depth, T* a, nint aStep, T* b, nint bStep, nint bColumn, View<T> tile, int vectors, T beta)
    {
        var kernel = Tiles<T, TVector, TSimd>.Kernel(vectors, tile.Columns);
        if (tile.RowStep == 1 && tile.Rows == vectors * TSimd.Width)
            kernel(depth, a, aStep, b, bStep, bColumn, tile.Origin, tile.ColumnStep, _alpha, beta);
        else
            MultiplyPartialTile(kernel, depth, a, aStep, b, bStep, bColumn, tile, vectors * TSimd.Width, beta);
    }

    /// <summary>A tile that C holds only in part, or row after row: multiplied beside C, then merged.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    private void MultiplyPartialTile(
        delegate*<nint, T*, nint, T*, nint, nint, T*, nint, T, T, void> kernel,
        nint depth, T* a, nint aStep, T* b, nint bStep, nint bColumn, View<T> tile, int height, T beta)
    {
        // The largest tile, 24 by 8 doubles or 48 by 8 floats.
        var product = stackalloc byte[1536];
        var values = (T*)product;
        kernel(depth, a, aStep, b, bStep, bColumn, values, height, T.One, T.Zero);
        Merge(new View<T>(values, tile.Rows, tile.Columns, 1, height), tile, _alpha, beta);
    }

    /// <summary>c ← beta·c + alpha·product, along whichever direction c is contiguous in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Merge(View<T> product, View<T> c, T alpha, T beta)
    {
        if (c.RowStep != 1)
        {
            product = product.Transposed;
            c = c.Transposed;
        }

        for (var j = 0; j < c.Columns; j++)
        {
            var source = product.At(0, j);
            var target = c.At(0, j);
            for (var i = 0; i < c.Rows; i++, source += product.RowStep, target += c.RowStep)
                *target = beta == T.Zero ? alpha * *source : (alpha * *source) + (beta * *target);
        }
    }
}
