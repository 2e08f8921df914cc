using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FromScratch;

/// <summary>What is summed up: an element's contribution, for as many elements as a vector holds.</summary>
internal interface ITerm
{
    static abstract TVector AddTo<T, TVector, TSimd>(TVector sum, TVector x, TVector y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TVector : struct
        where TSimd : struct, ISimd<T, TVector>;
}

/// <summary>Sums at one vector width.</summary>
internal interface ISummation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The sum of the terms of x and y, of equal lengths.</summary>
    T Sum<TTerm>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where TTerm : struct, ITerm;

    /// <summary>The sum of each column of x, as many as there are sums, added to what its sum was if <paramref name="adds"/>.</summary>
    void SumColumns(ReadOnlySpan<T> x, Span<T> sums, bool adds);
}

/// <summary>Sums by vector width, all in the lanes of four times 256 bits.</summary>
internal static class Summation
{
    public static ISummation<T> Of<T>(SimdTier tier)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => tier == SimdTier.Vector128
        ? new Summation<T, Pair<Vector128<T>>, Paired<T, Vector128<T>, Simd128<T>>>()
        : new Summation<T, Vector256<T>, Simd256<T>>();
}

/// <summary>Four vectors of partial sums, so that additions need not wait for one another.</summary>
internal sealed unsafe class Summation<T, TVector, TSimd> : ISummation<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TVector : struct
    where TSimd : struct, ISimd<T, TVector>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T Sum<TTerm>(ReadOnlySpan<T> x, ReadOnlySpan<T> y)
        where TTerm : struct, ITerm
    {
        fixed (T* px = x, py = y)
            return Sum<TTerm>(px, py, x.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void SumColumns(ReadOnlySpan<T> x, Span<T> sums, bool adds)
    {
        fixed (T* px = x)
        {
            var rows = sums.Length == 0 ? 0 : x.Length / sums.Length;
            var column = px;
            for (var j = 0; j < sums.Length; j++, column += rows)
            {
                var sum = Sum<Sums.Itself>(column, column, rows);
                sums[j] = adds ? sums[j] + sum : sum;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Sum<TTerm>(T* x, T* y, nint length)
        where TTerm : struct, ITerm
    {
        TVector s0 = default, s1 = default, s2 = default, s3 = default;
        nint width = TSimd.Width, i = 0;
        for (; i <= length - (4 * width); i += 4 * width)
        {
            s0 = TTerm.AddTo<T, TVector, TSimd>(s0, TSimd.Load(x + i), TSimd.Load(y + i));
            s1 = TTerm.AddTo<T, TVector, TSimd>(s1, TSimd.Load(x + i + width), TSimd.Load(y + i + width));
            s2 = TTerm.AddTo<T, TVector, TSimd>(s2, TSimd.Load(x + i + (2 * width)), TSimd.Load(y + i + (2 * width)));
            s3 = TTerm.AddTo<T, TVector, TSimd>(s3, TSimd.Load(x + i + (3 * width)), TSimd.Load(y + i + (3 * width)));
        }

        for (; i <= length - width; i += width)
            s0 = TTerm.AddTo<T, TVector, TSimd>(s0, TSimd.Load(x + i), TSimd.Load(y + i));
        if (i < length)
            s1 = TTerm.AddTo<T, TVector, TSimd>(s1, TSimd.LoadPartial(x + i, length - i), TSimd.LoadPartial(y + i, length - i));
        return TSimd.Sum(TSimd.Add(TSimd.Add(s0, s1), TSimd.Add(s2, s3)));
    }
}
