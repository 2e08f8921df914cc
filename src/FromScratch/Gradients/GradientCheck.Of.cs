using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

public sealed partial class GradientCheck
{
    /// <summary>Checks a layer at one input: every parameter, and the input.</summary>
    /// <param name="layer">The layer, the library's or one's own.</param>
    /// <param name="x">The input, shape (N, D). Not changed.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The layer refuses <paramref name="x"/>.</exception>
    public static GradientCheck Of(ILayer layer, Matrix<double> x)
    {
        Require.NotNull(nameof(GradientCheck), layer);
        Require.NotEmpty(nameof(GradientCheck), x);
        return Of(layer, [("x", x)], inputs => layer.Forward(inputs[0]), null, dout => [layer.Backward(dout)]);
    }

    /// <summary>Checks one step of a recurrent network: Wx, Wh, b, x and hPrev.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="x">The input, shape (N, D). Not changed.</param>
    /// <param name="hPrev">The previous state, shape (N, H). Not changed.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The cell refuses an input.</exception>
    public static GradientCheck Of(RnnCell cell, Matrix<double> x, Matrix<double> hPrev)
    {
        Require.NotNull(nameof(GradientCheck), cell);
        Require.NotEmpty(nameof(GradientCheck), x);
        Require.NotEmpty(nameof(GradientCheck), hPrev);
        return Of(cell, [("x", x), ("hPrev", hPrev)], inputs => cell.Forward(inputs[0], inputs[1]), null, dhNext =>
        {
            var (dx, dhPrev) = cell.Backward(dhNext);
            return [dx, dhPrev];
        });
    }

    /// <summary>Checks a loss layer against labels: the gradient of the scores.</summary>
    /// <param name="loss">The loss layer.</param>
    /// <param name="x">The scores, shape (N, K). Not changed.</param>
    /// <param name="labels">N class numbers from 0 to K − 1.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The loss layer refuses an argument.</exception>
    public static GradientCheck Of(ILossLayer loss, Matrix<double> x, int[] labels)
    {
        Require.NotNull(nameof(GradientCheck), loss);
        Require.NotEmpty(nameof(GradientCheck), x);
        Require.NotNull(nameof(GradientCheck), labels);
        loss.Forward(x, labels);
        var analytical = loss.Backward();
        var (losses, dout) = LossesOf(loss, labels);
        var at = x.DenseCopy();
        var entry = new CentralDifferences(() => losses(at), dout).Compare("x", at, analytical);
        loss.Forward(x, labels);
        return new GradientCheck(Describe.Of(loss), [entry], ProblemsOf([entry]));
    }

    /// <summary>Checks a loss layer against one-hot rows: the gradient of the scores.</summary>
    /// <param name="loss">The loss layer.</param>
    /// <param name="x">The scores, shape (N, K). Not changed.</param>
    /// <param name="oneHot">The right answers, shape (N, K).</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The loss layer refuses an argument.</exception>
    public static GradientCheck Of(ILossLayer loss, Matrix<double> x, Matrix<double> oneHot)
    {
        Require.NotNull(nameof(GradientCheck), loss);
        loss.Forward(x, oneHot);
        return Of(loss, x, Functions.ArgMax(oneHot));
    }

    /// <summary>Checks a whole network with its loss: every parameter, and the input.</summary>
    /// <param name="network">The network.</param>
    /// <param name="x">The input, shape (N, D). Not changed.</param>
    /// <param name="labels">N class numbers from 0 to K − 1.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The network refuses an argument.</exception>
    public static GradientCheck Of(Network network, Matrix<double> x, int[] labels)
    {
        Require.NotNull(nameof(GradientCheck), network);
        Require.NotEmpty(nameof(GradientCheck), x);
        Require.NotNull(nameof(GradientCheck), labels);
        network.Loss(x, labels);
        var (losses, dout) = LossesOf(network.LossLayer, labels);
        var check = Of(network, [("x", x)], inputs => losses(network.Predict(inputs[0])), dout, _ =>
        {
            network.Loss(x, labels);
            return [network.Backward()];
        });
        network.Loss(x, labels);
        return check;
    }

    /// <summary>Checks a whole network with its loss against one-hot rows: every parameter, and the input.</summary>
    /// <param name="network">The network.</param>
    /// <param name="x">The input, shape (N, D). Not changed.</param>
    /// <param name="oneHot">The right answers, shape (N, K).</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The network refuses an argument.</exception>
    public static GradientCheck Of(Network network, Matrix<double> x, Matrix<double> oneHot)
    {
        Require.NotNull(nameof(GradientCheck), network);
        Require.NotEmpty(nameof(GradientCheck), x);
        network.Loss(x, oneHot);
        return Of(network, x, Functions.ArgMax(oneHot));
    }

    /// <summary>Checks a function against a formula for its gradient.</summary>
    /// <param name="f">The function.</param>
    /// <param name="gradient">Its gradient as a formula, of x's shape.</param>
    /// <param name="x">Where to check, shape (N, D). Not changed: both get copies.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="x"/> is empty.</exception>
    /// <example>
    /// <code>
    /// var x = Matrix&lt;double&gt;.Build.DenseOfArray(new[,] { { 3.0, 4.0 } });
    /// GradientCheck.Of(x => x.Enumerate().Sum(v => v * v), x => 2 * x, x).Passed()   // => True
    /// GradientCheck.Of(x => x.Enumerate().Sum(v => v * v), x => x, x).Passed()       // => False
    /// </code>
    /// </example>
    public static GradientCheck Of(Func<Matrix<double>, double> f, Func<Matrix<double>, Matrix<double>> gradient, Matrix<double> x)
    {
        Require.NotNull(nameof(GradientCheck), f);
        Require.NotNull(nameof(GradientCheck), gradient);
        Require.NotEmpty(nameof(GradientCheck), x);
        var at = x.DenseCopy();
        var entry = new CentralDifferences(() => Scalar(f(at)), Scalar(1)).Compare("x", at, gradient(x.DenseCopy()));
        return new GradientCheck("a function", [entry], ProblemsOf([entry]));
    }
}
