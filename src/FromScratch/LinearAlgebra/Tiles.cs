using System.Numerics;

namespace FromScratch;

/// <summary>The kernels by tile size, compiled when first called.</summary>
internal static unsafe class Tiles<T, TVector, TSimd>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TVector : struct
    where TSimd : struct, ISimd<T, TVector>
{
    /// <summary>The most vectors in a tile's height.</summary>
    public const int MostVectors = 3;

    /// <summary>The most rows of a tile.</summary>
    public static int Height => MostVectors * TSimd.Width;

    private static readonly delegate*<nint, nint, T*, nint, nint, T*, nint, nint, T*, nint, bool, void>[] Kernels =
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
    ];

    /// <summary>The kernel for a tile of so many rows, whole vectors or half of one, by so many columns.</summary>
    public static delegate*<nint, nint, T*, nint, nint, T*, nint, nint, T*, nint, bool, void> KernelOfHeight(int rows, int columns) =>
        rows < TSimd.Width ? TSimd.HalfTile(columns) : Kernel(rows / TSimd.Width, columns);

    /// <summary>The kernel for a tile of this many vectors by this many columns.</summary>
    public static delegate*<nint, nint, T*, nint, nint, T*, nint, nint, T*, nint, bool, void> Kernel(int vectors, int columns) =>
        Kernels[((vectors - 1) * 8) + columns - 1];
}
