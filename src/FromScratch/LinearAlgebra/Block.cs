using System.Numerics;
using System.Runtime.CompilerServices;

namespace FromScratch;

/// <summary>One block of C, tile by tile.</summary>
internal static unsafe class Block<T, TVector, TSimd>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TVector : struct
    where TSimd : struct, ISimd<T, TVector>
{
    /// <summary>
    /// Bytes of a panel of A that stays in the first-level cache beside a strip of B. It is packed and multiplied by all of B
    /// before the next one: to write all panels to the second-level cache and read them again costs more.
    /// </summary>
    private const int NearBytes = 20480;

    /// <summary>C ← beta·C + alpha·A·B with B read where it lies.</summary>
    public static void Multiply(View<T> a, View<T> b, View<T> c, T alpha, T beta, bool packsA)
    {
        var strips = new Strips<T>(b, TSimd.Columns);
        var height = Tiles<T, TVector, TSimd>.Height;
        if (a.Rows <= height)
        {
            MultiplyAcross(new Panels<T, TVector, TSimd>(a, packsA), strips, c, alpha, beta);
        }
        else if (packsA && height * a.Columns * sizeof(T) <= NearBytes)
        {
            var count = Segment.DivideUp(a.Rows, height);
            for (var i = 0; i < count; i++)
            {
                var rows = new Segment(0, a.Rows).Part(i, count, TSimd.HalfWidth);
                var panel = new Panels<T, TVector, TSimd>(a.Part(rows, new Segment(0, a.Columns)), packs: true);
                MultiplyAcross(panel, strips, c.Part(rows, new Segment(0, c.Columns)), alpha, beta);
            }
        }
        else
        {
            MultiplyDown(new Panels<T, TVector, TSimd>(a, packsA), strips, c, alpha, beta);
        }
    }

    /// <summary>C ← beta·C + alpha·A·B with B packed, strip after strip.</summary>
    public static void Multiply(View<T> a, T* packedB, View<T> c, T alpha, T beta, bool packsA) =>
        MultiplyDown(new Panels<T, TVector, TSimd>(a, packsA), new Strips<T>(packedB, a.Columns, c.Columns, TSimd.Columns), c, alpha, beta);

    /// <summary>Strip after strip of B, each down the panels of A.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyDown(in Panels<T, TVector, TSimd> panels, in Strips<T> strips, View<T> c, T alpha, T beta)
    {
        var inPlace = IsInPlace(c, alpha, beta);
        foreach (ref readonly var strip in strips.Runs)
        {
            for (var i = 0; i < strip.Count; i++)
            {
                var b = strip.Origin + (i * strip.Next);
                var column = strip.FirstColumn + (i * strip.Columns);
                foreach (ref readonly var panel in panels.Runs)
                {
                    if (inPlace && panel.IsFull)
                    {
                        Tiles<T, TVector, TSimd>.Kernel(panel.Height, strip.Columns)(
                            panel.Count, panels.Depth, panel.Origin, panel.Step, panel.Next, b, strip.Step, strip.Column, 0,
                            c.At(panel.FirstRow, column), c.ColumnStep, panel.Height, beta == T.One);
                        continue;
                    }

                    for (var j = 0; j < panel.Count; j++)
                        MultiplyBeside(panel, j, strip, i, panels.Depth, c, alpha, beta);
                }
            }
        }
    }

    /// <summary>Panel after panel of A, each across the strips of B.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyAcross(in Panels<T, TVector, TSimd> panels, in Strips<T> strips, View<T> c, T alpha, T beta)
    {
        var inPlace = IsInPlace(c, alpha, beta);
        foreach (ref readonly var panel in panels.Runs)
        {
            for (var j = 0; j < panel.Count; j++)
            {
                foreach (ref readonly var strip in strips.Runs)
                {
                    if (inPlace && panel.IsFull)
                    {
                        Tiles<T, TVector, TSimd>.Kernel(panel.Height, strip.Columns)(
                            strip.Count, panels.Depth, panel.Origin + (j * panel.Next), panel.Step, 0, strip.Origin, strip.Step, strip.Column, strip.Next,
                            c.At(panel.FirstRow + (j * panel.Height), strip.FirstColumn), c.ColumnStep, strip.Columns * c.ColumnStep, beta == T.One);
                        continue;
                    }

                    for (var i = 0; i < strip.Count; i++)
                        MultiplyBeside(panel, j, strip, i, panels.Depth, c, alpha, beta);
                }
            }
        }
    }

    /// <summary>Whether the kernel can write into C, which it does column after column and without factors.</summary>
    private static bool IsInPlace(View<T> c, T alpha, T beta) => c.RowStep == 1 && alpha == T.One && (beta == T.Zero || beta == T.One);

    /// <summary>A tile that C holds only in part, or row after row, or that has factors: multiplied beside C, then merged.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    private static void MultiplyBeside(in PanelRun<T> panel, int panelIndex, in StripRun<T> strip, int stripIndex, nint depth, View<T> c, T alpha, T beta)
    {
        // Room for the largest tile: three vectors by eight columns.
        var room = stackalloc byte[3 * 64 * 8];
        var product = (T*)room;
        var height = Tiles<T, TVector, TSimd>.Height;
        Tiles<T, TVector, TSimd>.Kernel(panel.Height, strip.Columns)(
            1, depth, panel.Origin + (panelIndex * panel.Next), panel.Step, 0,
            strip.Origin + (stripIndex * strip.Next), strip.Step, strip.Column, 0, product, height, 0, false);

        var row = panelIndex * panel.Height;
        var rows = Math.Min(panel.Height, panel.Rows - row);
        var target = c.At(panel.FirstRow + row, strip.FirstColumn + (stripIndex * strip.Columns));
        Merging<T, TVector, TSimd>.Merge(
            new View<T>(product, rows, strip.Columns, 1, height), new View<T>(target, rows, strip.Columns, c.RowStep, c.ColumnStep), alpha, beta);
    }
}
