using System.Numerics;
using System.Runtime.Intrinsics;

namespace FromScratch;

/// <summary>The products of one element type at one vector width.</summary>
internal interface IMatrixProduct<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>C ← beta·C + alpha·A·B, on at most so many threads. C shares no memory with A or B.</summary>
    void Run(View<T> a, View<T> b, View<T> c, T alpha, T beta, int threads);
}

/// <summary>The products by vector width.</summary>
internal static class MatrixProduct
{
    public static IMatrixProduct<T> Of<T>(SimdTier tier)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => tier switch
        {
            SimdTier.Vector512 => new MatrixProduct<T, Vector512<T>, Simd512<T>, Vector256<T>, Simd256<T>>(),
            SimdTier.Vector256 => new MatrixProduct<T, Vector256<T>, Simd256<T>, Vector256<T>, Simd256<T>>(),
            _ => new MatrixProduct<T, Vector128<T>, Simd128<T>, Pair<Vector128<T>>, Paired<T, Vector128<T>, Simd128<T>>>(),
        };
}
