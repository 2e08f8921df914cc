using System.Numerics;
using System.Runtime.CompilerServices;

namespace FromScratch;

/// <summary>
/// A tile of dot products: up to three rows of A against up to eight columns of B, all of them contiguous in k, so that
/// nothing is packed. Each vector holds partial sums over k, added up at the end.
/// </summary>
internal static unsafe class DotKernel<T, TVector, TSimd, TRows, TColumns>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TVector : struct
    where TSimd : struct, ISimd<T, TVector>
    where TRows : struct, ICount
    where TColumns : struct, ICount
{
    /// <summary>C ← beta·C + alpha·A·B for one tile; with beta 0, C is not read.</summary>
    /// <param name="depth">How far k runs.</param>
    /// <param name="a">A's first row.</param>
    /// <param name="aRow">From one row of A to the next.</param>
    /// <param name="b">B's first column.</param>
    /// <param name="bColumn">From one column of B to the next.</param>
    /// <param name="c">C's first element.</param>
    /// <param name="cRow">From one row of C to the next.</param>
    /// <param name="cColumn">From one column of C to the next.</param>
    /// <param name="alpha">The factor of A·B.</param>
    /// <param name="beta">The factor of what C held.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(nint depth, T* a, nint aRow, T* b, nint bColumn, T* c, nint cRow, nint cColumn, T alpha, T beta)
    {
        DotColumn<T, TVector, TSimd, TRows> c0 = default, c1 = default, c2 = default, c3 = default;
        DotColumn<T, TVector, TSimd, TRows> c4 = default, c5 = default, c6 = default, c7 = default;
        T* b1 = b + bColumn, b2 = b1 + bColumn, b3 = b2 + bColumn, b4 = b3 + bColumn, b5 = b4 + bColumn, b6 = b5 + bColumn, b7 = b6 + bColumn;
        nint k = 0;
        for (; k <= depth - TSimd.Width; k += TSimd.Width)
        {
            var rows = DotColumn<T, TVector, TSimd, TRows>.LoadRows(a + k, aRow);
            c0.Add(rows, TSimd.Load(b + k));
            if (TColumns.Value > 1) c1.Add(rows, TSimd.Load(b1 + k));
            if (TColumns.Value > 2) c2.Add(rows, TSimd.Load(b2 + k));
            if (TColumns.Value > 3) c3.Add(rows, TSimd.Load(b3 + k));
            if (TColumns.Value > 4) c4.Add(rows, TSimd.Load(b4 + k));
            if (TColumns.Value > 5) c5.Add(rows, TSimd.Load(b5 + k));
            if (TColumns.Value > 6) c6.Add(rows, TSimd.Load(b6 + k));
            if (TColumns.Value > 7) c7.Add(rows, TSimd.Load(b7 + k));
        }

        if (k < depth)
        {
            var rest = depth - k;
            var rows = DotColumn<T, TVector, TSimd, TRows>.LoadRowEnds(a + k, aRow, rest);
            c0.Add(rows, TSimd.LoadPartial(b + k, rest));
            if (TColumns.Value > 1) c1.Add(rows, TSimd.LoadPartial(b1 + k, rest));
            if (TColumns.Value > 2) c2.Add(rows, TSimd.LoadPartial(b2 + k, rest));
            if (TColumns.Value > 3) c3.Add(rows, TSimd.LoadPartial(b3 + k, rest));
            if (TColumns.Value > 4) c4.Add(rows, TSimd.LoadPartial(b4 + k, rest));
            if (TColumns.Value > 5) c5.Add(rows, TSimd.LoadPartial(b5 + k, rest));
            if (TColumns.Value > 6) c6.Add(rows, TSimd.LoadPartial(b6 + k, rest));
            if (TColumns.Value > 7) c7.Add(rows, TSimd.LoadPartial(b7 + k, rest));
        }

        var scale = new Update<T, TVector, TSimd>(alpha, beta);
        c0.UpdateBySums(c, cRow, scale);
        if (TColumns.Value > 1) c1.UpdateBySums(c += cColumn, cRow, scale);
        if (TColumns.Value > 2) c2.UpdateBySums(c += cColumn, cRow, scale);
        if (TColumns.Value > 3) c3.UpdateBySums(c += cColumn, cRow, scale);
        if (TColumns.Value > 4) c4.UpdateBySums(c += cColumn, cRow, scale);
        if (TColumns.Value > 5) c5.UpdateBySums(c += cColumn, cRow, scale);
        if (TColumns.Value > 6) c6.UpdateBySums(c += cColumn, cRow, scale);
        if (TColumns.Value > 7) c7.UpdateBySums(c += cColumn, cRow, scale);
    }
}
