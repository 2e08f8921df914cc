using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>
/// The end of a network: turns its scores and the right answers into one number, the loss, and starts the walk back.
/// </summary>
public interface ILossLayer
{
    /// <summary>The mean loss of a mini-batch against labels.</summary>
    /// <param name="x">The scores, shape (N, K).</param>
    /// <param name="labels">N class numbers from 0 to K − 1.</param>
    /// <exception cref="ArgumentException">The batch is empty, or the labels do not fit it.</exception>
    double Forward(Matrix<double> x, int[] labels);

    /// <summary>The mean loss of a mini-batch against one-hot rows.</summary>
    /// <param name="x">The scores, shape (N, K).</param>
    /// <param name="oneHot">The right answers, shape (N, K): a single 1 in each row.</param>
    /// <exception cref="ArgumentException">The batch is empty, the shapes differ, or a row is not one-hot.</exception>
    double Forward(Matrix<double> x, Matrix<double> oneHot);

    /// <summary>The gradient of the loss with respect to the scores.</summary>
    /// <param name="dout">The upstream gradient, 1 where the loss is the end of the graph.</param>
    /// <returns>∂L/∂x, shape (N, K).</returns>
    /// <exception cref="InvalidOperationException">Forward has not run.</exception>
    Matrix<double> Backward(double dout = 1);
}
