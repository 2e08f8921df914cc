using System.Numerics;
using System.Runtime.CompilerServices;

namespace FromScratch;

/// <summary>One block of C, tile by tile: down the panels of A for each strip of B's columns.</summary>
internal static unsafe class Block<T, TVector, TSimd>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TVector : struct
    where TSimd : struct, ISimd<T, TVector>
{
    /// <summary>C ← beta·C + alpha·A·B with B read where it lies.</summary>
    public static void Multiply(View<T> a, View<T> b, View<T> c, T alpha, T beta, bool packsA)
    {
        var panels = new Panels<T, TVector, TSimd>(a, packsA);
        var all = new Segment(0, c.Columns);
        int columns;
        for (var j = 0; j < all.End; j += columns)
        {
            columns = all.StripWidth(j, TSimd.Columns);
            MultiplyStrip(panels, b.At(0, j), b.RowStep, b.ColumnStep, c.Part(new Segment(0, c.Rows), new Segment(j, j + columns)), alpha, beta);
        }
    }

    /// <summary>C ← beta·C + alpha·A·B with B packed, strip after strip.</summary>
    public static void Multiply(View<T> a, T* packedB, View<T> c, T alpha, T beta, bool packsA)
    {
        var panels = new Panels<T, TVector, TSimd>(a, packsA);
        for (var j = 0; j < c.Columns; j += TSimd.Columns, packedB += (nint)a.Columns * TSimd.Columns)
        {
            var columns = Math.Min(TSimd.Columns, c.Columns - j);
            MultiplyStrip(panels, packedB, TSimd.Columns, 1, c.Part(new Segment(0, c.Rows), new Segment(j, j + columns)), alpha, beta);
        }
    }

    /// <summary>The tiles of one strip, down the panels of A.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyStrip(in Panels<T, TVector, TSimd> panels, T* b, nint bStep, nint bColumn, View<T> c, T alpha, T beta)
    {
        var inPlace = c.RowStep == 1 && alpha == T.One && (beta == T.Zero || beta == T.One);
        foreach (ref readonly var run in panels.Runs)
        {
            var kernel = Tiles<T, TVector, TSimd>.Kernel(run.Height, c.Columns);
            var target = c.At(run.FirstRow, 0);
            if (inPlace && run.Rows == run.Count * run.Height)
            {
                kernel(run.Count, panels.Depth, run.Origin, run.Step, run.Next, b, bStep, bColumn, target, c.ColumnStep, beta == T.One);
                continue;
            }

            for (int panel = 0, row = 0; panel < run.Count; panel++, row += run.Height)
            {
                var rows = Math.Min(run.Height, run.Rows - row);
                MultiplyPartial(
                    kernel, panels.Depth, run.Origin + (panel * run.Next), run.Step, b, bStep, bColumn,
                    new View<T>(target + (row * c.RowStep), rows, c.Columns, c.RowStep, c.ColumnStep), alpha, beta);
            }
        }
    }

    /// <summary>A tile that C holds only in part, or row after row, or that has factors: multiplied beside C, then merged.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    private static void MultiplyPartial(
        delegate*<nint, nint, T*, nint, nint, T*, nint, nint, T*, nint, bool, void> kernel,
        nint depth, T* a, nint aStep, T* b, nint bStep, nint bColumn, View<T> c, T alpha, T beta)
    {
        // Room for the largest tile: three vectors by eight columns.
        var room = stackalloc byte[3 * 64 * 8];
        var product = (T*)room;
        var height = Tiles<T, TVector, TSimd>.Height;
        kernel(1, depth, a, aStep, 0, b, bStep, bColumn, product, height, false);
        Merging<T, TVector, TSimd>.Merge(new View<T>(product, c.Rows, c.Columns, 1, height), c, alpha, beta);
    }
}
