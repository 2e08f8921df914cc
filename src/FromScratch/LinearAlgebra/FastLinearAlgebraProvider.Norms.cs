using System.Numerics;
using System.Numerics.Tensors;
using MathNet.Numerics.Providers.LinearAlgebra;

namespace FromScratch;

public sealed partial class FastLinearAlgebraProvider
{
    /// <summary>A norm of a matrix, read once and without a product: the largest column sum, row sum or element of |A|, or √Σa².</summary>
    /// <returns>The norm; 0 for a matrix without elements, NaN if it holds one.</returns>
    /// <exception cref="ArgumentNullException">The array is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The array is not of the matrix's size, or there is no such norm.</exception>
    public double MatrixNorm(Norm norm, int rows, int columns, double[] matrix) => NormOf(norm, rows, columns, matrix);

    /// <inheritdoc cref="MatrixNorm(Norm, int, int, double[])"/>
    public double MatrixNorm(Norm norm, int rows, int columns, float[] matrix) => NormOf(norm, rows, columns, matrix);

    private static double NormOf<T>(Norm norm, int rows, int columns, T[] matrix)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ThrowIfNotOfSize(matrix, rows, columns, nameof(matrix));
        if (matrix.Length == 0) return 0;
        return norm switch
        {
            Norm.OneNorm => LargestColumnSum<T>(matrix, rows, columns),
            Norm.InfinityNorm => LargestRowSum<T>(matrix, rows, columns),
            Norm.LargestAbsoluteValue => double.CreateChecked(T.Abs(TensorPrimitives.MaxMagnitude<T>(matrix))),
            Norm.FrobeniusNorm => Frobenius<T>(matrix),
            _ => throw new ArgumentOutOfRangeException(nameof(norm), norm, "No such norm."),
        };
    }

    private static double LargestColumnSum<T>(ReadOnlySpan<T> matrix, int rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var largest = T.Zero;
        for (var j = 0; j < columns; j++) largest = T.Max(largest, Sums.OfMagnitudes(matrix.Slice(j * rows, rows)));
        return double.CreateChecked(largest);
    }

    private static double LargestRowSum<T>(ReadOnlySpan<T> matrix, int rows, int columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var sums = new T[rows];
        var magnitudes = new T[rows];
        for (var j = 0; j < columns; j++)
        {
            TensorPrimitives.Abs(matrix.Slice(j * rows, rows), magnitudes);
            TensorPrimitives.Add<T>(sums, magnitudes, sums);
        }

        return double.CreateChecked(TensorPrimitives.Max<T>(sums));
    }

    private static double Frobenius<T>(ReadOnlySpan<T> matrix)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var squares = Sums.OfSquares(matrix);
        if (T.IsNaN(squares) || (T.IsNormal(squares) && squares > T.One / SafelySquared<T>() && squares < SafelySquared<T>()))
            return Math.Sqrt(double.CreateChecked(squares));

        // The squares left the range of T, above or below: divide by the largest element first.
        var largest = T.Abs(TensorPrimitives.MaxMagnitude(matrix));
        if (largest == T.Zero || T.IsInfinity(largest)) return double.CreateChecked(largest);
        var sum = 0d;
        foreach (var value in matrix)
        {
            var ratio = double.CreateChecked(value) / double.CreateChecked(largest);
            sum += ratio * ratio;
        }

        return double.CreateChecked(largest) * Math.Sqrt(sum);
    }

    /// <summary>A square whose reciprocal, like itself, is far from the ends of T's range.</summary>
    private static T SafelySquared<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(double) ? T.CreateChecked(1e250) : T.CreateChecked(1e25f);
}
