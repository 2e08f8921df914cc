using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>
/// Puts whole layers into a computation graph, as one box or opened into the small nodes the books draw
/// (vol. 1 sections 5.5 to 5.7, vol. 2 sections 1.3.5 and 5.3).
/// </summary>
/// <remarks>
/// Either way the layer's parameters are the ones used, and a backward pass writes their gradients into their own storage, so an
/// optimizer can follow. A layer that stands in a graph several times gets the sum.
/// </remarks>
public static class GraphLayers
{
    /// <summary>Applies a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="x">Its input.</param>
    /// <param name="open">
    /// Whether to write out its small nodes: <see cref="Sigmoid"/> (×, exp, +, /), <see cref="Tanh"/> (exp, −, +, /),
    /// <see cref="Softmax"/> (exp, Σ, /), <see cref="Affine"/> (dot, +), <see cref="MatMul"/>, <see cref="Repeat"/> and
    /// <see cref="Sum"/>. Any other layer stays one box. The opened forms are the formulas as they stand: unlike the layers they
    /// overflow where exp does, beyond 709.
    /// </param>
    /// <returns>The layer's output.</returns>
    public static MatrixNode Apply(this ILayer layer, MatrixNode x, bool open = false)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(x);
        return Apply(layer, layer.Parameters, x, open);
    }

    /// <summary>Applies an RNN cell, h = tanh(hPrev·Wh + x·Wx + b).</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="x">The input of this step, (N, D).</param>
    /// <param name="hPrev">The state before it, (N, H).</param>
    /// <param name="open">Whether to write out its dot, + and tanh nodes.</param>
    /// <returns>The state after it, (N, H).</returns>
    public static MatrixNode Apply(this RnnCell cell, MatrixNode x, MatrixNode hPrev, bool open = false)
    {
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(hPrev);
        if (!open)
            return new MatrixNode(new RnnOperation(cell), x, hPrev);
        var sum = Graph.Dot(hPrev, Graph.Input(cell.Wh)) + Graph.Dot(x, Graph.Input(cell.Wx)) + Graph.Input(cell.B);
        return new Tanh().Apply(sum);
    }

    /// <summary>Applies a loss layer to scores and labels.</summary>
    /// <param name="layer">The loss layer, such as <see cref="SoftmaxWithLoss"/>.</param>
    /// <param name="x">The scores, (N, K).</param>
    /// <param name="labels">N class numbers from 0, drawn as a 1×N input t.</param>
    /// <param name="open">
    /// Whether to write out <see cref="SoftmaxWithLoss"/> as exp, Σ, /, log, pick, Σ and / (vol. 1 appendix A). The opened loss is
    /// without the layer's guard of 1e-7 inside the logarithm.
    /// </param>
    /// <returns>The loss.</returns>
    public static ScalarNode Apply(this ILossLayer layer, MatrixNode x, int[] labels, bool open = false)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(labels);
        if (labels.Length == 0)
            throw new ArgumentException("There are no labels.", nameof(labels));
        var kept = (int[])labels.Clone();
        var t = new MatrixNode("t", Matrix<double>.Build.Dense(1, kept.Length, (_, j) => kept[j]), isConstant: true);
        return open && layer is SoftmaxWithLoss
            ? Mean(new MatrixNode(new PickOperation(), Graph.Log(OpenSoftmax(x)), t), kept.Length)
            : new ScalarNode(new LossOperation(layer, kept), x, t);
    }

    /// <summary>Applies a loss layer to scores and one-hot rows.</summary>
    /// <param name="layer">The loss layer, such as <see cref="SoftmaxWithLoss"/>.</param>
    /// <param name="x">The scores, (N, K).</param>
    /// <param name="oneHot">The right answers, (N, K), a single 1 in each row; drawn as an input t.</param>
    /// <param name="open">Whether to write out <see cref="SoftmaxWithLoss"/> as exp, Σ, /, log, ×, Σ and / (vol. 1 appendix A).</param>
    /// <returns>The loss.</returns>
    public static ScalarNode Apply(this ILossLayer layer, MatrixNode x, Matrix<double> oneHot, bool open = false)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(oneHot);
        var t = new MatrixNode("t", oneHot, isConstant: true);
        return open && layer is SoftmaxWithLoss
            ? Mean(t * Graph.Log(OpenSoftmax(x)), oneHot.RowCount)
            : new ScalarNode(new LossOperation(layer, null), x, t);
    }

    /// <summary>Applies a network's layers one after the other, without its loss.</summary>
    /// <param name="network">The network.</param>
    /// <param name="x">The mini-batch, (N, D).</param>
    /// <param name="open">Whether to write out each layer's small nodes.</param>
    /// <returns>The scores, (N, K).</returns>
    public static MatrixNode Apply(this Network network, MatrixNode x, bool open = false)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(x);
        var used = 0;
        foreach (var layer in network.Layers)
        {
            // The network's names: W1 and W2, where each layer says W.
            Parameter[] parameters = [.. network.Parameters.Skip(used).Take(layer.Parameters.Count)];
            used += parameters.Length;
            x = Apply(layer, parameters, x, open);
        }

        return x;
    }

    /// <summary>Applies a network's layers and its loss (vol. 1 section 5.7, vol. 2 section 1.4).</summary>
    /// <param name="network">The network.</param>
    /// <param name="x">The mini-batch, (N, D).</param>
    /// <param name="labels">N class numbers from 0.</param>
    /// <param name="open">Whether to write out each layer's small nodes.</param>
    /// <returns>The loss.</returns>
    public static ScalarNode Apply(this Network network, MatrixNode x, int[] labels, bool open = false)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.LossLayer.Apply(network.Apply(x, open), labels, open);
    }

    private static MatrixNode Apply(ILayer layer, IReadOnlyList<Parameter> parameters, MatrixNode x, bool open) => (open ? layer : null) switch
    {
        Sigmoid => 1 / (1 + Graph.Exp(-x)),
        Tanh => OpenTanh(Graph.Exp(x), Graph.Exp(-x)),
        Softmax => OpenSoftmax(x),
        Affine => Graph.Dot(x, Graph.Input(parameters[0])) + Graph.Input(parameters[1]),
        MatMul => Graph.Dot(x, Graph.Input(parameters[0])),
        Repeat repeat => Graph.Repeat(x, repeat.Times),
        Sum => Graph.Sum(x),
        _ => new MatrixNode(new LayerOperation(layer, parameters), x),
    };

    private static MatrixNode OpenTanh(MatrixNode grown, MatrixNode shrunk) => (grown - shrunk) / (grown + shrunk);

    private static MatrixNode OpenSoftmax(MatrixNode x)
    {
        var e = Graph.Exp(x);
        return e / Graph.Sum(e, axis: 1);
    }

    private static ScalarNode Mean(MatrixNode logarithms, int batch) => Graph.SumAll(logarithms) / -batch;
}
