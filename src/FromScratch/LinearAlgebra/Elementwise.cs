using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace FromScratch;

/// <summary>A function of one number, for as many at once as a vector holds.</summary>
internal interface IFunction
{
    static abstract Vector<double> Of(Vector<double> x);
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
        private const double Overflow = -709;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<double> Of(Vector<double> x)
        {
            var y = Vector<double>.One / (Vector<double>.One + VectorMath.Exp(-x));
            return Vector.LessThanOrEqualAny(x, new(Overflow)) ? WithSmallest(x, y) : y;
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static Vector<double> WithSmallest(Vector<double> x, Vector<double> y) =>
            Vector.ConditionalSelect(Vector.LessThanOrEqual(x, new(Overflow)), VectorMath.Exp(x), y);
    }

    /// <summary>The hyperbolic tangent.</summary>
    public readonly struct Tanh : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<double> Of(Vector<double> x) => VectorMath.Tanh(x);
    }

    /// <summary>max(x, 0), and NaN of NaN.</summary>
    public readonly struct ReLU : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector<double> Of(Vector<double> x) =>
            Vector.ConditionalSelect(Vector.LessThanOrEqual(x, Vector<double>.Zero), Vector<double>.Zero, x);
    }

    /// <summary>The function of one number, the same as in an array.</summary>
    public static double Of<TFunction>(double x)
        where TFunction : struct, IFunction => TFunction.Of(new Vector<double>(x))[0];

    /// <summary>y ← f(x), element by element. y may be x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply<TFunction>(ReadOnlySpan<double> x, Span<double> y)
        where TFunction : struct, IFunction
    {
        var i = 0;
        for (; i <= x.Length - Vector<double>.Count; i += Vector<double>.Count)
            TFunction.Of(new Vector<double>(x[i..])).CopyTo(y[i..]);
        if (i < x.Length) Store(TFunction.Of(Load(x[i..])), y[i..x.Length]);
    }

    /// <summary>z ← f(x, y), element by element. z may be x or y.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Apply(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> z, Func<Lanes, Lanes, Lanes> f)
    {
        var i = 0;
        for (; i <= x.Length - Vector<double>.Count; i += Vector<double>.Count)
            f(new Lanes(new Vector<double>(x[i..])), new Lanes(new Vector<double>(y[i..]))).Value.CopyTo(z[i..]);
        if (i < x.Length) Store(f(new Lanes(Load(x[i..])), new Lanes(Load(y[i..x.Length]))).Value, z[i..x.Length]);
    }

    /// <summary>
    /// Softmax of each row of a matrix stored by columns, exp(xₖ − max x) / Σᵢ exp(xᵢ − max x): several rows at once, one in
    /// each lane. y is not x.
    /// </summary>
    public static void SoftmaxOfRows(ReadOnlySpan<double> x, Span<double> y, int rows)
    {
        for (var i = 0; i < rows; i += Vector<double>.Count)
        {
            if (rows - i >= Vector<double>.Count)
                SoftmaxOfLanes(x[i..], y[i..], rows);
            else
                SoftmaxOfFewer(x[i..], y[i..], rows, rows - i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SoftmaxOfLanes(ReadOnlySpan<double> x, Span<double> y, int rows)
    {
        var max = new Vector<double>(double.NegativeInfinity);
        for (var k = 0; k < x.Length; k += rows) max = Vector.Max(max, new Vector<double>(x[k..]));
        var sum = Vector<double>.Zero;
        for (var k = 0; k < x.Length; k += rows)
        {
            var exp = VectorMath.Exp(new Vector<double>(x[k..]) - max);
            sum += exp;
            exp.CopyTo(y[k..]);
        }

        for (var k = 0; k < x.Length; k += rows) (new Vector<double>(y[k..]) / sum).CopyTo(y[k..]);
    }

    /// <summary>The last rows, too few for a vector, beside each other with room for a vector.</summary>
    private static void SoftmaxOfFewer(ReadOnlySpan<double> x, Span<double> y, int rows, int lanes)
    {
        var columns = (x.Length + rows - 1) / rows;
        var room = ArrayPool<double>.Shared.Rent(2 * columns * Vector<double>.Count);
        var padded = room.AsSpan(0, columns * Vector<double>.Count);
        var result = room.AsSpan(padded.Length, padded.Length);
        padded.Clear();
        for (var k = 0; k < columns; k++) x.Slice(k * rows, lanes).CopyTo(padded[(k * Vector<double>.Count)..]);
        SoftmaxOfLanes(padded, result, Vector<double>.Count);
        for (var k = 0; k < columns; k++) result.Slice(k * Vector<double>.Count, lanes).CopyTo(y[(k * rows)..]);
        ArrayPool<double>.Shared.Return(room);
    }

    /// <summary>Fewer elements than a vector has; the other lanes are 0.</summary>
    private static Vector<double> Load(ReadOnlySpan<double> x)
    {
        Span<double> lanes = stackalloc double[Vector<double>.Count];
        lanes.Clear();
        x.CopyTo(lanes);
        return new Vector<double>(lanes);
    }

    private static void Store(Vector<double> value, Span<double> y)
    {
        for (var i = 0; i < y.Length; i++) y[i] = value[i];
    }
}
