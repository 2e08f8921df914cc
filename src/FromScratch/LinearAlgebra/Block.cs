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
    public static void Multiply(View<T> a, View<T> b, View<T> c, T alpha, T beta, bool packsA) =>
        Multiply(a, b.Origin, b.RowStep, b.ColumnStep, b.ColumnStep * TSimd.Columns, c, alpha, beta, packsA);

    /// <summary>C ← beta·C + alpha·A·B with B packed, strip after strip.</summary>
    public static void Multiply(View<T> a, T* packedB, View<T> c, T alpha, T beta, bool packsA) =>
        Multiply(a, packedB, TSimd.Columns, 1, (nint)a.Columns * TSimd.Columns, c, alpha, beta, packsA);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply(View<T> a, T* b, nint bStep, nint bColumn, nint bStrip, View<T> c, T alpha, T beta, bool packsA)
    {
        var height = Tiles<T, TVector, TSimd>.Height;
        var depth = a.Columns;
        var panels = Pack(a, packsA, out var packedFrom);
        for (var j = 0; j < c.Columns; j += TSimd.Columns, b += bStrip)
        {
            var columns = Math.Min(TSimd.Columns, c.Columns - j);
            var panel = panels;
            for (var i = 0; i < a.Rows; i += height)
            {
                var rows = Math.Min(height, a.Rows - i);
                var vectors = (rows + TSimd.Width - 1) / TSimd.Width;
                var kernel = Tiles<T, TVector, TSimd>.Kernel(vectors, columns);
                var source = a.Origin + i;
                var step = a.ColumnStep;
                if (i >= packedFrom)
                {
                    source = panel;
                    step = vectors * TSimd.Width;
                    panel += depth * step;
                }

                var target = c.At(i, j);
                if (c.RowStep == 1 && rows == vectors * TSimd.Width)
                    kernel(depth, source, step, b, bStep, bColumn, target, c.ColumnStep, alpha, beta);
                else
                    MultiplyPartial(kernel, depth, source, step, b, bStep, bColumn, new View<T>(target, rows, columns, c.RowStep, c.ColumnStep), alpha, beta);
            }
        }
    }

    /// <summary>
    /// Packs A, or only its last rows where they don't fill their vectors: the kernel would read past them.
    /// </summary>
    private static T* Pack(View<T> a, bool all, out int packedFrom)
    {
        var height = Tiles<T, TVector, TSimd>.Height;
        packedFrom = 0;
        if (!all)
        {
            packedFrom = a.Rows % TSimd.Width == 0 ? a.Rows : a.Rows / height * height;
            if (packedFrom == a.Rows) return null;
        }

        var panels = Scratch<T>.Current.Left((nint)a.Columns * (a.Rows - packedFrom + TSimd.Width));
        var panel = panels;
        for (var i = packedFrom; i < a.Rows; i += height)
        {
            var lanes = Math.Min(height, a.Rows - i);
            var padded = (lanes + TSimd.Width - 1) / TSimd.Width * TSimd.Width;
            Packing<T>.Pack(new View<T>(a.At(i, 0), lanes, a.Columns, a.RowStep, a.ColumnStep), panel, padded);
            panel += (nint)a.Columns * padded;
        }

        return panels;
    }

    /// <summary>A tile that C holds only in part, or row after row: multiplied beside C, then merged.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    private static void MultiplyPartial(
        delegate*<nint, T*, nint, T*, nint, nint, T*, nint, T, T, void> kernel,
        nint depth, T* a, nint aStep, T* b, nint bStep, nint bColumn, View<T> c, T alpha, T beta)
    {
        // Room for the largest tile: three vectors by eight columns.
        var room = stackalloc byte[3 * 64 * 8];
        var product = (T*)room;
        var height = Tiles<T, TVector, TSimd>.Height;
        kernel(depth, a, aStep, b, bStep, bColumn, product, height, T.One, T.Zero);
        Merging<T, TVector, TSimd>.Merge(new View<T>(product, c.Rows, c.Columns, 1, height), c, alpha, beta);
    }
}
