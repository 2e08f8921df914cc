using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>
/// The books' network with one hidden layer: Affine, an activation, Affine, then softmax with loss
/// (vol. 1 sections 4.5.1 and 5.7.2 with ReLU, vol. 2 section 1.4.2 with Sigmoid).
/// </summary>
/// <remarks>
/// Shapes: x (N, D), W1 (D, H), b1 (1, H), W2 (H, K), b2 (1, K), scores (N, K). <see cref="Network.Parameters"/> are
/// <c>W1</c>, <c>b1</c>, <c>W2</c>, <c>b2</c>.
/// </remarks>
/// <example>
/// <code>
/// var random = new Random(1);
/// var net = new TwoLayerNet(2, 10, 3, (rows, columns) =>
///     Matrix&lt;double&gt;.Build.Dense(rows, columns, (_, _) => 0.01 * random.NextDouble()));
/// net.Parameters[0].ToString()                                             // => W1 (2, 10)
/// var x = Matrix&lt;double&gt;.Build.Dense(5, 2, 1.0);
/// GradientCheck.Of(net, x, [0, 1, 2, 0, 1]).Passed()                       // => True
/// var vol1 = new TwoLayerNet(2, 10, 3, (rows, columns) => Matrix&lt;double&gt;.Build.Dense(rows, columns, 0.01), new ReLU());
/// vol1.Layers[1].ToString()                                                // => ReLU: no parameters
/// </code>
/// </example>
public sealed class TwoLayerNet : Network
{
    /// <summary>Makes the network with drawn weights and biases of 0.</summary>
    /// <param name="inputSize">D, the width of the input.</param>
    /// <param name="hiddenSize">H, the width of the hidden layer.</param>
    /// <param name="outputSize">K, the number of classes.</param>
    /// <param name="draw">
    /// Draws a weight of the given rows and columns, first W1, then W2. The books draw 0.01 times a standard normal.
    /// </param>
    /// <param name="activation">The hidden layer's activation; <see cref="Sigmoid"/> (vol. 2) if left out, <c>new ReLU()</c> for vol. 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="draw"/> is null, or draws null.</exception>
    /// <exception cref="ArgumentException"><paramref name="draw"/> draws a matrix of another shape than asked for.</exception>
    public TwoLayerNet(
        int inputSize, int hiddenSize, int outputSize, Func<int, int, Matrix<double>> draw, ILayer? activation = null)
        : base(Drawn(inputSize, hiddenSize, outputSize, draw, activation))
    {
    }

    /// <summary>Makes the network with weights drawn as the books draw them, and biases of 0.</summary>
    /// <param name="inputSize">D, the width of the input.</param>
    /// <param name="hiddenSize">H, the width of the hidden layer.</param>
    /// <param name="outputSize">K, the number of classes.</param>
    /// <param name="random">Gives W1 first, then W2, each <paramref name="weightScale"/> times a standard normal number.</param>
    /// <param name="weightScale">The standard deviation of a weight (vol. 1's <c>weight_init_std</c>), a finite number.</param>
    /// <param name="activation">The hidden layer's activation; <see cref="Sigmoid"/> (vol. 2) if left out, <c>new ReLU()</c> for vol. 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or the scale is not finite.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="random"/> is null.</exception>
    public TwoLayerNet(
        int inputSize, int hiddenSize, int outputSize, NumPyRandom random, double weightScale = 0.01, ILayer? activation = null)
        : this(inputSize, hiddenSize, outputSize, Draw(random, weightScale), activation)
    {
    }

    /// <summary>Makes the network with given weights and biases, which it keeps as its parameters' storage.</summary>
    /// <param name="W1">The first weight, shape (D, H).</param>
    /// <param name="b1">The first bias, shape (1, H).</param>
    /// <param name="W2">The second weight, shape (H, K).</param>
    /// <param name="b2">The second bias, shape (1, K).</param>
    /// <param name="activation">The hidden layer's activation; <see cref="Sigmoid"/> if left out.</param>
    /// <exception cref="ArgumentNullException">A weight or bias is null.</exception>
    /// <exception cref="ArgumentException">The shapes do not fit together.</exception>
    public TwoLayerNet(
        Matrix<double> W1, Matrix<double> b1, Matrix<double> W2, Matrix<double> b2, ILayer? activation = null)
        : base([new Affine(W1, b1), activation ?? new Sigmoid(), new Affine(W2, b2)])
    {
    }

    /// <summary>Makes the network with biases given as vectors, which are copied into 1×H and 1×K matrices.</summary>
    /// <param name="W1">The first weight, shape (D, H).</param>
    /// <param name="b1">The first bias, of length H.</param>
    /// <param name="W2">The second weight, shape (H, K).</param>
    /// <param name="b2">The second bias, of length K.</param>
    /// <param name="activation">The hidden layer's activation; <see cref="Sigmoid"/> if left out.</param>
    /// <exception cref="ArgumentNullException">A weight or bias is null.</exception>
    /// <exception cref="ArgumentException">The shapes do not fit together.</exception>
    public TwoLayerNet(
        Matrix<double> W1, Vector<double> b1, Matrix<double> W2, Vector<double> b2, ILayer? activation = null)
        : this(W1, b1?.ToRowMatrix()!, W2, b2?.ToRowMatrix()!, activation)
    {
    }

    private static Func<int, int, Matrix<double>> Draw(NumPyRandom random, double weightScale)
    {
        Require.NotNull(nameof(TwoLayerNet), random);
        if (!double.IsFinite(weightScale))
            throw new ArgumentOutOfRangeException(nameof(weightScale), weightScale, "TwoLayerNet: the weights' scale must be a finite number.");
        return (rows, columns) => weightScale * random.Randn(rows, columns);
    }

    private static ILayer[] Drawn(
        int inputSize, int hiddenSize, int outputSize, Func<int, int, Matrix<double>> draw, ILayer? activation)
    {
        foreach (var (size, name) in new[] { (inputSize, nameof(inputSize)), (hiddenSize, nameof(hiddenSize)), (outputSize, nameof(outputSize)) })
            if (size < 1) throw new ArgumentOutOfRangeException(name, size, "TwoLayerNet: a layer is at least 1 wide.");
        Require.NotNull(nameof(TwoLayerNet), draw);
        return [Affine("W1", inputSize, hiddenSize), activation ?? new Sigmoid(), Affine("W2", hiddenSize, outputSize)];

        Affine Affine(string name, int rows, int columns)
        {
            var weight = draw(rows, columns);
            Require.HasShape(nameof(TwoLayerNet), weight, rows, columns, $"draw was asked for {name} of that shape", nameof(draw));
            return new Affine(weight, Matrix<double>.Build.Dense(1, columns));
        }
    }
}
