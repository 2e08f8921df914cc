using System.Numerics;

namespace FromScratch;

/// <summary>
/// Sums over arrays, with the same bits on every processor: they add up in as many lanes whatever the vectors' width. (Those
/// of <see cref="System.Numerics.Tensors.TensorPrimitives"/> do not.) A NaN anywhere makes the sum NaN.
/// </summary>
internal static class Sums
{
    /// <summary>The sum of x.</summary>
    public static T Of<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => ByWidth<T>.Widest.Sum<Itself>(x, x);

    /// <summary>The sum of each column of a matrix of so many columns, or what was there plus that sum.</summary>
    public static void OfColumns<T>(ReadOnlySpan<T> x, Span<T> sums, bool adds = false)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => ByWidth<T>.Widest.SumColumns(x, sums, adds);

    /// <summary>The sum of |x|.</summary>
    public static T OfMagnitudes<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => ByWidth<T>.Widest.Sum<Magnitude>(x, x);

    /// <summary>The sum of x².</summary>
    public static T OfSquares<T>(ReadOnlySpan<T> x)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => ByWidth<T>.Widest.Sum<Product>(x, x);

    /// <summary>The sum of x·y, of equal lengths.</summary>
    public static T OfProducts<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => ByWidth<T>.Widest.Sum<Product>(x, y);

    private static class ByWidth<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        public static readonly ISummation<T> Widest = Summation.Of<T>(FastLinearAlgebraProvider.SupportedTiers[0]);
    }

    internal readonly struct Itself : ITerm
    {
        public static TVector AddTo<T, TVector, TSimd>(TVector sum, TVector x, TVector y)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
            where TVector : struct
            where TSimd : struct, ISimd<T, TVector> => TSimd.Add(sum, x);
    }

    internal readonly struct Magnitude : ITerm
    {
        public static TVector AddTo<T, TVector, TSimd>(TVector sum, TVector x, TVector y)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
            where TVector : struct
            where TSimd : struct, ISimd<T, TVector> => TSimd.Add(sum, TSimd.Abs(x));
    }

    internal readonly struct Product : ITerm
    {
        public static TVector AddTo<T, TVector, TSimd>(TVector sum, TVector x, TVector y)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
            where TVector : struct
            where TSimd : struct, ISimd<T, TVector> => TSimd.MultiplyAdd(x, y, sum);
    }
}
