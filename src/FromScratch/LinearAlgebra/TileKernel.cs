using System.Numerics;
using System.Runtime.CompilerServices;

namespace FromScratch;

/// <summary>
/// The heart of the product: a tile of C, up to three vectors high and eight columns wide, held in registers while
/// k runs; then the tile below or beside it. Each step loads one column of A's panel and multiplies it by each element of one
/// row of B.
/// </summary>
/// <typeparam name="T">The element.</typeparam>
/// <typeparam name="TVector">The vector of elements.</typeparam>
/// <typeparam name="TSimd">The vector's instructions.</typeparam>
/// <typeparam name="THalves">The tile's height in half vectors.</typeparam>
/// <typeparam name="TColumns">Columns of the tile.</typeparam>
internal static unsafe class TileKernel<T, TVector, TSimd, THalves, TColumns>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TVector : struct
    where TSimd : struct, ISimd<T, TVector>
    where THalves : struct, ICount
    where TColumns : struct, ICount
{
    /// <summary>
    /// C ← A·B, or C ← C + A·B, for tiles below each other, from panel after panel of A, or beside each other, from strip after
    /// strip of B.
    /// </summary>
    /// <param name="tiles">How many tiles.</param>
    /// <param name="depth">How far k runs.</param>
    /// <param name="a">A's first panel, whose rows are adjacent.</param>
    /// <param name="aStep">From one k of A to the next.</param>
    /// <param name="aNext">From one tile's panel of A to the next one's.</param>
    /// <param name="b">B's first element.</param>
    /// <param name="bStep">From one k of B to the next.</param>
    /// <param name="bColumn">From one column of B to the next.</param>
    /// <param name="bNext">From one tile's strip of B to the next one's.</param>
    /// <param name="c">C's first element, whose rows are adjacent.</param>
    /// <param name="cColumn">From one column of C to the next.</param>
    /// <param name="cNext">From one tile to the next.</param>
    /// <param name="adds">Whether A·B is added to what C held; otherwise C is not read.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(
        nint tiles, nint depth, T* a, nint aStep, nint aNext, T* b, nint bStep, nint bColumn, nint bNext, T* c, nint cColumn, nint cNext, bool adds)
    {
        for (; tiles > 0; tiles--, a += aNext, b += bNext, c += cNext)
        {
            T* b1 = b + bColumn, b2 = b1 + bColumn, b3 = b2 + bColumn, b4 = b3 + bColumn, b5 = b4 + bColumn, b6 = b5 + bColumn, b7 = b6 + bColumn;
            Column<T, TVector, TSimd, THalves> c0 = default, c1 = default, c2 = default, c3 = default;
            Column<T, TVector, TSimd, THalves> c4 = default, c5 = default, c6 = default, c7 = default;
            var from = a;
            for (nint k = 0, i = 0; k < depth; k++, i += bStep, from += aStep)
            {
                // C's cache lines, one at each step, are there by the time that k has run. Low tiles have no load to spare.
                if (THalves.Value > 3) TSimd.Prefetch(c + (((k >> 2) & 7) * cColumn) + ((k & 3) * TSimd.Width));
                var column = Column<T, TVector, TSimd, THalves>.Load(from);
                c0.Add(column, TSimd.Broadcast(b[i]));
                if (TColumns.Value > 1) c1.Add(column, TSimd.Broadcast(b1[i]));
                if (TColumns.Value > 2) c2.Add(column, TSimd.Broadcast(b2[i]));
                if (TColumns.Value > 3) c3.Add(column, TSimd.Broadcast(b3[i]));
                if (TColumns.Value > 4) c4.Add(column, TSimd.Broadcast(b4[i]));
                if (TColumns.Value > 5) c5.Add(column, TSimd.Broadcast(b5[i]));
                if (TColumns.Value > 6) c6.Add(column, TSimd.Broadcast(b6[i]));
                if (TColumns.Value > 7) c7.Add(column, TSimd.Broadcast(b7[i]));
            }

            var target = c;
            c0.Update(target, adds);
            if (TColumns.Value > 1) c1.Update(target += cColumn, adds);
            if (TColumns.Value > 2) c2.Update(target += cColumn, adds);
            if (TColumns.Value > 3) c3.Update(target += cColumn, adds);
            if (TColumns.Value > 4) c4.Update(target += cColumn, adds);
            if (TColumns.Value > 5) c5.Update(target += cColumn, adds);
            if (TColumns.Value > 6) c6.Update(target += cColumn, adds);
            if (TColumns.Value > 7) c7.Update(target += cColumn, adds);
        }
    }
}
