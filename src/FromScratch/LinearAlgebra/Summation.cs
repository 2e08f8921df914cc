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
        TVector s0 = default, s1 = default, s2 = default, s3 = default;
        fixed (T* px = x, py = y)
        {
            var width = TSimd.Width;
            var i = 0;
            for (; i <= x.Length - (4 * width); i += 4 * width)
            {
                s0 = TTerm.AddTo<T, TVector, TSimd>(s0, TSimd.Load(px + i), TSimd.Load(py + i));
                s1 = TTerm.AddTo<T, TVector, TSimd>(s1, TSimd.Load(px + i + width), TSimd.Load(py + i + width));
                s2 = TTerm.AddTo<T, TVector, TSimd>(s2, TSimd.Load(px + i + (2 * width)), TSimd.Load(py + i + (2 * width)));
                s3 = TTerm.AddTo<T, TVector, TSimd>(s3, TSimd.Load(px + i + (3 * width)), TSimd.Load(py + i + (3 * width)));
            }

            for (; i <= x.Length - width; i += width)
                s0 = TTerm.AddTo<T, TVector, TSimd>(s0, TSimd.Load(px + i), TSimd.Load(py + i));
            if (i < x.Length)
                s1 = TTerm.AddTo<T, TVector, TSimd>(s1, TSimd.LoadPartial(px + i, x.Length - i), TSimd.LoadPartial(py + i, x.Length - i));
        }

        return TSimd.Sum(TSimd.Add(TSimd.Add(s0, s1), TSimd.Add(s2, s3)));
    }
}
