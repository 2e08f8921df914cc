using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>
/// Softmax and the cross-entropy error in one layer: y = softmax(x), L = −1/N Σₙ log(yₙ[tₙ] + 1e-7)
/// (vol. 1 section 5.6.3, vol. 2 section 1.3.5.3).
/// </summary>
/// <remarks>
/// <para>Shapes: x, y and dx (N, K); labels N integers, or one-hot rows (N, K). L is a number.</para>
/// <para>
/// Derivative: dx = dout · (y − t) / N with t one-hot. The two functions are one layer because their derivatives
/// cancel to this difference between what the network says and what is right. Vol. 1's layer ignores dout; this
/// one multiplies by it, as vol. 2's does.
/// </para>
/// <para>
/// The 1e-7 keeps the loss of a zero probability finite and is not in the gradient, which is that of −log yₙ[tₙ] exactly.
/// A NaN or +∞ among a row's logits gives NaN in that row of y and dx, and a NaN loss, so it can be seen.
/// </para>
/// <para>The layer keeps copies: changing x, the labels or <see cref="Y"/> afterwards does not change what Backward computes.</para>
/// </remarks>
/// <example>
/// <code>
/// var x = Matrix&lt;double&gt;.Build.DenseOfArray(new[,] { { 0.3, 2.9, 4.0 } });
/// var loss = new SoftmaxWithLoss();
/// loss.Forward(x, [2])       // => 0.3057143290530003
/// loss.Y[0, 1]               // => 0.24519181293507392
/// loss.Backward()[0, 1]      // => 0.24519181293507392
/// loss.Backward(2)[0, 1]     // => 0.49038362587014783
/// </code>
/// </example>
public sealed class SoftmaxWithLoss : IWorkspaceLoss
{
    private readonly Kept _y = new();
    private int[] _labels = [];

    /// <summary>The probabilities of the last Forward, shape (N, K). A copy.</summary>
    /// <exception cref="InvalidOperationException">Forward has not run.</exception>
    public Matrix<double> Y => Require.AfterForward(nameof(SoftmaxWithLoss), _y.Value, nameof(Y)).Clone();

    /// <summary>The mean loss of a mini-batch against labels.</summary>
    /// <param name="x">The logits, shape (N, K).</param>
    /// <param name="labels">N class numbers from 0 to K − 1.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The batch is empty, or the labels do not fit it.</exception>
    public double Forward(Matrix<double> x, int[] labels) => ((IWorkspaceLoss)this).Forward(x, labels, Workspace.None);

    double IWorkspaceLoss.Forward(Matrix<double> x, int[] labels, Workspace workspace)
    {
        Require.NotEmpty(nameof(SoftmaxWithLoss), x);
        Labels.Check(nameof(SoftmaxWithLoss), labels, x.RowCount, x.ColumnCount);
        Labels.Copy(labels, ref _labels);
        return Functions.MeanCrossEntropy(_y.Hold(Functions.Softmax(x, workspace)), _labels);
    }

    /// <summary>The mean loss of a mini-batch against one-hot rows.</summary>
    /// <param name="x">The logits, shape (N, K).</param>
    /// <param name="oneHot">The right answers, shape (N, K): a single 1 in each row. Anything else is refused.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The batch is empty, the shapes differ, or a row is not one-hot.</exception>
    public double Forward(Matrix<double> x, Matrix<double> oneHot) => ((IWorkspaceLoss)this).Forward(x, oneHot, Workspace.None);

    double IWorkspaceLoss.Forward(Matrix<double> x, Matrix<double> oneHot, Workspace workspace)
    {
        Require.NotEmpty(nameof(SoftmaxWithLoss), x);
        Labels.CheckOneHot(nameof(SoftmaxWithLoss), oneHot, x.RowCount, x.ColumnCount);
        Labels.CopyOneHot(oneHot, ref _labels);
        return Functions.MeanCrossEntropy(_y.Hold(Functions.Softmax(x, workspace)), _labels);
    }

    /// <inheritdoc/>
    public Matrix<double> Backward(double dout = 1) => ((IWorkspaceLoss)this).Backward(dout, Workspace.None);

    Matrix<double> IWorkspaceLoss.Backward(double dout, Workspace workspace)
    {
        var dx = workspace.CopyOf(Require.AfterForward(nameof(SoftmaxWithLoss), _y.Value));
        for (var n = 0; n < _labels.Length; n++)
            dx[n, _labels[n]] -= 1;
        return dx.TimesScalar(dout).OverScalar(_labels.Length);
    }

    /// <summary><c>SoftmaxWithLoss: no parameters</c>.</summary>
    public override string ToString() => Describe.Layer(nameof(SoftmaxWithLoss), []);

    /// <summary>
    /// Each row's loss without the 1e-7, shape (N, 1), whose mean is what <see cref="Backward"/> is the derivative of:
    /// log Σₖ exp(xₖ) − x[label].
    /// </summary>
    internal static Matrix<double> WithoutEpsilon(Matrix<double> x, int[] labels) =>
        Matrix<double>.Build.Dense(labels.Length, 1, (n, _) =>
        {
            var row = x.Row(n);
            var max = row.Maximum();
            return Math.Log(row.Sum(x => Math.Exp(x - max))) + (max - row[labels[n]]);
        });
}
