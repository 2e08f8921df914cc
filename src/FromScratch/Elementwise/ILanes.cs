namespace FromScratch;

/// <summary>
/// Several numbers at once that calculate like one, so that a formula such as <c>dout * (1 - y) * y</c> is written as it
/// stands in the book and runs on vectors of every width. Each implementation is a thin name for the runtime's own vector.
/// </summary>
/// <remarks>
/// Every operation is that of IEEE 754 on each number by itself, the same to the bit on every processor and at every
/// width. Nothing here adds the lanes of one vector together: see <see cref="Sums"/>.
/// </remarks>
internal interface ILanes<T>
    where T : struct, ILanes<T>
{
    /// <summary>How many numbers.</summary>
    static abstract int Count { get; }

    static abstract T Load(ref readonly double from, nuint index);

    static abstract void Store(T value, ref double to, nuint index);

    /// <summary>The same number in every lane.</summary>
    static abstract implicit operator T(double value);

    static abstract T operator +(T a, T b);

    static abstract T operator -(T a, T b);

    static abstract T operator -(T a);

    static abstract T operator *(T a, T b);

    static abstract T operator /(T a, T b);

    /// <summary>a · b + c, rounded once.</summary>
    static abstract T MultiplyAdd(T a, T b, T c);

    static abstract T Sqrt(T x);

    static abstract T Abs(T x);

    /// <summary>The size of <paramref name="size"/>, which is not negative, with the sign of <paramref name="sign"/>.</summary>
    static abstract T WithSign(T size, T sign);

    /// <summary>The larger; NaN where either is.</summary>
    static abstract T Max(T a, T b);

    /// <summary><paramref name="then"/> where x is at most the bound, <paramref name="otherwise"/> elsewhere, NaN included.</summary>
    static abstract T WhereAtMost(T x, T bound, T then, T otherwise);

    /// <summary>x, or the bound that it is beyond; NaN stays NaN.</summary>
    static abstract T Clamp(T x, T low, T high);

    /// <summary>2ᵏ, a normal number, for the whole number k in the last bits of <paramref name="k"/>.</summary>
    static abstract T PowerOfTwo(T k);
}
