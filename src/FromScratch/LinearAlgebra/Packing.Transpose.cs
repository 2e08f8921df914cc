using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace FromScratch;

internal static unsafe partial class Packing<T>
{
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
                for (var k = 0; k < depth; k += 4, source += 4, target += 4 * width)
                {
                    // The next four lanes, a cache line of each at a time.
                    if (k % 8 == 0)
                        for (var next = 4; next < 8; next++) Prefetch((T*)(source + (next * strip.RowStep)));
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
}
