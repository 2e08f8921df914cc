using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>Numbers and matrices as matrices, so that one comparison serves both.</summary>
internal static class Quantity
{
    /// <summary>A number as a 1×1 matrix, a matrix as a dense copy; null for anything else.</summary>
    public static Matrix<double>? Of(object? value) => value switch
    {
        double number => Of(number),
        Matrix<double> x => x.DenseCopy(),
        _ => null,
    };

    public static Matrix<double> Of(double number) => Matrix<double>.Build.Dense(1, 1, number);

    /// <summary>Whether they agree in shape and in every entry, to the tolerance that rounding needs.</summary>
    public static bool Agree(Matrix<double> a, Matrix<double> b, double tolerance) =>
        a.RowCount == b.RowCount && a.ColumnCount == b.ColumnCount && FirstDifference(a, b, tolerance) is null;

    /// <summary>The first entry, row after row, in which two matrices of one shape differ.</summary>
    public static (int Row, int Column)? FirstDifference(Matrix<double> actual, Matrix<double> expected, double tolerance)
    {
        for (var i = 0; i < expected.RowCount; i++)
            for (var j = 0; j < expected.ColumnCount; j++)
                if (!Agree(actual[i, j], expected[i, j], tolerance))
                    return (i, j);
        return null;
    }

    public static bool Agree(double actual, double expected, double tolerance) =>
        actual.Equals(expected) || Math.Abs(actual - expected) <= tolerance * Math.Max(Math.Abs(expected), 1e-3);
}
