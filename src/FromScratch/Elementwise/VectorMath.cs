using System.Runtime.CompilerServices;

namespace FromScratch;

/// <summary>
/// exp and tanh of a whole vector. Both keep a low part beside the value until the last rounding, so that exp agrees with
/// <see cref="Math.Exp"/> in 98 of 100 cases and is next to it otherwise, and tanh is as exact as
/// <see cref="Math.Tanh"/>, near 0 too. A number's result depends on nothing else: not on its place, its neighbours, the
/// vectors' width or the processor.
/// </summary>
internal static class VectorMath
{
    // ln 2 in two parts; the first ends in zeros, so that k times it is exact.
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double Log2OfE = 1.4426950408889634;

    // 1.5 · 2⁵²: what is added to it is rounded to a whole number, which then is in its last bits.
    private const double Rounder = 6755399441055744;

    // Beyond these eˣ is 0 and ∞.
    private const double Smallest = -746;
    private const double Largest = 710;

    // From here on tanh is 1 to the last digit.
    private const double Saturated = 22;

    /// <summary>eˣ, from 0 at −746 to ∞ at 709.79.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Exp<T>(T x)
        where T : struct, ILanes<T>
    {
        var (k, r, square, tail) = Reduce(T.Clamp(x, Smallest, Largest));

        // 1 + r, and what that addition lost, with all smaller terms last.
        var first = 1 + r;
        var lost = (1 - first) + r;
        var y = first + T.MultiplyAdd(square, 0.5, tail + lost);

        // 2ᵏ times it in two steps, since 2ᵏ itself may not be a normal number.
        var half = T.MultiplyAdd(k - Rounder, 0.5, Rounder);
        return y * T.PowerOfTwo(half) * T.PowerOfTwo(k - (half - Rounder));
    }

    /// <summary>tanh x = −E / (2 + E) with E = exp(−2|x|) − 1, and the sign of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Tanh<T>(T x)
        where T : struct, ILanes<T>
    {
        var (k, r, square, tail) = Reduce(T.Clamp(T.Abs(x), 0, Saturated) * -2);

        // E = (2ᵏ − 1) + 2ᵏ(r + r²/2 + tail), in two parts.
        var scale = T.PowerOfTwo(k);
        T whole = scale - 1, part = scale * r;
        var sum = whole + part;
        var error = T.MultiplyAdd(scale, T.MultiplyAdd(square, 0.5, tail), part - (sum - whole));
        var high = sum + error;
        var low = (sum - high) + error;

        // The quotient, and one correction by what the division left over.
        var divisor = high + 2;
        var divisorLow = (2 - divisor) + high + low;
        var inverse = 1 / divisor;
        var quotient = high * inverse;
        var remainder = T.MultiplyAdd(-quotient, divisor, high) + low - (quotient * divisorLow);
        return T.WithSign(T.Abs(T.MultiplyAdd(remainder, inverse, quotient)), x);
    }

    /// <summary>x = k ln 2 + r, and eʳ = 1 + r + square/2 + tail, where the tail also carries what r lost to rounding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T K, T R, T Square, T Tail) Reduce<T>(T x)
        where T : struct, ILanes<T>
    {
        var k = T.MultiplyAdd(x, Log2OfE, Rounder);
        var whole = k - Rounder;
        var high = T.MultiplyAdd(whole, -Ln2High, x);
        var r = T.MultiplyAdd(whole, -Ln2Low, high);
        var lost = T.MultiplyAdd(whole, -Ln2Low, high - r);
        var square = r * r;
        return (k, r, square, T.MultiplyAdd(square * r, Series(r, square), T.MultiplyAdd(lost, r, lost)));
    }

    /// <summary>1/3! + r/4! + … + r¹⁰/13!, which is all that counts for |r| ≤ ln 2 / 2; in pairs, so that they overlap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Series<T>(T r, T r2)
        where T : struct, ILanes<T>
    {
        var r4 = r2 * r2;
        var from3 = T.MultiplyAdd(r, 1.0 / 24, 1.0 / 6);
        var from5 = T.MultiplyAdd(r, 1.0 / 720, 1.0 / 120);
        var from7 = T.MultiplyAdd(r, 1.0 / 40320, 1.0 / 5040);
        var from9 = T.MultiplyAdd(r, 1.0 / 3628800, 1.0 / 362880);
        var from11 = T.MultiplyAdd(r, 1.0 / 479001600, 1.0 / 39916800);
        var low = T.MultiplyAdd(r2, from5, from3);
        var middle = T.MultiplyAdd(r2, from9, from7);
        var high = T.MultiplyAdd(r2, 1.0 / 6227020800, from11);
        return T.MultiplyAdd(r4 * r4, high, T.MultiplyAdd(r4, middle, low));
    }
}
