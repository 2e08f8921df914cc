using System.Numerics;
using System.Runtime.CompilerServices;

namespace FromScratch;

/// <summary>What a product does to C: C ← beta·C + alpha·(A·B). With beta 0, C is not read, so a NaN in it does not survive.</summary>
internal readonly unsafe struct Update<T, TVector, TSimd>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TVector : struct
    where TSimd : struct, ISimd<T, TVector>
{
    private readonly TVector _alpha;
    private readonly TVector _beta;
    private readonly bool _reads;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Update(T alpha, T beta)
    {
        _alpha = TSimd.Broadcast(alpha);
        _beta = TSimd.Broadcast(beta);
        _reads = beta != T.Zero;
    }

    /// <summary>Updates one vector of C by one vector of A·B.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(T* c, TVector product)
    {
        var value = TSimd.Multiply(_alpha, product);
        if (_reads) value = TSimd.Add(value, TSimd.Multiply(_beta, TSimd.Load(c)));
        TSimd.Store(c, value);
    }
}
