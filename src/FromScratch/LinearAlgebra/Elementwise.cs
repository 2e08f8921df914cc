using System.Numerics;
using System.Runtime.CompilerServices;

namespace FromScratch;

/// <summary>A function of one number, for several at once.</summary>
internal interface IFunction
{
    static abstract Lanes Of(Lanes x);
}

/// <summary>
/// Functions and formulas over whole arrays, a vector at a time. The last elements, too few for a vector, go through the
/// same instructions, so that equal elements have equal results wherever they stand, also one number alone.
/// </summary>
internal static class Elementwise
{
    /// <summary>1 / (1 + e⁻ˣ); below −709, where e⁻ˣ overflows, eˣ is the same.</summary>
    public readonly struct Sigmoid : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Lanes Of(Lanes x)
        {
            var y = 1 / (1 + Lanes.Exp(0 - x));
            return Vector.LessThanOrEqualAny(x.Value, new(-709.0)) ? Lanes.WhereAtMost(x, -709, Lanes.Exp(x), y) : y;
        }
    }

    /// <summary>The hyperbolic tangent.</summary>
    public readonly struct Tanh : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Lanes Of(Lanes x) => Lanes.Tanh(x);
    }

    /// <summary>max(x, 0), and NaN of NaN.</summary>
    public readonly struct ReLU : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Lanes Of(Lanes x) => Lanes.WhereAtMost(x, 0, 0, x);
    }

    /// <summary>The function of one number, the same as in an array.</summary>
    public static double Of<TFunction>(double x)
        where TFunction : struct, IFunction => TFunction.Of(x).Value[0];

    /// <summary>y ← f(x), element by element. y may be x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply<TFunction>(ReadOnlySpan<double> x, Span<double> y)
        where TFunction : struct, IFunction
    {
        var i = 0;
        for (; i <= x.Length - Vector<double>.Count; i += Vector<double>.Count)
            TFunction.Of(new Lanes(new Vector<double>(x[i..]))).Value.CopyTo(y[i..]);
        if (i < x.Length) Store(TFunction.Of(Load(x[i..])), y[i..x.Length]);
    }

    /// <summary>z ← f(x, y), element by element. z may be x or y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> z, Func<Lanes, Lanes, Lanes> f)
    {
        var i = 0;
        for (; i <= x.Length - Vector<double>.Count; i += Vector<double>.Count)
            f(new Lanes(new Vector<double>(x[i..])), new Lanes(new Vector<double>(y[i..]))).Value.CopyTo(z[i..]);
        if (i < x.Length) Store(f(Load(x[i..]), Load(y[i..x.Length])), z[i..x.Length]);
    }

    /// <summary>
    /// Softmax of each row of a matrix stored by columns, exp(xₖ − max x) / Σᵢ exp(xᵢ − max x): several rows at once, one in
    /// each lane. y is not x.
    /// </summary>
    public static void SoftmaxOfRows(ReadOnlySpan<double> x, Span<double> y, int rows)
    {
        for (var i = 0; i < rows; i += Vector<double>.Count) SoftmaxOfLanes(x[i..], y[i..], rows, Math.Min(Vector<double>.Count, rows - i));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SoftmaxOfLanes(ReadOnlySpan<double> x, Span<double> y, int rows, int lanes)
    {
        Lanes max = double.NegativeInfinity;
        for (var k = 0; k < x.Length; k += rows) max = Lanes.Max(max, Load(x[k..], lanes));
        Lanes sum = 0;
        for (var k = 0; k < x.Length; k += rows)
        {
            var exp = Lanes.Exp(Load(x[k..], lanes) - max);
            sum += exp;
            Store(exp, y[k..], lanes);
        }

        for (var k = 0; k < x.Length; k += rows) Store(Load(y[k..], lanes) / sum, y[k..], lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes Load(ReadOnlySpan<double> x, int lanes) =>
        lanes == Vector<double>.Count ? new Lanes(new Vector<double>(x)) : Load(x[..lanes]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Lanes value, Span<double> y, int lanes)
    {
        if (lanes == Vector<double>.Count)
            value.Value.CopyTo(y);
        else
            Store(value, y[..lanes]);
    }

    /// <summary>Fewer elements than a vector has; the other lanes are 0.</summary>
    private static Lanes Load(ReadOnlySpan<double> x)
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        lanes.Clear();
        x.CopyTo(lanes);
        return new Lanes(new Vector<double>(lanes));
    }

    private static void Store(Lanes value, Span<double> y)
    {
        for (var i = 0; i < y.Length; i++) y[i] = value.Value[i];
    }
}
