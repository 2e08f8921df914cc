using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>The softmax over the wrong entries.</summary>
internal static class SoftmaxMistakes
{
    public static Matrix<double> OfColumns(Matrix<double> x) => Functions.Softmax(x.Transpose()).Transpose();

    public static Matrix<double> OfAll(Matrix<double> x)
    {
        var exponentials = (x - x.Enumerate().Max()).PointwiseExp();
        return exponentials / exponentials.Enumerate().Sum();
    }
}
