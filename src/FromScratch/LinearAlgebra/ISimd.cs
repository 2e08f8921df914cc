using System.Numerics;

namespace FromScratch;

/// <summary>
/// The few vector instructions a product is made of, so that one kernel serves every width. Each implementation is a
/// thin name for the runtime's own vector type, and the JIT compiles a kernel once per implementation.
/// </summary>
/// <typeparam name="T">The element: <see cref="double"/> or <see cref="float"/>.</typeparam>
/// <typeparam name="TVector">The vector of elements.</typeparam>
internal unsafe interface ISimd<T, TVector>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TVector : struct
{
    /// <summary>Elements in a vector.</summary>
    static abstract int Width { get; }

    /// <summary>
    /// Columns of a tile. Three vectors a column, with one more for each operand, must fit the registers:
    /// 8 columns where there are 32 of them, 4 where there are 16.
    /// </summary>
    static abstract int Columns { get; }

    /// <summary>Rows of a tile of dot products, at most three.</summary>
    static abstract int DotRows { get; }

    /// <summary>Columns of a tile of dot products, at most eight: as with <see cref="Columns"/>, the registers are the bound.</summary>
    static abstract int DotColumns { get; }

    /// <summary>Elements in half a vector; all of it where no narrower one is used.</summary>
    static abstract int HalfWidth { get; }

    /// <summary>The first half of a vector; the rest is whatever it is.</summary>
    static abstract TVector LoadHalf(T* source);

    static abstract void StoreHalf(T* target, TVector value);

    /// <summary>a + b in the first half.</summary>
    static abstract TVector AddHalf(TVector a, TVector b);

    /// <summary>a·b + c in the first half, as <see cref="MultiplyAdd"/> does it.</summary>
    static abstract TVector MultiplyAddHalf(TVector a, TVector b, TVector c);

    static abstract TVector Load(T* source);

    /// <summary>The first <paramref name="count"/> elements, fewer than <see cref="Width"/>, and zeros; nothing else is read.</summary>
    static abstract TVector LoadPartial(T* source, nint count);

    static abstract void Store(T* target, TVector value);

    static abstract TVector Broadcast(T value);

    static abstract TVector Abs(TVector a);

    static abstract TVector Add(TVector a, TVector b);

    static abstract TVector Multiply(TVector a, TVector b);

    /// <summary>a·b + c, rounded once where the processor can.</summary>
    static abstract TVector MultiplyAdd(TVector a, TVector b, TVector c);

    /// <summary>Asks for the cache line of an address that will be needed soon; nothing is read.</summary>
    static abstract void Prefetch(T* address);

    /// <summary>
    /// The sum of a vector's elements: its upper half is added to its lower, until one element is left. So it is the same
    /// whether the elements were in one vector or in several narrower ones.
    /// </summary>
    static abstract T Sum(TVector value);
}
