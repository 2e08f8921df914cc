using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FromScratch;

/// <summary>
/// Copies a strip of an operand into a panel: for each k, the strip's lanes side by side, as the kernel reads them.
/// </summary>
internal static unsafe class Packing<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int PrefetchDistance = 8;
    private static int LineLength => 64 / sizeof(T);
    private static void Prefetch(T* address) { if (Sse.IsSupported) Sse.Prefetch0(address); }

    /// <summary>
    /// Packs the lanes of a matrix, strip after strip of <paramref name="width"/>. Where a row of the memory spans many
    /// strips they are packed side by side, since memory is read by the line and the page.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackStrips(View<T> lanes, T* panels, int width)
    {
        const int MostTogether = 16;
        var panelSize = (nint)lanes.Columns * width;
        var lane = 0;
        var ahead = PrefetchDistance * lanes.ColumnStep;
        if (lanes.RowStep == 1)
        {
            int together;
            for (; (together = Math.Min(MostTogether, (lanes.Rows - lane) / width)) > 1; lane += together * width, panels += together * panelSize)
            {
                for (var k = 0; k < lanes.Columns; k++)
                {
                    var source = lanes.At(lane, k);
                    var target = panels + ((nint)k * width);
                    for (var strip = 0; strip < together; strip++, source += width, target += panelSize)
                    {
                        for (var i = 0; i < width; i += LineLength) Prefetch(source + ahead + i);
                        if (width % Vector256<T>.Count == 0)
                            for (var i = 0; i < width; i += Vector256<T>.Count) Vector256.Load(source + i).Store(target + i);
                        else
                            for (var i = 0; i < width; i += Vector128<T>.Count) Vector128.Load(source + i).Store(target + i);
                    }
                }
            }
        }

        for (; lane < lanes.Rows; lane += width, panels += panelSize)
            Pack(lanes.Part(new Segment(lane, Math.Min(lane + width, lanes.Rows)), new Segment(0, lanes.Columns)), panels, width);
    }

    /// <summary>
    /// Packs all lanes of <paramref name="strip"/>, one lane in each row, one k in each column, with
    /// <paramref name="width"/> places for each k; places beyond the strip's lanes become zeros.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack(View<T> strip, T* panel, int width)
    {
        if (strip.Rows < width) new Span<T>(panel, strip.Columns * width).Clear();
        if (strip.RowStep == 1)
            CopyLanes(strip, panel, width);
        else if (strip.ColumnStep == 1)
            TransposeLanes(strip, panel, width);
        else
            CopyElements(strip, panel, width, 0, 0);
    }

    /// <summary>Copies a few rows, one after the other, each contiguous.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CopyRows(View<T> few, T* rows)
    {
        for (var i = 0; i < few.Rows; i++, rows += few.Columns)
        {
            var source = few.At(i, 0);
            var step = few.ColumnStep;
            var k = 0;
            for (; k <= few.Columns - 4; k += 4, source += 4 * step)
            {
                rows[k] = source[0];
                rows[k + 1] = source[step];
                rows[k + 2] = source[2 * step];
                rows[k + 3] = source[3 * step];
            }

            for (; k < few.Columns; k++, source += step) rows[k] = *source;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyLanes(View<T> strip, T* panel, int width)
    {
        var source = strip.Origin;
        if (strip.Rows % Vector128<T>.Count != 0)
        {
            CopyElements(strip, panel, width, 0, 0);
            return;
        }

        var ahead = PrefetchDistance * strip.ColumnStep;
        for (var k = 0; k < strip.Columns; k++, source += strip.ColumnStep, panel += width)
        {
            for (var i = 0; i < strip.Rows; i += LineLength) Prefetch(source + ahead + i);
            var lane = 0;
            for (; lane <= strip.Rows - Vector256<T>.Count; lane += Vector256<T>.Count) Vector256.Load(source + lane).Store(panel + lane);
            for (; lane < strip.Rows; lane += Vector128<T>.Count) Vector128.Load(source + lane).Store(panel + lane);
        }
    }

    /// <summary>The strip's lanes are contiguous in k: blocks of four by four turn in registers where AVX is there to do it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void TransposeLanes(View<T> strip, T* panel, int width)
    {
        var lane = 0;
        var depth = 0;
        if (Avx.IsSupported && typeof(T) == typeof(double))
        {
            depth = strip.Columns & ~3;
            for (; lane <= strip.Rows - 4; lane += 4)
            {
                var source = (double*)strip.At(lane, 0);
                var target = (double*)panel + lane;
                var next = 4 * strip.RowStep;
                for (var k = 0; k < depth; k += 4, source += 4, target += 4 * width)
                {
                    if (k % 8 == 0)
                        for (var row = 0; row < 4; row++) Prefetch((T*)(source + next + (row * strip.RowStep)));
                    Transpose4x4(source, strip.RowStep, target, width);
                }
            }
        }

        // What the blocks left: the last k of the lanes they covered, and the lanes beyond.
        CopyElements(new View<T>(strip.Origin, lane, strip.Columns, strip.RowStep, 1), panel, width, 0, depth);
        CopyElements(strip, panel, width, lane, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose4x4(double* source, nint sourceStep, double* target, nint targetStep)
    {
        var r0 = Vector256.Load(source);
        var r1 = Vector256.Load(source + sourceStep);
        var r2 = Vector256.Load(source + (2 * sourceStep));
        var r3 = Vector256.Load(source + (3 * sourceStep));
        var low01 = Avx.UnpackLow(r0, r1);
        var high01 = Avx.UnpackHigh(r0, r1);
        var low23 = Avx.UnpackLow(r2, r3);
        var high23 = Avx.UnpackHigh(r2, r3);
        Avx.Permute2x128(low01, low23, 0x20).Store(target);
        Avx.Permute2x128(high01, high23, 0x20).Store(target + targetStep);
        Avx.Permute2x128(low01, low23, 0x31).Store(target + (2 * targetStep));
        Avx.Permute2x128(high01, high23, 0x31).Store(target + (3 * targetStep));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyElements(View<T> strip, T* panel, int width, int firstLane, int firstK)
    {
        for (var lane = firstLane; lane < strip.Rows; lane++)
        {
            var source = strip.At(lane, firstK);
            var target = panel + ((nint)firstK * width) + lane;
            for (var k = firstK; k < strip.Columns; k++, source += strip.ColumnStep, target += width) *target = *source;
        }
    }
}
