using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>
/// Layers one after another, with a loss at the end (vol. 1 section 5.7, vol. 2 section 1.4.2): forward through the
/// layers in order, backward through them in reverse.
/// </summary>
/// <remarks>
/// <para>Shapes: x (N, D) with the first layer's D, scores (N, K) with the last layer's K.</para>
/// <para>
/// A layer's name is its type and a number, <c>Affine1</c>, <c>Sigmoid1</c>, <c>Affine2</c>, as in vol. 1's listing; or
/// whatever name it is given. <see cref="Parameters"/> are the layers' own, in order and in the same storage, numbered by
/// the layers that have any: <c>W1</c>, <c>b1</c>, <c>W2</c>, <c>b2</c>.
/// </para>
/// <para>
/// Layers that are built around one and the same matrix share it as a weight (vol. 2 section 6.5.3). It is listed once,
/// under its first name, and its gradient is the sum over the places where it is used. Equal matrices are not shared:
/// only the same object is.
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
public partial class Network : IHasParameters
{
    private readonly SharedWeights _shared;
    private readonly Widths _widths;
    private readonly Workspace _workspace = new();
    private readonly Kept _dx = new();
    private bool _lossIsCurrent;

    /// <summary>Makes a network of layers and a loss; the layers are named by type and number.</summary>
    /// <param name="layers">The layers in the order of the forward pass, at least one, each a separate object.</param>
    /// <param name="lossLayer">The loss; <see cref="SoftmaxWithLoss"/> if left out.</param>
    /// <exception cref="ArgumentNullException"><paramref name="layers"/> is null or holds a null.</exception>
    /// <exception cref="ArgumentException">There is no layer, one appears twice, or one does not take what the one before it gives.</exception>
    public Network(IEnumerable<ILayer> layers, ILossLayer? lossLayer = null)
        : this(LayerList.Number(layers), lossLayer)
    {
    }

    private Network(LayerList layers, ILossLayer? lossLayer)
    {
        Layers = layers.Layers;
        LayerNames = layers.Names;
        LossLayer = lossLayer ?? new SoftmaxWithLoss();
        _widths = Widths.Of(GetType().Name, Layers);
        _shared = new SharedWeights(Layers);
        Parameters = _shared.Parameters;
    }

    /// <summary>Makes a network whose layers have names of their own.</summary>
    /// <param name="layers">Names and layers in the order of the forward pass, at least one, each a separate object.</param>
    /// <param name="lossLayer">The loss; <see cref="SoftmaxWithLoss"/> if left out.</param>
    /// <exception cref="ArgumentNullException"><paramref name="layers"/> is null or holds a null.</exception>
    /// <exception cref="ArgumentException">
    /// There is no layer, one appears twice, one does not take what the one before it gives, or a name is blank or appears twice.
    /// </exception>
    public static Network Named(IEnumerable<(string Name, ILayer Layer)> layers, ILossLayer? lossLayer = null) =>
        new(LayerList.Of(layers), lossLayer);

    /// <summary>The layers, in the order of the forward pass.</summary>
    /// <remarks>
    /// What passes between them is the network's, in matrices that its next pass uses again; what the network returns is the
    /// caller's. A layer's own Backward, called from outside, belongs to a Forward called from outside.
    /// </remarks>
    public IReadOnlyList<ILayer> Layers { get; }

    /// <summary>The layers' names, in the same order: <c>Affine1</c>, <c>Sigmoid1</c>, <c>Affine2</c>.</summary>
    public IReadOnlyList<string> LayerNames { get; }

    /// <summary>The layer of a name, such as <c>network["Affine1"]</c>.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentException">No layer has this name.</exception>
    public ILayer this[string name]
    {
        get
        {
            for (var i = 0; i < Layers.Count; i++)
                if (LayerNames[i] == name)
                    return Layers[i];
            throw new ArgumentException($"{GetType().Name}: no layer is named {name}. There are {string.Join(", ", LayerNames)}.", nameof(name));
        }
    }

    /// <summary>The loss at the end.</summary>
    public ILossLayer LossLayer { get; }

    /// <summary>All parameters, each once, numbered by layer: <c>W1</c>, <c>b1</c>, <c>W2</c>, <c>b2</c>.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>The scores (logits) of a batch, before softmax.</summary>
    /// <param name="x">The input, shape (N, D).</param>
    /// <returns>The scores, shape (N, K). The largest in a row is the predicted class.</returns>
    /// <exception cref="ArgumentException">The shape of <paramref name="x"/> does not fit, or the batch is empty.</exception>
    public Matrix<double> Predict(Matrix<double> x)
    {
        CheckInput(x);
        return RunForward(x).Clone();
    }

    /// <summary>
    /// A table: each layer's name, its parameters with their shapes, and how many numbers they hold, under the network's
    /// name and total.
    /// </summary>
    public override string ToString() => NetworkTable.Of(this);
}
