using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Interactive;

/// <summary>Dresses a matrix for display.</summary>
public static class MatrixViews
{
    /// <summary>Shows the matrix under a name.</summary>
    public static MatrixView WithName(this Matrix<double> matrix, string name) => MatrixView.Of(matrix).WithName(name);

    /// <summary>Shows the matrix with a name at each row.</summary>
    /// <exception cref="ArgumentException">There are not as many names as rows.</exception>
    public static MatrixView WithRowNames(this Matrix<double> matrix, params IEnumerable<string> names) => MatrixView.Of(matrix).WithRowNames(names);

    /// <summary>Shows the matrix with a name over each column.</summary>
    /// <exception cref="ArgumentException">There are not as many names as columns.</exception>
    public static MatrixView WithColumnNames(this Matrix<double> matrix, params IEnumerable<string> names) => MatrixView.Of(matrix).WithColumnNames(names);

    /// <summary>Shows the matrix with its entries coloured by value.</summary>
    public static MatrixView WithHeat(this Matrix<double> matrix) => MatrixView.Of(matrix).WithHeat();
}
