using System.Numerics;
using System.Runtime.CompilerServices;

namespace FromScratch;

/// <summary>
/// The heart of the product: a tile of C, up to three vectors high and eight columns wide, held in registers while
/// k runs. Each step loads one column of A's panel and multiplies it by each element of one row of B.
/// </summary>
/// <typeparam name="T">The element.</typeparam>
/// <typeparam name="TVector">The vector of elements.</typeparam>
/// <typeparam name="TSimd">The vector's instructions.</typeparam>
/// <typeparam name="TRows">Vectors in the tile's height.</typeparam>
/// <typeparam name="TColumns">Columns of the tile.</typeparam>
internal static unsafe class TileKernel<T, TVector, TSimd, TRows, TColumns>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TVector : struct
    where TSimd : struct, ISimd<T, TVector>
    where TRows : struct, ICount
    where TColumns : struct, ICount
{
    /// <summary>C ← beta·C + alpha·A·B for one tile; with beta 0, C is not read.</summary>
    /// <param name="depth">How far k runs.</param>
    /// <param name="a">A's panel, whose rows are adjacent.</param>
    /// <param name="aStep">From one k of A to the next.</param>
    /// <param name="b">B's first element.</param>
    /// <param name="bStep">From one k of B to the next.</param>
    /// <param name="bColumn">From one column of B to the next.</param>
    /// <param name="c">C's first element, whose rows are adjacent.</param>
    /// <param name="cColumn">From one column of C to the next.</param>
    /// <param name="alpha">The factor of A·B.</param>
    /// <param name="beta">The factor of what C held.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(nint depth, T* a, nint aStep, T* b, nint bStep, nint bColumn, T* c, nint cColumn, T alpha, T beta)
    {
        Column<T, TVector, TSimd, TRows> c0 = default, c1 = default, c2 = default, c3 = default;
        Column<T, TVector, TSimd, TRows> c4 = default, c5 = default, c6 = default, c7 = default;
        T* b1 = b + bColumn, b2 = b1 + bColumn, b3 = b2 + bColumn, b4 = b3 + bColumn, b5 = b4 + bColumn, b6 = b5 + bColumn, b7 = b6 + bColumn;
        var next = c;
        for (var column = 0; column < TColumns.Value; column++, next += cColumn) Column<T, TVector, TSimd, TRows>.Prefetch(next);
        for (nint k = 0, i = 0; k < depth; k++, i += bStep, a += aStep)
        {
            var column = Column<T, TVector, TSimd, TRows>.Load(a);
            c0.Add(column, TSimd.Broadcast(b[i]));
            if (TColumns.Value > 1) c1.Add(column, TSimd.Broadcast(b1[i]));
            if (TColumns.Value > 2) c2.Add(column, TSimd.Broadcast(b2[i]));
            if (TColumns.Value > 3) c3.Add(column, TSimd.Broadcast(b3[i]));
            if (TColumns.Value > 4) c4.Add(column, TSimd.Broadcast(b4[i]));
            if (TColumns.Value > 5) c5.Add(column, TSimd.Broadcast(b5[i]));
            if (TColumns.Value > 6) c6.Add(column, TSimd.Broadcast(b6[i]));
            if (TColumns.Value > 7) c7.Add(column, TSimd.Broadcast(b7[i]));
        }

        var scale = new Update<T, TVector, TSimd>(alpha, beta);
        c0.Update(c, scale);
        if (TColumns.Value > 1) c1.Update(c += cColumn, scale);
        if (TColumns.Value > 2) c2.Update(c += cColumn, scale);
        if (TColumns.Value > 3) c3.Update(c += cColumn, scale);
        if (TColumns.Value > 4) c4.Update(c += cColumn, scale);
        if (TColumns.Value > 5) c5.Update(c += cColumn, scale);
        if (TColumns.Value > 6) c6.Update(c += cColumn, scale);
        if (TColumns.Value > 7) c7.Update(c += cColumn, scale);
    }
}
