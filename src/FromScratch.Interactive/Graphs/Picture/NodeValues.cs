using MathNet.Numerics.LinearAlgebra;

namespace FromScratch.Interactive;

/// <summary>A node's value and gradient as matrices, whichever kind of node it is.</summary>
internal static class NodeValues
{
    public static Matrix<double>? ValueMatrix(this Node node) => node switch
    {
        ScalarNode scalar => AsMatrix(scalar.Value),
        MatrixNode matrix => matrix.Value,
        _ => null,
    };

    public static Matrix<double>? GradientMatrix(this Node node) => node switch
    {
        ScalarNode scalar => AsMatrix(scalar.Gradient),
        MatrixNode matrix => matrix.Gradient,
        _ => null,
    };

    public static bool HasValue(this Node node) => node.ValueMatrix() is not null;

    private static Matrix<double>? AsMatrix(double? number) => number is { } value ? Matrix<double>.Build.Dense(1, 1, value) : null;
}
