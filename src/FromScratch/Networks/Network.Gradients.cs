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
        return Loss(x, scores => LossLayer.Forward(scores, labels));
    }

    /// <summary>The mean loss of a batch against one-hot rows.</summary>
    /// <param name="x">The input, shape (N, D).</param>
    /// <param name="oneHot">The right answers, shape (N, K).</param>
    /// <exception cref="ArgumentException">A shape does not fit, a row is not one-hot, or the batch is empty.</exception>
    public double Loss(Matrix<double> x, Matrix<double> oneHot)
    {
        CheckInput(x);
        if (LossLayer is SoftmaxWithLoss) CheckOneHot(x, oneHot);
        return Loss(x, scores => LossLayer.Forward(scores, oneHot));
    }

    /// <summary>Walks back from the loss to the input and writes the gradient of every parameter.</summary>
    /// <param name="dout">The upstream gradient of the loss, 1 where the loss is the end.</param>
    /// <returns>∂L/∂x, shape (N, D).</returns>
    /// <exception cref="InvalidOperationException">
    /// The last call that ran was not a loss: none has run, or a prediction has since replaced what the layers remember.
    /// No gradient has changed.
    /// </exception>
    public Matrix<double> Backward(double dout = 1)
    {
        if (!_lossIsCurrent)
            throw new InvalidOperationException(
                $"{GetType().Name}: Backward must follow a Loss of the same batch. Either no Loss has run to its end, or a Predict or Accuracy has run since.");
        var gradient = LossLayer.Backward(dout);
        _shared.BeginWalk();
        for (var i = Layers.Count - 1; i >= 0; i--)
        {
            gradient = Layers[i].Backward(gradient);
            _shared.Collect(Layers[i]);
        }

        _shared.EndWalk();
        return gradient;
    }

    /// <summary>Loss and backward in one call: the gradients of a batch (vol. 1's <c>gradient(x, t)</c>).</summary>
    /// <param name="x">The input, shape (N, D).</param>
    /// <param name="labels">N class numbers from 0 to K − 1.</param>
    /// <returns><see cref="Parameters"/>, each with its new <see cref="Parameter.Gradient"/>.</returns>
    /// <exception cref="ArgumentException">A shape or a label does not fit, or the batch is empty.</exception>
    public IReadOnlyList<Parameter> Gradient(Matrix<double> x, int[] labels)
    {
        Loss(x, labels);
        Backward();
        return Parameters;
    }

    /// <summary>Loss and backward in one call, against one-hot rows.</summary>
    /// <param name="x">The input, shape (N, D).</param>
    /// <param name="oneHot">The right answers, shape (N, K).</param>
    /// <returns><see cref="Parameters"/>, each with its new <see cref="Parameter.Gradient"/>.</returns>
    /// <exception cref="ArgumentException">A shape does not fit, a row is not one-hot, or the batch is empty.</exception>
    public IReadOnlyList<Parameter> Gradient(Matrix<double> x, Matrix<double> oneHot)
    {
        Loss(x, oneHot);
        Backward();
        return Parameters;
    }

    private double Loss(Matrix<double> x, Func<Matrix<double>, double> lossOf)
    {
        var loss = lossOf(Predict(x));
        _lossIsCurrent = true;
        return loss;
    }
}
