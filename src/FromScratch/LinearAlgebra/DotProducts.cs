using System.Numerics;
using System.Runtime.CompilerServices;

namespace FromScratch;

/// <summary>
/// C ← beta·C + alpha·A·B where A's rows and B's columns are contiguous: each element a dot product, twelve at a time,
/// with nothing packed. Threads share columns.
/// </summary>
internal readonly unsafe struct DotProducts<T, TVector, TSimd>(View<T> a, View<T> b, View<T> c, T alpha, T beta, int threads) : IPhasedWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TVector : struct
    where TSimd : struct, ISimd<T, TVector>
{
    private const int TileRows = 3;
    private const int TileColumns = 4;

    public int Phases => 1;

    public int ItemsIn(int phase) => threads;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public void Do(int phase, int item)
    {
        var sums = stackalloc T[TileRows * TileColumns];
        var columns = new Segment(0, c.Columns).Part(item, threads, TileColumns);
        for (var j = columns.Start; j < columns.End; j += TileColumns)
        {
            var tileColumns = Math.Min(TileColumns, columns.End - j);
            for (var i = 0; i < c.Rows; i += TileRows)
            {
                var tileRows = Math.Min(TileRows, c.Rows - i);
                Tiles<T, TVector, TSimd>.DotKernel(tileRows, tileColumns)(a.Columns, a.At(i, 0), a.RowStep, b.At(0, j), b.ColumnStep, sums);
                Merging<T, TVector, TSimd>.Merge(
                    new View<T>(sums, tileRows, tileColumns, 1, TileRows),
                    new View<T>(c.At(i, j), tileRows, tileColumns, c.RowStep, c.ColumnStep),
                    alpha,
                    beta);
            }
        }
    }
}
