using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace FromScratch;

// Softmax over the rows of matrices that are stored by columns: several rows at once, one in each lane, so that a row's
// result does not depend on how many lanes there are.
internal static partial class Elementwise
{
    /// <summary>y ← exp(xₖ − max x) / Σᵢ exp(xᵢ − max x) in each row. y may be x.</summary>
    public static void SoftmaxOfRows(ReadOnlySpan<double> x, Span<double> y, int rows) => EachRow<SoftmaxRow>(x, x, y, rows);

    /// <summary>dx ← y ⊙ (dout − Σᵢ doutᵢ yᵢ) in each row, softmax's derivative.</summary>
    public static void SoftmaxGradientOfRows(ReadOnlySpan<double> y, ReadOnlySpan<double> dout, Span<double> dx, int rows) =>
        EachRow<SoftmaxGradientRow>(y, dout, dx, rows);

    // Numbers of a few short rows, which are not worth an array.
    private const int MostOnStack = 128;

    private interface IRowFormula
    {
        /// <summary>A row from a and b to z, its elements <paramref name="step"/> apart.</summary>
        static abstract void Compute<T>(ref readonly double a, ref readonly double b, ref double z, nuint step, nuint length)
            where T : struct, ILanes<T>;
    }

    // On vectors no wider than the rows fill.
    private static void EachRow<TRow>(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> z, int rows)
        where TRow : struct, IRowFormula
    {
        if (Vector512.IsHardwareAccelerated && rows > Lanes256.Count) EachRow<TRow, Lanes512>(a, b, z, rows);
        else if (Vector256.IsHardwareAccelerated && rows > Lanes128.Count) EachRow<TRow, Lanes256>(a, b, z, rows);
        else EachRow<TRow, Lanes128>(a, b, z, rows);
    }

    [SkipLocalsInit]
    private static void EachRow<TRow, T>(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> z, int rows)
        where TRow : struct, IRowFormula
        where T : struct, ILanes<T>
    {
        var (step, length) = ((nuint)rows, (nuint)a.Length);
        var i = 0;
        for (; i <= rows - T.Count; i += T.Count) TRow.Compute<T>(in a[i], in b[i], ref z[i], step, length);
        if (i == rows) return;

        // The last rows, too few for a vector, beside each other with room for one.
        var (columns, lanes) = (a.Length / rows, rows - i);
        var padded = columns * T.Count;
        var rented = padded > MostOnStack ? ArrayPool<double>.Shared.Rent(3 * padded) : null;
        Span<double> room = rented ?? stackalloc double[3 * MostOnStack];
        Span<double> first = room[..padded], second = room.Slice(padded, padded), result = room.Slice(2 * padded, padded);
        first.Clear();
        second.Clear();
        for (var k = 0; k < columns; k++)
        {
            for (var lane = 0; lane < lanes; lane++)
            {
                first[(k * T.Count) + lane] = a[(k * rows) + i + lane];
                second[(k * T.Count) + lane] = b[(k * rows) + i + lane];
            }
        }

        TRow.Compute<T>(in first[0], in second[0], ref result[0], (nuint)T.Count, (nuint)padded);
        for (var k = 0; k < columns; k++)
            for (var lane = 0; lane < lanes; lane++)
                z[(k * rows) + i + lane] = result[(k * T.Count) + lane];
        if (rented is not null) ArrayPool<double>.Shared.Return(rented);
    }

    private readonly struct SoftmaxRow : IRowFormula
    {
        [MethodImpl(Kernel)]
        public static void Compute<T>(ref readonly double x, ref readonly double unused, ref double y, nuint step, nuint length)
            where T : struct, ILanes<T>
        {
            T max = double.NegativeInfinity, sum = 0;
            for (nuint k = 0; k < length; k += step) max = T.Max(max, T.Load(in x, k));
            for (nuint k = 0; k < length; k += step)
            {
                var exp = VectorMath.Exp(T.Load(in x, k) - max);
                sum += exp;
                T.Store(exp, ref y, k);
            }

            for (nuint k = 0; k < length; k += step) T.Store(T.Load(in y, k) / sum, ref y, k);
        }
    }

    private readonly struct SoftmaxGradientRow : IRowFormula
    {
        [MethodImpl(Kernel)]
        public static void Compute<T>(ref readonly double y, ref readonly double dout, ref double dx, nuint step, nuint length)
            where T : struct, ILanes<T>
        {
            T sum = 0;
            for (nuint k = 0; k < length; k += step) sum += T.Load(in dout, k) * T.Load(in y, k);
            for (nuint k = 0; k < length; k += step) T.Store(T.Load(in y, k) * (T.Load(in dout, k) - sum), ref dx, k);
        }
    }
}
