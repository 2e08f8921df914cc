using System.Numerics;

namespace FromScratch;

/// <summary>The kernels by tile size, compiled when first called.</summary>
internal static unsafe class Tiles<T, TVector, TSimd>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TVector : struct
    where TSimd : struct, ISimd<T, TVector>
{
    /// <summary>The most rows of a tile: three vectors.</summary>
    public static int Height => 3 * TSimd.Width;

    private static readonly delegate*<nint, nint, T*, nint, nint, T*, nint, nint, nint, T*, nint, nint, bool, void>[] Kernels =
    [
        &TileKernel<T, TVector, TSimd, One, One>.Run,
        &TileKernel<T, TVector, TSimd, One, Two>.Run,
        &TileKernel<T, TVector, TSimd, One, Three>.Run,
        &TileKernel<T, TVector, TSimd, One, Four>.Run,
        &TileKernel<T, TVector, TSimd, One, Five>.Run,
        &TileKernel<T, TVector, TSimd, One, Six>.Run,
        &TileKernel<T, TVector, TSimd, One, Seven>.Run,
        &TileKernel<T, TVector, TSimd, One, Eight>.Run,
        &TileKernel<T, TVector, TSimd, Two, One>.Run,
        &TileKernel<T, TVector, TSimd, Two, Two>.Run,
        &TileKernel<T, TVector, TSimd, Two, Three>.Run,
        &TileKernel<T, TVector, TSimd, Two, Four>.Run,
        &TileKernel<T, TVector, TSimd, Two, Five>.Run,
        &TileKernel<T, TVector, TSimd, Two, Six>.Run,
        &TileKernel<T, TVector, TSimd, Two, Seven>.Run,
        &TileKernel<T, TVector, TSimd, Two, Eight>.Run,
        &TileKernel<T, TVector, TSimd, Three, One>.Run,
        &TileKernel<T, TVector, TSimd, Three, Two>.Run,
        &TileKernel<T, TVector, TSimd, Three, Three>.Run,
        &TileKernel<T, TVector, TSimd, Three, Four>.Run,
        &TileKernel<T, TVector, TSimd, Three, Five>.Run,
        &TileKernel<T, TVector, TSimd, Three, Six>.Run,
        &TileKernel<T, TVector, TSimd, Three, Seven>.Run,
        &TileKernel<T, TVector, TSimd, Three, Eight>.Run,
        &TileKernel<T, TVector, TSimd, Four, One>.Run,
        &TileKernel<T, TVector, TSimd, Four, Two>.Run,
        &TileKernel<T, TVector, TSimd, Four, Three>.Run,
        &TileKernel<T, TVector, TSimd, Four, Four>.Run,
        &TileKernel<T, TVector, TSimd, Four, Five>.Run,
        &TileKernel<T, TVector, TSimd, Four, Six>.Run,
        &TileKernel<T, TVector, TSimd, Four, Seven>.Run,
        &TileKernel<T, TVector, TSimd, Four, Eight>.Run,
        &TileKernel<T, TVector, TSimd, Five, One>.Run,
        &TileKernel<T, TVector, TSimd, Five, Two>.Run,
        &TileKernel<T, TVector, TSimd, Five, Three>.Run,
        &TileKernel<T, TVector, TSimd, Five, Four>.Run,
        &TileKernel<T, TVector, TSimd, Five, Five>.Run,
        &TileKernel<T, TVector, TSimd, Five, Six>.Run,
        &TileKernel<T, TVector, TSimd, Five, Seven>.Run,
        &TileKernel<T, TVector, TSimd, Five, Eight>.Run,
        &TileKernel<T, TVector, TSimd, Six, One>.Run,
        &TileKernel<T, TVector, TSimd, Six, Two>.Run,
        &TileKernel<T, TVector, TSimd, Six, Three>.Run,
        &TileKernel<T, TVector, TSimd, Six, Four>.Run,
        &TileKernel<T, TVector, TSimd, Six, Five>.Run,
        &TileKernel<T, TVector, TSimd, Six, Six>.Run,
        &TileKernel<T, TVector, TSimd, Six, Seven>.Run,
        &TileKernel<T, TVector, TSimd, Six, Eight>.Run,
    ];

    /// <summary>The kernel for tiles of so many rows, in whole or half vectors, by so many columns.</summary>
    public static delegate*<nint, nint, T*, nint, nint, T*, nint, nint, nint, T*, nint, nint, bool, void> Kernel(int rows, int columns) =>
        Kernels[(((2 * rows / TSimd.Width) - 1) * 8) + columns - 1];
}
