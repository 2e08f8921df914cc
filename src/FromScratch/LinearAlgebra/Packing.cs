using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FromScratch;

/// <summary>
/// Copies a strip of an operand into a panel: for each k, the strip's lanes side by side, as the kernel reads them.
/// </summary>
internal static unsafe partial class Packing<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many k ahead memory is asked for: its rows lie pages apart, where the processor itself does not look ahead.</summary>
    private const int PrefetchDistance = 8;

    private static int LineLength => 64 / sizeof(T);

    /// <summary>
    /// Packs the lanes of a matrix, strip after strip of <paramref name="width"/>. Where a row of the memory spans many
    /// strips they are packed side by side, since memory is read by the line and the page.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void PackStrips(View<T> lanes, T* panels, int width)
    {
        const int Together = 16;
        var panelSize = (nint)lanes.Columns * width;
        var ahead = PrefetchDistance * lanes.ColumnStep;
        var lane = 0;
        if (lanes.RowStep == 1)
        {
            for (; lane <= lanes.Rows - (Together * width); lane += Together * width, panels += Together * panelSize)
            {
                for (var k = 0; k < lanes.Columns; k++)
                {
                    var source = lanes.At(lane, k);
                    var target = panels + ((nint)k * width);
                    for (var strip = 0; strip < Together; strip++, source += width, target += panelSize)
                    {
                        Prefetch(source + ahead);
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CopyLanes(View<T> strip, T* panel, int width)
    {
        var source = strip.Origin;
        var ahead = PrefetchDistance * strip.ColumnStep;
        for (var k = 0; k < strip.Columns; k++, source += strip.ColumnStep, panel += width)
        {
            for (var i = 0; i < strip.Rows; i += LineLength) Prefetch(source + ahead + i);
            var lane = 0;
            for (; lane <= strip.Rows - Vector256<T>.Count; lane += Vector256<T>.Count) Vector256.Load(source + lane).Store(panel + lane);
            for (; lane <= strip.Rows - Vector128<T>.Count; lane += Vector128<T>.Count) Vector128.Load(source + lane).Store(panel + lane);
            for (; lane < strip.Rows; lane++) panel[lane] = source[lane];
        }
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Prefetch(T* address)
    {
        if (Sse.IsSupported) Sse.Prefetch0(address);
    }
}
