using System.Numerics;
using System.Runtime.CompilerServices;

namespace FromScratch;

/// <summary>
/// Several elements at once that calculate like one number, so that a formula such as <c>dout * (1 - y) * y</c> is
/// written as it stands in the book and runs on vectors.
/// </summary>
internal readonly struct Lanes(Vector<double> value)
{
    public Vector<double> Value { get; } = value;

    public static implicit operator Lanes(double value) => new(new Vector<double>(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator +(Lanes a, Lanes b) => new(a.Value + b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator -(Lanes a, Lanes b) => new(a.Value - b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator *(Lanes a, Lanes b) => new(a.Value * b.Value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator /(Lanes a, Lanes b) => new(a.Value / b.Value);

    /// <summary><paramref name="then"/> where x is at most the bound, <paramref name="otherwise"/> elsewhere, NaN included.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes WhereAtMost(Lanes x, Lanes bound, Lanes then, Lanes otherwise) =>
        new(Vector.ConditionalSelect(Vector.LessThanOrEqual(x.Value, bound.Value), then.Value, otherwise.Value));
}
