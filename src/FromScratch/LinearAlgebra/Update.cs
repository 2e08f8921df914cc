using System.Numerics;
using System.Runtime.CompilerServices;

namespace FromScratch;

/// <summary>What a product does to C: C ← beta·C + alpha·(A·B). With beta 0, C is not read, so a NaN in it does not survive.</summary>
internal readonly unsafe struct Update<T, TVector, TSimd>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TVector : struct
    where TSimd : struct, ISimd<T, TVector>
{
    private readonly T _alpha;
    private readonly T _beta;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Update(T alpha, T beta)
    {
        _alpha = alpha;
        _beta = beta;
    }

    /// <summary>Updates one vector of C by one vector of A·B.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(T* c, TVector product)
    {
        var value = TSimd.Multiply(TSimd.Broadcast(_alpha), product);
        if (_beta != T.Zero) value = TSimd.Add(value, TSimd.Multiply(TSimd.Broadcast(_beta), TSimd.Load(c)));
        TSimd.Store(c, value);
    }

    /// <summary>Updates one element of C, rounding as a vector does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(T* c, T product)
    {
        var value = _alpha * product;
        if (_beta != T.Zero) value += _beta * *c;
        *c = value;
    }
}
