using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

// The loss and the walk back from it.
public partial class Network
{
    /// <summary>The mean loss of a batch against labels.</summary>
    /// <param name="x">The input, shape (N, D).</param>
    /// <param name="labels">N class numbers from 0 to K − 1.</param>
    /// <exception cref="ArgumentException">A shape or a label does not fit, or the batch is empty.</exception>
    public double Loss(Matrix<double> x, int[] labels)
    {
        CheckInput(x);
        if (LossLayer is SoftmaxWithLoss) CheckLabels(x, labels);
        var loss = LossOf(RunForward(x), labels);
        _lossIsCurrent = true;
        return loss;
    }

    /// <summary>The mean loss of a batch against one-hot rows.</summary>
    /// <param name="x">The input, shape (N, D).</param>
    /// <param name="oneHot">The right answers, shape (N, K).</param>
    /// <exception cref="ArgumentException">A shape does not fit, a row is not one-hot, or the batch is empty.</exception>
    public double Loss(Matrix<double> x, Matrix<double> oneHot)
    {
        CheckInput(x);
        if (LossLayer is SoftmaxWithLoss) CheckOneHot(x, oneHot);
        var loss = LossOf(RunForward(x), oneHot);
        _lossIsCurrent = true;
        return loss;
    }

    /// <summary>Walks back from the loss to the input and writes the gradient of every parameter.</summary>
    /// <remarks>It reads x and the parameters again, as they are at that moment: change them after it.</remarks>
    /// <param name="dout">The upstream gradient of the loss, 1 where the loss is the end.</param>
    /// <returns>
    /// ∂L/∂x, shape (N, D). It is the network's own matrix, as a parameter's gradient is: the next Backward writes into it.
    /// <c>Clone()</c> it to keep it.
    /// </returns>
    /// <exception cref="InvalidOperationException">
    /// The last call that ran was not a loss: none has run, or a prediction or a gradient has since replaced what the layers
    /// remember. No gradient has changed.
    /// </exception>
    public Matrix<double> Backward(double dout = 1)
    {
        if (!_lossIsCurrent)
            throw new InvalidOperationException(
                $"{GetType().Name}: Backward must follow a Loss of the same batch. Either no Loss has run to its end, or a Predict, Accuracy or Gradient has run since.");
        return _dx.Copy(RunBackward(dout, wantsDx: true)!);
    }

    /// <summary>Loss and backward in one call: the gradients of a batch (vol. 1's <c>gradient(x, t)</c>).</summary>
    /// <remarks>
    /// Quicker than <see cref="Loss(Matrix{double}, int[])"/> and <see cref="Backward"/>: nobody asks for ∂L/∂x, so it is not
    /// computed.
    /// </remarks>
    /// <param name="x">The input, shape (N, D).</param>
    /// <param name="labels">N class numbers from 0 to K − 1.</param>
    /// <returns><see cref="Parameters"/>, each with its new <see cref="Parameter.Gradient"/>.</returns>
    /// <exception cref="ArgumentException">A shape or a label does not fit, or the batch is empty.</exception>
    public IReadOnlyList<Parameter> Gradient(Matrix<double> x, int[] labels)
    {
        CheckInput(x);
        if (LossLayer is SoftmaxWithLoss) CheckLabels(x, labels);
        LossOf(RunForward(x), labels);
        RunBackward(1, wantsDx: false);
        return Parameters;
    }

    /// <summary>Loss and backward in one call, against one-hot rows.</summary>
    /// <param name="x">The input, shape (N, D).</param>
    /// <param name="oneHot">The right answers, shape (N, K).</param>
    /// <returns><see cref="Parameters"/>, each with its new <see cref="Parameter.Gradient"/>.</returns>
    /// <exception cref="ArgumentException">A shape does not fit, a row is not one-hot, or the batch is empty.</exception>
    public IReadOnlyList<Parameter> Gradient(Matrix<double> x, Matrix<double> oneHot)
    {
        CheckInput(x);
        if (LossLayer is SoftmaxWithLoss) CheckOneHot(x, oneHot);
        LossOf(RunForward(x), oneHot);
        RunBackward(1, wantsDx: false);
        return Parameters;
    }
}
