using System.Globalization;
using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Storage;
using MathNet.Numerics.Providers.LinearAlgebra;

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

    /// <summary>A vectorised function of every element.</summary>
    public static Matrix<double> Each<TFunction>(this Matrix<double> x, Workspace workspace)
        where TFunction : struct, IFunction
    {
        x = x.AsDense();
        var y = workspace.Matrix(x.RowCount, x.ColumnCount);
        Elementwise.Apply<TFunction>(x.Elements(), y.Elements());
        return y;
    }

    /// <summary>A vectorised function of every element, in place.</summary>
    public static Matrix<double> BecomeEach<TFunction>(this Matrix<double> x)
        where TFunction : struct, IFunction
    {
        Elementwise.Apply<TFunction>(x.Elements(), x.Elements());
        return x;
    }

    /// <summary>A vectorised formula of every pair of elements at the same place.</summary>
    public static Matrix<double> EachWith<TFormula>(this Matrix<double> x, Matrix<double> y, Workspace workspace)
        where TFormula : struct, IFormula => x.EachWith<TFormula>(y, workspace.Matrix(x.RowCount, x.ColumnCount));

    /// <summary>The same, into a dense matrix that may be x or y.</summary>
    public static Matrix<double> EachWith<TFormula>(this Matrix<double> x, Matrix<double> y, Matrix<double> z)
        where TFormula : struct, IFormula
    {
        Elementwise.Apply<TFormula>(x.AsDense().Elements(), y.AsDense().Elements(), z.Elements());
        return z;
    }

    /// <summary>The product x · w.</summary>
    public static Matrix<double> Times(this Matrix<double> x, Matrix<double> w, Workspace workspace)
    {
        var y = workspace.Matrix(x.RowCount, w.ColumnCount);
        x.Multiply(w, y);
        return y;
    }

    /// <summary>The product x · wᵀ, without a transposed copy.</summary>
    public static Matrix<double> TimesTransposeOf(this Matrix<double> x, Matrix<double> w, Workspace workspace)
    {
        var y = workspace.Matrix(x.RowCount, w.RowCount);
        x.TransposeAndMultiply(w, y);
        return y;
    }

    /// <summary>Adds the product x · w to y, in place.</summary>
    public static Matrix<double> PlusProduct(this Matrix<double> y, Matrix<double> x, Matrix<double> w)
    {
        LinearAlgebraControl.Provider.MatrixMultiplyWithUpdate(
            Transpose.DontTranspose, Transpose.DontTranspose, 1, x.Elements(), x.RowCount, x.ColumnCount, w.Elements(), w.RowCount, w.ColumnCount, 1, y.Elements());
        return y;
    }

    /// <summary>Adds the product xᵀ · w to y, in place.</summary>
    public static Matrix<double> PlusTransposeTimes(this Matrix<double> y, Matrix<double> x, Matrix<double> w)
    {
        LinearAlgebraControl.Provider.MatrixMultiplyWithUpdate(
            Transpose.Transpose, Transpose.DontTranspose, 1, x.Elements(), x.RowCount, x.ColumnCount, w.Elements(), w.RowCount, w.ColumnCount, 1, y.Elements());
        return y;
    }

    /// <summary>Multiplies every element, in place.</summary>
    public static Matrix<double> TimesScalar(this Matrix<double> x, double factor)
    {
        TensorPrimitives.Multiply(x.Elements(), factor, x.Elements());
        return x;
    }

    /// <summary>Divides every element, in place.</summary>
    public static Matrix<double> OverScalar(this Matrix<double> x, double divisor)
    {
        TensorPrimitives.Divide(x.Elements(), divisor, x.Elements());
        return x;
    }

    /// <summary>Adds the 1×M row <c>b</c> to every row of <c>x</c>, in place: NumPy's broadcast of a bias.</summary>
    public static Matrix<double> PlusRow(this Matrix<double> x, Matrix<double> b)
    {
        Elementwise.AddToRows(x.Elements(), b.Elements());
        return x;
    }

    /// <summary>Writes the sum over the rows (NumPy's <c>sum(axis=0)</c>) of a dense matrix into a 1×M row.</summary>
    public static void SumOfRows(this Matrix<double> x, Matrix<double> result) => Sums.OfColumns<double>(x.Elements(), result.Elements());

    /// <summary>Adds the sum over the rows of <c>x</c> to a 1×M row, in place.</summary>
    public static void PlusSumOfRows(this Matrix<double> row, Matrix<double> x) => Sums.OfColumns<double>(x.Elements(), row.Elements(), adds: true);

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
