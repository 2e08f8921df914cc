using System.Numerics;
using System.Runtime.CompilerServices;

namespace FromScratch;

/// <summary>One column of a tile: up to three vectors, which the JIT keeps in registers. The last may be half a vector.</summary>
/// <typeparam name="T">The element.</typeparam>
/// <typeparam name="TVector">The vector of elements.</typeparam>
/// <typeparam name="TSimd">The vector's instructions.</typeparam>
/// <typeparam name="THalves">The column's height in half vectors.</typeparam>
internal unsafe struct Column<T, TVector, TSimd, THalves>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TVector : struct
    where TSimd : struct, ISimd<T, TVector>
    where THalves : struct, ICount
{
    private TVector _x0;
    private TVector _x1;
    private TVector _x2;
    private TVector _half;

    /// <summary>The column's height in elements.</summary>
    public static nint Height
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => THalves.Value * TSimd.Width / 2;
    }

    // Where the half vector begins.
    private static nint Whole
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => THalves.Value / 2 * TSimd.Width;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Column<T, TVector, TSimd, THalves> Load(T* source)
    {
        Column<T, TVector, TSimd, THalves> column = default;
        if (THalves.Value > 1) column._x0 = TSimd.Load(source);
        if (THalves.Value > 3) column._x1 = TSimd.Load(source + TSimd.Width);
        if (THalves.Value > 5) column._x2 = TSimd.Load(source + (2 * TSimd.Width));
        if (THalves.Value % 2 == 1) column._half = TSimd.LoadHalf(source + Whole);
        return column;
    }

    /// <summary>this ← this + <paramref name="a"/>·<paramref name="b"/>, vector by vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(Column<T, TVector, TSimd, THalves> a, TVector b)
    {
        if (THalves.Value > 1) _x0 = TSimd.MultiplyAdd(a._x0, b, _x0);
        if (THalves.Value > 3) _x1 = TSimd.MultiplyAdd(a._x1, b, _x1);
        if (THalves.Value > 5) _x2 = TSimd.MultiplyAdd(a._x2, b, _x2);
        if (THalves.Value % 2 == 1) _half = TSimd.MultiplyAddHalf(a._half, b, _half);
    }

    /// <summary>Makes this a column of C, or adds it to one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Update(T* c, bool adds)
    {
        if (adds)
        {
            if (THalves.Value > 1) _x0 = TSimd.Add(_x0, TSimd.Load(c));
            if (THalves.Value > 3) _x1 = TSimd.Add(_x1, TSimd.Load(c + TSimd.Width));
            if (THalves.Value > 5) _x2 = TSimd.Add(_x2, TSimd.Load(c + (2 * TSimd.Width)));
            if (THalves.Value % 2 == 1) _half = TSimd.AddHalf(_half, TSimd.LoadHalf(c + Whole));
        }

        if (THalves.Value > 1) TSimd.Store(c, _x0);
        if (THalves.Value > 3) TSimd.Store(c + TSimd.Width, _x1);
        if (THalves.Value > 5) TSimd.Store(c + (2 * TSimd.Width), _x2);
        if (THalves.Value % 2 == 1) TSimd.StoreHalf(c + Whole, _half);
    }
}
