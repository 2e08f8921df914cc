using System.Numerics;

namespace FromScratch;

/// <summary>The kernels of dot products by tile size, compiled when first called.</summary>
internal static unsafe class DotTiles<T, TVector, TSimd>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TVector : struct
    where TSimd : struct, ISimd<T, TVector>
{
    private static readonly delegate*<nint, T*, nint, T*, nint, T*, nint, nint, T, T, void>[] Kernels =
    [
        &DotKernel<T, TVector, TSimd, One, One>.Run,
        &DotKernel<T, TVector, TSimd, One, Two>.Run,
        &DotKernel<T, TVector, TSimd, One, Three>.Run,
        &DotKernel<T, TVector, TSimd, One, Four>.Run,
        &DotKernel<T, TVector, TSimd, One, Five>.Run,
        &DotKernel<T, TVector, TSimd, One, Six>.Run,
        &DotKernel<T, TVector, TSimd, One, Seven>.Run,
        &DotKernel<T, TVector, TSimd, One, Eight>.Run,
        &DotKernel<T, TVector, TSimd, Two, One>.Run,
        &DotKernel<T, TVector, TSimd, Two, Two>.Run,
        &DotKernel<T, TVector, TSimd, Two, Three>.Run,
        &DotKernel<T, TVector, TSimd, Two, Four>.Run,
        &DotKernel<T, TVector, TSimd, Two, Five>.Run,
        &DotKernel<T, TVector, TSimd, Two, Six>.Run,
        &DotKernel<T, TVector, TSimd, Two, Seven>.Run,
        &DotKernel<T, TVector, TSimd, Two, Eight>.Run,
        &DotKernel<T, TVector, TSimd, Three, One>.Run,
        &DotKernel<T, TVector, TSimd, Three, Two>.Run,
        &DotKernel<T, TVector, TSimd, Three, Three>.Run,
        &DotKernel<T, TVector, TSimd, Three, Four>.Run,
        &DotKernel<T, TVector, TSimd, Three, Five>.Run,
        &DotKernel<T, TVector, TSimd, Three, Six>.Run,
        &DotKernel<T, TVector, TSimd, Three, Seven>.Run,
        &DotKernel<T, TVector, TSimd, Three, Eight>.Run,
    ];

    /// <summary>The kernel for this many dot products: rows of A by columns of B.</summary>
    public static delegate*<nint, T*, nint, T*, nint, T*, nint, nint, T, T, void> Kernel(int rows, int columns) =>
        Kernels[((rows - 1) * 8) + columns - 1];
}
