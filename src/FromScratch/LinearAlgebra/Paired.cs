using System.Numerics;
using System.Runtime.CompilerServices;

namespace FromScratch;

/// <summary>Two vectors side by side.</summary>
internal readonly struct Pair<TVector>(TVector low, TVector high)
    where TVector : struct
{
    public readonly TVector Low = low;

    public readonly TVector High = high;
}

/// <summary>
/// Two vectors as one of twice the width. Dot products add up in the lanes of 256 bits on every processor, those of two
/// vectors where 128 bits are its widest, so that every processor adds up the same numbers in the same order.
/// </summary>
internal readonly unsafe struct Paired<T, TVector, TSimd> : ISimd<T, Pair<TVector>>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TVector : struct
    where TSimd : struct, ISimd<T, TVector>
{
    public static int Width => 2 * TSimd.Width;

    public static int Columns => TSimd.Columns;

    public static int DotRows => 2;

    public static int DotColumns => 2;

    public static int HalfWidth => Width;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<TVector> LoadHalf(T* source) => Load(source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreHalf(T* target, Pair<TVector> value) => Store(target, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<TVector> AddHalf(Pair<TVector> a, Pair<TVector> b) => Add(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<TVector> MultiplyAddHalf(Pair<TVector> a, Pair<TVector> b, Pair<TVector> c) => MultiplyAdd(a, b, c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<TVector> Load(T* source) => new(TSimd.Load(source), TSimd.Load(source + TSimd.Width));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<TVector> LoadPartial(T* source, nint count) => new(
        count >= TSimd.Width ? TSimd.Load(source) : TSimd.LoadPartial(source, count),
        count > TSimd.Width ? TSimd.LoadPartial(source + TSimd.Width, count - TSimd.Width) : default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(T* target, Pair<TVector> value)
    {
        TSimd.Store(target, value.Low);
        TSimd.Store(target + TSimd.Width, value.High);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<TVector> Broadcast(T value) => new(TSimd.Broadcast(value), TSimd.Broadcast(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<TVector> Abs(Pair<TVector> a) => new(TSimd.Abs(a.Low), TSimd.Abs(a.High));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<TVector> Add(Pair<TVector> a, Pair<TVector> b) => new(TSimd.Add(a.Low, b.Low), TSimd.Add(a.High, b.High));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<TVector> Multiply(Pair<TVector> a, Pair<TVector> b) => new(TSimd.Multiply(a.Low, b.Low), TSimd.Multiply(a.High, b.High));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair<TVector> MultiplyAdd(Pair<TVector> a, Pair<TVector> b, Pair<TVector> c) =>
        new(TSimd.MultiplyAdd(a.Low, b.Low, c.Low), TSimd.MultiplyAdd(a.High, b.High, c.High));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(T* address) => TSimd.Prefetch(address);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Sum(Pair<TVector> value) => TSimd.Sum(TSimd.Add(value.Low, value.High));
}
