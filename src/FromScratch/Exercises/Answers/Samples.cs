using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>The numbers that learners' code is tried with: the same every time, of few digits, so that they can be followed by hand.</summary>
internal static class Samples
{
    /// <summary>Numbers between about −2 and 2 without a pattern, no two alike in a small matrix, none 0.</summary>
    public static Matrix<double> Matrix(uint seed, int rows, int columns) =>
        new NumPyRandom(seed).Randn(rows, columns).Map(value => Math.Round(value, 1) is var rounded && rounded == 0 ? 0.3 : rounded);

    public static Matrix<double> Row(params double[] values) => Matrix<double>.Build.DenseOfRowMajor(1, values.Length, values);

    public static Matrix<double> Ones(int rows, int columns) => Matrix<double>.Build.Dense(rows, columns, 1);

    /// <summary>Labels that do not all agree and include the last class.</summary>
    public static int[] Labels(int count, int classes) => [.. Enumerable.Range(0, count).Select(n => ((2 * n) + classes - 1) % classes)];
}
