using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Tests;

/// <summary>Short ways to write matrices in tests.</summary>
internal static class Matrices
{
    public static Matrix<double> M(double[,] rows) => Matrix<double>.Build.DenseOfArray(rows);

    public static Vector<double> V(params double[] values) => Vector<double>.Build.Dense(values);

    public static Matrix<double> Zeros(int rows, int columns) => Matrix<double>.Build.Dense(rows, columns);

    /// <summary>Uniform between −scale and scale, from a seeded generator.</summary>
    public static Matrix<double> Uniform(System.Random random, int rows, int columns, double scale = 2) =>
        Matrix<double>.Build.Dense(rows, columns, (_, _) => scale * (2 * random.NextDouble() - 1));

    public static bool SameBits(Matrix<double> a, Matrix<double> b) =>
        a.RowCount == b.RowCount && a.ColumnCount == b.ColumnCount
        && a.Enumerate().Zip(b.Enumerate()).All(p => BitConverter.DoubleToInt64Bits(p.First) == BitConverter.DoubleToInt64Bits(p.Second));
}
