using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>
/// The softmax layer: each row of logits becomes a row of probabilities, yₖ = exp(xₖ) / Σᵢ exp(xᵢ)
/// (vol. 1 section 3.5, vol. 2 section 1.3.1, equation 1.6).
/// </summary>
/// <remarks>
/// <para>Shapes: x, y, dout and dx are all (N, K), one example in each row.</para>
/// <para>
/// Derivative: ∂yᵢ/∂xₖ = yᵢ (δᵢₖ − yₖ), so in each row dx = y ⊙ (dout − Σᵢ doutᵢ yᵢ). Each row's dx sums to 0, because
/// adding one number to all logits of a row changes nothing.
/// </para>
/// <para>For training, <see cref="SoftmaxWithLoss"/> joins this with the loss, and its gradient is y − t.</para>
/// </remarks>
/// <example>
/// <code>
/// var softmax = new Softmax();
/// var x = Matrix&lt;double&gt;.Build.Dense(1, 2, [1000.0, 1000.0]);
/// softmax.Forward(x)[0, 0]       // => 0.5
/// var dout = Matrix&lt;double&gt;.Build.Dense(1, 2, [1.0, 0.0]);
/// softmax.Backward(dout)[0, 1]   // => -0.25
/// </code>
/// </example>
public sealed class Softmax : IWorkspaceLayer
{
    private readonly Kept _y = new();

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => [];

    /// <inheritdoc/>
    public Matrix<double> Forward(Matrix<double> x)
    {
        var y = this.ForwardAlone(x);
        _y.Copy(y);
        return y;
    }

    /// <inheritdoc/>
    public Matrix<double> Backward(Matrix<double> dout) => this.BackwardAlone(dout);

    Matrix<double> IWorkspaceLayer.Forward(Matrix<double> x, Workspace workspace)
    {
        Require.NotEmpty(nameof(Softmax), x);
        return _y.Hold(Functions.Softmax(x, workspace));
    }

    Matrix<double> IWorkspaceLayer.Backward(Matrix<double> dout, Workspace workspace, bool wantsDx)
    {
        var y = Require.AfterForward(nameof(Softmax), _y.Value);
        Require.Upstream(nameof(Softmax), dout, y.RowCount, y.ColumnCount);
        var dx = workspace.Matrix(y.RowCount, y.ColumnCount);
        Elementwise.SoftmaxGradientOfRows(y.Elements(), dout.AsDense().Elements(), dx.Elements(), y.RowCount);
        return dx;
    }

    /// <summary><c>Softmax: no parameters</c>.</summary>
    public override string ToString() => Describe.Layer(nameof(Softmax), Parameters);
}
