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
        if (columns.Length <= 0) return;

        var strips = new Strips<T>(b.Part(new Segment(0, b.Rows), columns), TSimd.DotColumns);
        foreach (ref readonly var strip in strips.Runs)
        {
            for (var i = 0; i < strip.Count; i++)
            {
                var column = columns.Start + strip.FirstColumn + (i * strip.Columns);
                for (var row = 0; row < c.Rows; row += TSimd.DotRows)
                {
                    var rows = Math.Min(TSimd.DotRows, c.Rows - row);
                    DotTiles<T, TVector, TSimd>.Kernel(rows, strip.Columns)(
                        a.Columns, a.At(row, 0), a.RowStep, strip.Origin + (i * strip.Next), strip.Column, c.At(row, column), c.RowStep, c.ColumnStep, alpha, beta);
                }
            }
        }
    }
}
