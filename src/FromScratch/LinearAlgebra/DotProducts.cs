using System.Numerics;
using System.Runtime.CompilerServices;

namespace FromScratch;

/// <summary>
/// C ← beta·C + alpha·A·B where A's rows and B's columns are contiguous: each element a dot product, up to 24 at a time,
/// with nothing packed. Threads share columns. Each is summed up in the same lanes, whatever the vectors' width.
/// </summary>
internal readonly unsafe struct DotProducts<T, TVector, TSimd>(View<T> a, View<T> b, View<T> c, T alpha, T beta, int threads) : IDividedWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TVector : struct
    where TSimd : struct, ISimd<T, TVector>
{
    public int Items => threads;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Do(int item)
    {
        var columns = new Segment(0, c.Columns).Part(item, threads, TSimd.DotColumns);
        int tileColumns;
        for (var j = columns.Start; j < columns.End; j += tileColumns)
        {
            tileColumns = columns.StripWidth(j, TSimd.DotColumns);
            for (var i = 0; i < c.Rows; i += TSimd.DotRows)
            {
                var tileRows = Math.Min(TSimd.DotRows, c.Rows - i);
                DotTiles<T, TVector, TSimd>.Kernel(tileRows, tileColumns)(
                    a.Columns, a.At(i, 0), a.RowStep, b.At(0, j), b.ColumnStep, c.At(i, j), c.RowStep, c.ColumnStep, alpha, beta);
            }
        }
    }
}
