using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>How graphs write shapes and numbers in names and messages.</summary>
internal static class GraphText
{
    public static string Shape(Matrix<double> matrix) =>
        string.Create(CultureInfo.InvariantCulture, $"({matrix.RowCount}, {matrix.ColumnCount})");

    /// <summary>The shortest digits that give the same double back, with a real minus sign left to whoever draws.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    public static bool IsScalar(Matrix<double> matrix) => matrix.RowCount == 1 && matrix.ColumnCount == 1;
}
