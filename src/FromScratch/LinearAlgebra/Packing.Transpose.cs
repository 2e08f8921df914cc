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
                    Transpose4x4(source, strip.RowStep, target, width);
            }
        }

        // What the blocks left: the last k of the lanes they covered, and the lanes beyond.
        CopyElements(new View<T>(strip.Origin, lane, strip.Columns, strip.RowStep, 1), panel, width, 0, depth);
        CopyElements(strip, panel, width, lane, 0);
    }

    /// <summary>Reads four elements from each of four rows, and writes the first <paramref name="count"/> of the four columns as rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transpose4x4(double* source, nint sourceStep, double* target, nint targetStep, int count = 4)
    {
        // Halves of rows, the lower ones of the first two and the upper ones of the last two beside each other.
        var source2 = source + (2 * sourceStep);
        var even01 = Vector256.Create(Vector128.Load(source), Vector128.Load(source2));
        var odd01 = Vector256.Create(Vector128.Load(source + sourceStep), Vector128.Load(source2 + sourceStep));
        var even23 = Vector256.Create(Vector128.Load(source + 2), Vector128.Load(source2 + 2));
        var odd23 = Vector256.Create(Vector128.Load(source + sourceStep + 2), Vector128.Load(source2 + sourceStep + 2));
        Avx.UnpackLow(even01, odd01).Store(target);
        if (count > 1) Avx.UnpackHigh(even01, odd01).Store(target + targetStep);
        if (count > 2) Avx.UnpackLow(even23, odd23).Store(target + (2 * targetStep));
        if (count > 3) Avx.UnpackHigh(even23, odd23).Store(target + (3 * targetStep));
    }
}
