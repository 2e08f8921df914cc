using System.Numerics;
using System.Runtime.CompilerServices;

namespace FromScratch;

/// <summary>Brings a product that was computed beside C into it.</summary>
internal static unsafe class Merging<T, TVector, TSimd>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TVector : struct
    where TSimd : struct, ISimd<T, TVector>
{
    /// <summary>c ← beta·c + alpha·product, along whichever direction c is contiguous in.</summary>
    /// <param name="product">The product, its rows adjacent.</param>
    /// <param name="c">Of the product's size.</param>
    /// <param name="alpha">The product's factor.</param>
    /// <param name="beta">The factor of what c held; 0 leaves it unread.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Merge(View<T> product, View<T> c, T alpha, T beta)
    {
        var update = new Update<T, TVector, TSimd>(alpha, beta);
        if (c.RowStep == 1)
        {
            for (var j = 0; j < c.Columns; j++)
            {
                var source = product.At(0, j);
                var target = c.At(0, j);
                var i = 0;
                for (; i <= c.Rows - TSimd.Width; i += TSimd.Width) update.Apply(target + i, TSimd.Load(source + i));
                for (; i < c.Rows; i++) update.Apply(target + i, source[i]);
            }
        }
        else
        {
            for (var i = 0; i < c.Rows; i++)
            {
                var source = product.Origin + i;
                var target = c.At(i, 0);
                for (var j = 0; j < c.Columns; j++, source += product.ColumnStep, target += c.ColumnStep) update.Apply(target, *source);
            }
        }
    }
}
