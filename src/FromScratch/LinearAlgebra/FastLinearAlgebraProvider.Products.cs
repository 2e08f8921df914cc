using System.Numerics;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace FromScratch;

public sealed partial class FastLinearAlgebraProvider
{
    /// <summary>result ← x·y, each column after column.</summary>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The inner sizes differ, or an array is not of its matrix's size.</exception>
    public void MatrixMultiply(double[] x, int rowsX, int columnsX, double[] y, int rowsY, int columnsY, double[] result) =>
        Multiply(_double, Transpose.DontTranspose, Transpose.DontTranspose, 1, x, rowsX, columnsX, y, rowsY, columnsY, 0, result);

    /// <summary>result ← x·y, each column after column.</summary>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The inner sizes differ, or an array is not of its matrix's size.</exception>
    public void MatrixMultiply(float[] x, int rowsX, int columnsX, float[] y, int rowsY, int columnsY, float[] result) =>
        Multiply(_single, Transpose.DontTranspose, Transpose.DontTranspose, 1, x, rowsX, columnsX, y, rowsY, columnsY, 0, result);

    /// <summary>c ← beta·c + alpha·op(a)·op(b), where op transposes or does not; the sizes are those before op.</summary>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The inner sizes differ, or an array is not of its matrix's size.</exception>
    public void MatrixMultiplyWithUpdate(
        Transpose transposeA, Transpose transposeB, double alpha, double[] a, int rowsA, int columnsA, double[] b, int rowsB, int columnsB, double beta, double[] c) =>
        Multiply(_double, transposeA, transposeB, alpha, a, rowsA, columnsA, b, rowsB, columnsB, beta, c);

    /// <summary>c ← beta·c + alpha·op(a)·op(b), where op transposes or does not; the sizes are those before op.</summary>
    /// <exception cref="ArgumentNullException">An array is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The inner sizes differ, or an array is not of its matrix's size.</exception>
    public void MatrixMultiplyWithUpdate(
        Transpose transposeA, Transpose transposeB, float alpha, float[] a, int rowsA, int columnsA, float[] b, int rowsB, int columnsB, float beta, float[] c) =>
        Multiply(_single, transposeA, transposeB, alpha, a, rowsA, columnsA, b, rowsB, columnsB, beta, c);

    private unsafe void Multiply<T>(
        IMatrixProduct<T> product, Transpose transposeA, Transpose transposeB, T alpha, T[] a, int rowsA, int columnsA, T[] b, int rowsB, int columnsB, T beta, T[] c)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        ArgumentNullException.ThrowIfNull(c);
        var (rows, inner) = transposeA == Transpose.DontTranspose ? (rowsA, columnsA) : (columnsA, rowsA);
        var (innerB, columns) = transposeB == Transpose.DontTranspose ? (rowsB, columnsB) : (columnsB, rowsB);
        if (inner != innerB) throw new ArgumentOutOfRangeException(nameof(b), $"A product of ({rows}, {inner}) and ({innerB}, {columns}): the inner sizes differ.");
        ThrowIfNotOfSize(a, rowsA, columnsA, nameof(a));
        ThrowIfNotOfSize(b, rowsB, columnsB, nameof(b));
        ThrowIfNotOfSize(c, rows, columns, nameof(c));

        if (ReferenceEquals(c, a) || ReferenceEquals(c, b))
        {
            var result = beta == T.Zero ? new T[c.Length] : (T[])c.Clone();
            Multiply(product, transposeA, transposeB, alpha, a, rowsA, columnsA, b, rowsB, columnsB, beta, result);
            result.CopyTo(c, 0);
            return;
        }

        fixed (T* pa = a, pb = b, pc = c)
        {
            product.Run(
                View<T>.OfColumnMajor(pa, rows, inner, transposeA != Transpose.DontTranspose),
                View<T>.OfColumnMajor(pb, inner, columns, transposeB != Transpose.DontTranspose),
                View<T>.OfColumnMajor(pc, rows, columns, transposed: false),
                alpha,
                beta,
                ThreadsNow);
        }
    }

    private static void ThrowIfNotOfSize<T>(T[] values, int rows, int columns, string name)
    {
        if (rows < 0 || columns < 0 || values.Length != (long)rows * columns)
            throw new ArgumentOutOfRangeException(name, $"A matrix ({rows}, {columns}) needs {(long)rows * columns} elements, the array has {values.Length}.");
    }
}
