using System.Globalization;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Storage;

namespace FromScratch;

/// <summary>
/// The few matrix operations that the formulas need and MathNet does not have, or has only for slower paths.
/// All of them return dense matrices.
/// </summary>
internal static class MatrixExtensions
{
    /// <summary>The shape as NumPy writes it: <c>(2, 3)</c>.</summary>
    public static string Shape(this Matrix<double> x) => Shape(x.RowCount, x.ColumnCount);

    public static string Shape(int rows, int columns) =>
        string.Create(CultureInfo.InvariantCulture, $"({rows}, {columns})");

    /// <summary>The matrix itself where it is dense, otherwise a dense copy.</summary>
    public static Matrix<double> AsDense(this Matrix<double> x) =>
        x.Storage is DenseColumnMajorMatrixStorage<double> ? x : x.DenseCopy();

    /// <summary>A dense copy, whatever the storage.</summary>
    public static Matrix<double> DenseCopy(this Matrix<double> x) => Matrix<double>.Build.DenseOfMatrix(x);

    /// <summary>The elements of a dense matrix, column after column: element (i, j) is at <c>j * rows + i</c>.</summary>
    public static double[] Elements(this Matrix<double> x) => ((DenseColumnMajorMatrixStorage<double>)x.Storage).Data;

    /// <summary><c>f</c> of every element, zeros included (MathNet's default may skip a sparse matrix's zeros).</summary>
    public static Matrix<double> Each(this Matrix<double> x, Func<double, double> f) => x.AsDense().Map(f, Zeros.Include);

    /// <summary><c>f</c> of every pair of elements at the same place.</summary>
    public static Matrix<double> EachWith(this Matrix<double> x, Matrix<double> y, Func<double, double, double> f) =>
        x.AsDense().Map2(f, y.AsDense(), Zeros.Include);

    /// <summary>Adds the 1×M row <c>b</c> to every row of <c>x</c>, in place: NumPy's broadcast of a bias.</summary>
    public static Matrix<double> PlusRow(this Matrix<double> x, Matrix<double> b)
    {
        double[] elements = x.Elements(), row = b.Elements();
        for (var j = 0; j < row.Length; j++)
        {
            var column = elements.AsSpan(j * x.RowCount, x.RowCount);
            for (var i = 0; i < column.Length; i++)
                column[i] += row[j];
        }

        return x;
    }

    /// <summary>Writes the sum over the rows (NumPy's <c>sum(axis=0)</c>) of a dense matrix into a 1×M row.</summary>
    public static void SumOfRows(this Matrix<double> x, Matrix<double> result)
    {
        double[] elements = x.Elements(), sums = result.Elements();
        for (var j = 0; j < sums.Length; j++)
        {
            var sum = 0.0;
            foreach (var element in elements.AsSpan(j * x.RowCount, x.RowCount))
                sum += element;
            sums[j] = sum;
        }
    }

    /// <summary>A 1×M row, <c>times</c> times under itself.</summary>
    public static Matrix<double> RepeatRow(this Matrix<double> row, int times)
    {
        var result = Matrix<double>.Build.Dense(times, row.ColumnCount);
        var values = row.AsDense().Elements();
        for (var j = 0; j < values.Length; j++)
            result.Elements().AsSpan(j * times, times).Fill(values[j]);
        return result;
    }
}
