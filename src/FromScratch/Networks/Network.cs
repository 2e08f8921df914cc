using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>
/// Layers one after another, with a loss at the end (vol. 1 section 5.7, vol. 2 section 1.4.2): forward through the
/// layers in order, backward through them in reverse.
/// </summary>
/// <remarks>
/// <para>Shapes: x (N, D) with the first layer's D, scores (N, K) with the last layer's K.</para>
/// <para>
/// <see cref="Parameters"/> are the layers' own, in order and in the same storage, numbered by the layers that have any:
/// <c>W1</c>, <c>b1</c>, <c>W2</c>, <c>b2</c>.
/// </para>
/// <para>The four steps of training with mini-batches (vol. 2 section 1.3.6) are then: choose a batch,
/// <see cref="Loss(Matrix{double}, int[])"/>, <see cref="Backward"/>, and an optimizer's <see cref="IOptimizer.Update"/>.</para>
/// </remarks>
/// <example>
/// <code>
/// var W = Matrix&lt;double&gt;.Build.DenseIdentity(2);
/// var network = new Network([new Affine(W, Vector&lt;double&gt;.Build.Dense(2))]);
/// var x = Matrix&lt;double&gt;.Build.DenseOfArray(new[,] { { 3.0, 1.0 }, { 1.0, 3.0 } });
/// var before = network.Loss(x, [0, 0]);
/// network.Backward();
/// new SGD(0.1).Update(network.Parameters);
/// network.Loss(x, [0, 0]) &lt; before                           // => True
/// string.Join(" ", network.Parameters.Select(p => p.Name))   // => W1 b1
/// </code>
/// </example>
public class Network : IHasParameters
{
    private readonly Widths _widths;
    private bool _lossIsCurrent;

    /// <summary>Makes a network of layers and a loss.</summary>
    /// <param name="layers">The layers in the order of the forward pass, at least one, each a separate object.</param>
    /// <param name="lossLayer">The loss; <see cref="SoftmaxWithLoss"/> if left out.</param>
    /// <exception cref="ArgumentNullException"><paramref name="layers"/> is null or holds a null.</exception>
    /// <exception cref="ArgumentException">There is no layer, one appears twice, or one does not take what the one before it gives.</exception>
    public Network(IEnumerable<ILayer> layers, ILossLayer? lossLayer = null)
    {
        Check.NotNull(nameof(Network), layers);
        Layers = [.. layers];
        LossLayer = lossLayer ?? new SoftmaxWithLoss();
        if (Layers.Count == 0) throw new ArgumentException("Network: there must be at least one layer.", nameof(layers));
        foreach (var layer in Layers)
            Check.NotNull(nameof(Network), layer, nameof(layers));
        if (Layers.Distinct(ReferenceEqualityComparer.Instance).Count() < Layers.Count)
            throw new ArgumentException(
                "Network: the same layer object appears twice. A layer remembers one forward pass, so each place needs a layer of its own.", nameof(layers));
        _widths = Widths.Of(GetType().Name, Layers);
        Parameters = [.. Layers.Where(layer => layer.Parameters.Count > 0)
            .SelectMany((layer, i) => layer.Parameters.Select(p => p.Named(FormattableString.Invariant($"{p.Name}{i + 1}"))))];
    }

    /// <summary>The layers, in the order of the forward pass.</summary>
    public IReadOnlyList<ILayer> Layers { get; }

    /// <summary>The loss at the end.</summary>
    public ILossLayer LossLayer { get; }

    /// <summary>All parameters, numbered by layer: <c>W1</c>, <c>b1</c>, <c>W2</c>, <c>b2</c>.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The scores (logits) of a batch, before softmax.</summary>
    /// <param name="x">The input, shape (N, D).</param>
    /// <returns>The scores, shape (N, K). The largest in a row is the predicted class.</returns>
    /// <exception cref="ArgumentException">The shape of <paramref name="x"/> does not fit, or the batch is empty.</exception>
    public Matrix<double> Predict(Matrix<double> x)
    {
        CheckInput(x);
        _lossIsCurrent = false;
        return Layers.Aggregate(x, (y, layer) => layer.Forward(y));
    }

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
        return Layers.Reverse().Aggregate(LossLayer.Backward(dout), (gradient, layer) => layer.Backward(gradient));
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

    /// <summary>The share of a batch, from 0 to 1, whose largest score is that of the right class.</summary>
    /// <param name="x">The input, shape (N, D).</param>
    /// <param name="labels">N class numbers from 0 to K − 1.</param>
    /// <exception cref="ArgumentException">A shape or a label does not fit, or the batch is empty.</exception>
    public double Accuracy(Matrix<double> x, int[] labels)
    {
        CheckInput(x);
        CheckLabels(x, labels);
        var scores = Predict(x);
        Labels.Check(GetType().Name, labels, scores.RowCount, scores.ColumnCount);
        var predicted = Functions.ArgMax(scores);
        return predicted.Zip(labels).Count(pair => pair.First == pair.Second) / (double)labels.Length;
    }

    /// <summary>The share of a batch, from 0 to 1, whose largest score is that of the right class.</summary>
    /// <param name="x">The input, shape (N, D).</param>
    /// <param name="oneHot">The right answers, shape (N, K).</param>
    /// <exception cref="ArgumentException">A shape does not fit, a row is not one-hot, or the batch is empty.</exception>
    public double Accuracy(Matrix<double> x, Matrix<double> oneHot)
    {
        CheckInput(x);
        CheckOneHot(x, oneHot);
        return Accuracy(x, Labels.FromOneHot(GetType().Name, oneHot, oneHot.RowCount, oneHot.ColumnCount));
    }

    /// <summary>One line for each layer, with shapes and counts, under the network's name and total.</summary>
    public override string ToString() =>
        string.Join('\n', [$"{GetType().Name}: {Describe.Count(Parameters)}", .. Layers.Select(layer => $"  {Describe.Of(layer)}"), $"  {Describe.Of(LossLayer)}"]);

    private double Loss(Matrix<double> x, Func<Matrix<double>, double> lossOf)
    {
        var loss = lossOf(Predict(x));
        _lossIsCurrent = true;
        return loss;
    }

    // What can be refused before the first layer runs is refused then, so that the layers still remember the last batch.
    private void CheckInput(Matrix<double> x)
    {
        Check.NotEmpty(GetType().Name, x);
        if (_widths.Input is not null) Check.CanMultiply(GetType().Name, x, Parameters[0]);
    }

    private void CheckLabels(Matrix<double> x, int[] labels)
    {
        Check.NotNull(GetType().Name, labels);
        if (_widths is { KeepsRows: true, Output: { } classes }) Labels.Check(GetType().Name, labels, x.RowCount, classes);
    }

    private void CheckOneHot(Matrix<double> x, Matrix<double> oneHot)
    {
        Check.NotNull(GetType().Name, oneHot);
        if (_widths is { KeepsRows: true, Output: { } classes }) Labels.FromOneHot(GetType().Name, oneHot, x.RowCount, classes);
    }
}
