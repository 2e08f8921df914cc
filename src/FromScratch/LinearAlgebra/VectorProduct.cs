using System.Numerics;
using System.Runtime.CompilerServices;

namespace FromScratch;

/// <summary>
/// y ← beta·y + alpha·A·x where A's columns are contiguous: y gathers four columns at a time while A is read once, in
/// order. Threads share rows.
/// </summary>
internal readonly unsafe struct VectorProduct<T, TVector, TSimd>(View<T> a, View<T> x, T* y, T alpha, T beta, int threads) : IDividedWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TVector : struct
    where TSimd : struct, ISimd<T, TVector>
{
    /// <summary>Rows whose part of y stays in the first-level cache while the columns pass by.</summary>
    private const int RowsInBlock = 1024;

    public int Items => threads;

    public void Do(int item)
    {
        var rows = new Segment(0, a.Rows).Part(item, threads, RowsInBlock);
        for (var i = rows.Start; i < rows.End; i += RowsInBlock) Gather(i, Math.Min(RowsInBlock, rows.End - i));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Gather(int firstRow, int count)
    {
        var target = y + firstRow;
        for (var i = 0; i < count; i++) target[i] = beta == T.Zero ? T.Zero : beta * target[i];
        var k = 0;
        for (; k <= a.Columns - 4; k += 4)
        {
            T* a0 = a.At(firstRow, k), a1 = a0 + a.ColumnStep, a2 = a1 + a.ColumnStep, a3 = a2 + a.ColumnStep;
            T x0 = alpha * *x.At(k, 0), x1 = alpha * *x.At(k + 1, 0), x2 = alpha * *x.At(k + 2, 0), x3 = alpha * *x.At(k + 3, 0);
            TVector v0 = TSimd.Broadcast(x0), v1 = TSimd.Broadcast(x1), v2 = TSimd.Broadcast(x2), v3 = TSimd.Broadcast(x3);
            var i = 0;
            for (; i <= count - TSimd.Width; i += TSimd.Width)
            {
                var sum = TSimd.MultiplyAdd(TSimd.Load(a0 + i), v0, TSimd.Load(target + i));
                sum = TSimd.MultiplyAdd(TSimd.Load(a1 + i), v1, sum);
                sum = TSimd.MultiplyAdd(TSimd.Load(a2 + i), v2, sum);
                sum = TSimd.MultiplyAdd(TSimd.Load(a3 + i), v3, sum);
                TSimd.Store(target + i, sum);
            }

            for (; i < count; i++)
            {
                // Rounded as the vectors are, since where these end depends on their width.
                var sum = T.MultiplyAddEstimate(a0[i], x0, target[i]);
                sum = T.MultiplyAddEstimate(a1[i], x1, sum);
                sum = T.MultiplyAddEstimate(a2[i], x2, sum);
                target[i] = T.MultiplyAddEstimate(a3[i], x3, sum);
            }
        }

        for (; k < a.Columns; k++)
        {
            var a0 = a.At(firstRow, k);
            var x0 = alpha * *x.At(k, 0);
            var v0 = TSimd.Broadcast(x0);
            var i = 0;
            for (; i <= count - TSimd.Width; i += TSimd.Width)
                TSimd.Store(target + i, TSimd.MultiplyAdd(TSimd.Load(a0 + i), v0, TSimd.Load(target + i)));
            for (; i < count; i++) target[i] = T.MultiplyAddEstimate(a0[i], x0, target[i]);
        }
    }
}
