using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>One line of a <see cref="GradientCheck"/>: how well the gradient of one parameter or one input agrees.</summary>
/// <param name="Name">The parameter's or the input's name, such as <c>W</c> or <c>x</c>.</param>
/// <param name="RowCount">Its rows.</param>
/// <param name="ColumnCount">Its columns.</param>
/// <param name="RelativeError">The largest relative error of any element; infinite where a gradient is missing, misshapen, or not finite.</param>
/// <param name="Row">The row of the element with the largest error.</param>
/// <param name="Column">Its column.</param>
/// <param name="Analytical">What Backward computed for it.</param>
/// <param name="Numerical">What the difference quotient gives for it.</param>
/// <param name="Problem">What is wrong with the gradient as a whole, such as its shape; null if nothing is.</param>
public sealed record GradientCheckEntry(
    string Name, int RowCount, int ColumnCount, double RelativeError,
    int Row, int Column, double Analytical, double Numerical, string? Problem = null)
{
    internal static GradientCheckEntry Failed(string name, Matrix<double> of, string problem) =>
        new(name, of.RowCount, of.ColumnCount, double.PositiveInfinity, 0, 0, double.NaN, double.NaN, problem);
}
