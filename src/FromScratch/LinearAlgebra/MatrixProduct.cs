using System.Numerics;

namespace FromScratch;

/// <summary>
/// Chooses the way of a product by its shape and by how its operands lie in memory. There are two orders of additions:
/// dot products add up in lanes, all else adds up k after k. Which of them it is depends neither on the number of threads
/// nor on the vectors' width, and so neither does the result.
/// </summary>
/// <typeparam name="T">The element.</typeparam>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="TSimd">The vector's instructions.</typeparam>
/// <typeparam name="TWide">256 bits, as one vector or two: the lanes of dot products.</typeparam>
/// <typeparam name="TWideSimd">Their instructions.</typeparam>
internal sealed unsafe class MatrixProduct<T, TVector, TSimd, TWide, TWideSimd> : IMatrixProduct<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TVector : struct
    where TSimd : struct, ISimd<T, TVector>
    where TWide : struct
    where TWideSimd : struct, ISimd<T, TWide>
{
    /// <summary>Multiplications below which a second thread costs more than it brings.</summary>
    private const long WorkForThreads = 1L << 19;

    /// <summary>Rows or columns so few that vectors along them would be mostly padding.</summary>
    private const int Thin = 4;

    /// <summary>Rows so few that vectors along them are partly padding, or too few for each load of B.</summary>
    private const int Few = 11;

    /// <summary>The least inner size for which a dot product is worth the sum of its lanes.</summary>
    private const int Deep = 16;

    /// <summary>Multiplications below which dot products beat packing.</summary>
    private const long SmallWork = 1L << 15;

    public void Run(View<T> a, View<T> b, View<T> c, T alpha, T beta, int threads)
    {
        if (c.Rows == 0 || c.Columns == 0) return;
        if (a.Columns == 0 || alpha == T.Zero)
        {
            Scale(c, beta);
            return;
        }

        var work = (long)c.Rows * c.Columns * a.Columns;
        if (work < WorkForThreads) threads = 1;
        if (c.Rows == 1 && c.Columns > 1) (a, b, c) = (b.Transposed, a.Transposed, c.Transposed);
        if (c.Columns == 1)
            RunVector(a, b, c, alpha, beta, threads);
        else if (!TryRunThin(a, b, c, alpha, beta, threads))
            RunTiled(a, b, c, alpha, beta, threads);
    }

    private static void RunVector(View<T> a, View<T> x, View<T> y, T alpha, T beta, int threads)
    {
        if (a.ColumnStep == 1 && x.RowStep == 1 && a.Columns >= Deep)
            WorkSharing.Run(new DotProducts<T, TWide, TWideSimd>(x.Transposed, a.Transposed, y.Transposed, alpha, beta, threads), threads);
        else if (a.RowStep == 1 && y.RowStep == 1)
            WorkSharing.Run(new VectorProduct<T, TVector, TSimd>(a, x, y.Origin, alpha, beta, threads), threads);
        else
            WorkSharing.Run(new TiledProduct<T, TVector, TSimd>(a, x, y, alpha, beta, threads), threads);
    }

    /// <summary>Few rows or columns, or little work altogether, with the operands contiguous in k: dot products.</summary>
    private static bool TryRunThin(View<T> a, View<T> b, View<T> c, T alpha, T beta, int threads)
    {
        if (a.Columns < Deep) return false;
        var small = (long)c.Rows * c.Columns * a.Columns <= SmallWork;
        if (c.Columns < c.Rows && c.Columns <= Thin) (a, b, c) = (b.Transposed, a.Transposed, c.Transposed);
        if (b.RowStep != 1 || !(c.Rows <= Few || (small && a.ColumnStep == 1))) return false;
        if (a.ColumnStep != 1)
        {
            // The few rows, packed one after the other.
            var rows = Scratch<T>.Current.Left((nint)a.Rows * a.Columns);
            Packing<T>.CopyRows(a, rows);
            a = new View<T>(rows, a.Rows, a.Columns, a.Columns, 1);
        }

        WorkSharing.Run(new DotProducts<T, TWide, TWideSimd>(a, b, c, alpha, beta, threads), threads);
        return true;
    }

    private static void RunTiled(View<T> a, View<T> b, View<T> c, T alpha, T beta, int threads)
    {
        // The tile's height runs along memory: along A's columns, or along B's rows if these are too short to fill a
        // vector or two, or if A would have to be packed for the sake of few columns. With very few rows even packing B is
        // better than vectors that are mostly padding.
        var alongB = b.ColumnStep != 1 ? a.Rows <= Thin && b.Columns > a.Rows
            : a.RowStep == 1 ? a.Rows <= Few && b.Columns > a.Rows
            : b.Columns < 128;
        if (alongB) (a, b, c) = (b.Transposed, a.Transposed, c.Transposed);
        if ((long)c.Rows * c.Columns * a.Columns <= SmallWork && a.Columns <= 256)
            Block<T, TVector, TSimd>.Multiply(a, b, c, alpha, beta, packsA: a.RowStep != 1);
        else
            WorkSharing.Run(new TiledProduct<T, TVector, TSimd>(a, b, c, alpha, beta, threads), threads);
    }

    private static void Scale(View<T> c, T beta)
    {
        for (var j = 0; j < c.Columns; j++)
            for (var i = 0; i < c.Rows; i++)
                *c.At(i, j) = beta == T.Zero ? T.Zero : beta * *c.At(i, j);
    }
}
