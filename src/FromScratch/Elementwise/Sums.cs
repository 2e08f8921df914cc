using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace FromScratch;

/// <summary>
/// Sums whose last digits are the same on every processor: always eight partial sums, of every eighth number each,
/// whatever the width of the vectors that hold them, and added up at the end in one fixed order.
/// </summary>
internal static class Sums
{
    private const int Lanes = 8;

    /// <summary>Σ x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Of(ReadOnlySpan<double> x)
    {
        ref readonly var from = ref MemoryMarshal.GetReference(x);
        var sums = Vector512<double>.Zero;
        var i = 0;
        for (; i <= x.Length - Lanes; i += Lanes) sums += Vector512.LoadUnsafe(in from, (nuint)i);
        return AddUp(sums, x[i..], square: false);
    }

    /// <summary>Σ x².</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double OfSquares(ReadOnlySpan<double> x)
    {
        // Four vectors of sums, so that an addition need not wait for the one before it.
        ref readonly var from = ref MemoryMarshal.GetReference(x);
        Vector512<double> first = default, second = default, third = default, fourth = default;
        var i = 0;
        for (; i <= x.Length - (4 * Lanes); i += 4 * Lanes)
        {
            first += Squares(in from, i);
            second += Squares(in from, i + Lanes);
            third += Squares(in from, i + (2 * Lanes));
            fourth += Squares(in from, i + (3 * Lanes));
        }

        var sums = (first + second) + (third + fourth);
        for (; i <= x.Length - Lanes; i += Lanes) sums += Squares(in from, i);
        return AddUp(sums, x[i..], square: true);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Squares(ref readonly double from, int index)
    {
        var x = Vector512.LoadUnsafe(in from, (nuint)index);
        return x * x;
    }

    private static double AddUp(Vector512<double> sums, ReadOnlySpan<double> rest, bool square)
    {
        var fours = sums.GetLower() + sums.GetUpper();
        var twos = fours.GetLower() + fours.GetUpper();
        var sum = twos.GetElement(0) + twos.GetElement(1);
        foreach (var value in rest) sum += square ? value * value : value;
        return sum;
    }
}
