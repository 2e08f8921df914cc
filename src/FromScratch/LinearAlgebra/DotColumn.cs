using System.Numerics;
using System.Runtime.CompilerServices;

namespace FromScratch;

/// <summary>One column of a tile of dot products: a vector of partial sums for each of up to three rows.</summary>
internal unsafe struct DotColumn<T, TVector, TSimd, TRows>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TVector : struct
    where TSimd : struct, ISimd<T, TVector>
    where TRows : struct, ICount
{
    private TVector _x0;
    private TVector _x1;
    private TVector _x2;

    /// <summary>One vector from each of the tile's rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DotColumn<T, TVector, TSimd, TRows> LoadRows(T* source, nint rowStep)
    {
        DotColumn<T, TVector, TSimd, TRows> column = default;
        column._x0 = TSimd.Load(source);
        if (TRows.Value > 1) column._x1 = TSimd.Load(source + rowStep);
        if (TRows.Value > 2) column._x2 = TSimd.Load(source + (2 * rowStep));
        return column;
    }

    /// <summary>As <see cref="LoadRows"/>, with only <paramref name="count"/> elements left in each row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static DotColumn<T, TVector, TSimd, TRows> LoadRowEnds(T* source, nint rowStep, nint count)
    {
        DotColumn<T, TVector, TSimd, TRows> column = default;
        column._x0 = TSimd.LoadPartial(source, count);
        if (TRows.Value > 1) column._x1 = TSimd.LoadPartial(source + rowStep, count);
        if (TRows.Value > 2) column._x2 = TSimd.LoadPartial(source + (2 * rowStep), count);
        return column;
    }

    /// <summary>this ← this + <paramref name="a"/>·<paramref name="b"/>, vector by vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(DotColumn<T, TVector, TSimd, TRows> a, TVector b)
    {
        _x0 = TSimd.MultiplyAdd(a._x0, b, _x0);
        if (TRows.Value > 1) _x1 = TSimd.MultiplyAdd(a._x1, b, _x1);
        if (TRows.Value > 2) _x2 = TSimd.MultiplyAdd(a._x2, b, _x2);
    }

    /// <summary>Changes as many elements of C, one below the other, by the sum of each vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void UpdateBySums(T* c, nint rowStep, Update<T, TVector, TSimd> update)
    {
        update.Apply(c, TSimd.Sum(_x0));
        if (TRows.Value > 1) update.Apply(c + rowStep, TSimd.Sum(_x1));
        if (TRows.Value > 2) update.Apply(c + (2 * rowStep), TSimd.Sum(_x2));
    }
}
