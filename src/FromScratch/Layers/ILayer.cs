using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>
/// One layer of a network: a function of a matrix that also knows its own derivative (vol. 1 section 5.4, vol. 2 section 1.3.4).
/// </summary>
/// <remarks>
/// <para>
/// A mini-batch is a matrix with one example in each row. A layer remembers what its last <see cref="Forward"/> was given
/// and computed, because <see cref="Backward"/> needs it. What Forward and Backward return belongs to the caller, to keep or
/// to change: Backward is still that of the last Forward. x itself a layer may read again in Backward, as the book's layers
/// do, so change x after that. No layer writes into a matrix that its caller passed in. Matrices of any storage are taken;
/// dense ones are returned.
/// </para>
/// <para>
/// A call that throws an exception changes nothing: the layer still remembers the Forward before it.
/// </para>
/// <para>
/// NaN and infinities are not refused. They follow the arithmetic of doubles, so that what goes wrong in training can be
/// seen where it begins.
/// </para>
/// </remarks>
public interface ILayer : IHasParameters
{
    /// <summary>Computes the layer's output for a mini-batch.</summary>
    /// <param name="x">The input, shape (N, D): N examples in rows.</param>
    /// <returns>The output, shape (N, M), with M given by the layer.</returns>
    /// <exception cref="ArgumentException">The shape of <paramref name="x"/> does not fit the layer, or the batch is empty.</exception>
    Matrix<double> Forward(Matrix<double> x);

    /// <summary>
    /// Walks back through the layer: writes the gradient of the loss into each parameter's
    /// <see cref="Parameter.Gradient"/> and returns the gradient with respect to the input.
    /// </summary>
    /// <param name="dout">The upstream gradient ∂L/∂y, of the shape of the last output.</param>
    /// <returns>∂L/∂x, of the shape of the last input.</returns>
    /// <exception cref="InvalidOperationException"><see cref="Forward"/> has not run.</exception>
    /// <exception cref="ArgumentException"><paramref name="dout"/> is not of the output's shape.</exception>
    Matrix<double> Backward(Matrix<double> dout);
}
