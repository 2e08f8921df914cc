using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>The MatMul node, y = x · W (vol. 2 section 1.3.4.5).</summary>
/// <remarks>
/// <para>Shapes: x (N, D), W (D, M), y and dout (N, M), dx (N, D).</para>
/// <para>
/// Derivatives: dx = dout · Wᵀ and dW = xᵀ · dout. The shapes alone say which side the transpose stands on: dx must
/// come out as (N, D), dW as (D, M).
/// </para>
/// <para>The node remembers x and W themselves, as <see cref="Affine"/> does.</para>
/// </remarks>
/// <example>
/// <code>
/// var W = Matrix&lt;double&gt;.Build.DenseOfArray(new[,] { { 1.0, 2.0, 3.0 }, { 4.0, 5.0, 6.0 } });
/// var x = Matrix&lt;double&gt;.Build.DenseOfArray(new[,] { { 1.0, 2.0 }, { 3.0, 4.0 } });
/// var matMul = new MatMul(W);
/// matMul.Forward(x)[1, 2]    // => 33
/// matMul.Backward(W)[1, 1]   // => 77
/// matMul.W.Gradient[0, 0]    // => 13
/// </code>
/// </example>
public sealed class MatMul : ILayer
{
    private Matrix<double>? _x;

    /// <summary>Makes the node around a weight, which it keeps as its parameter's storage.</summary>
    /// <param name="W">The weight, shape (D, M).</param>
    /// <exception cref="ArgumentNullException"><paramref name="W"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="W"/> is empty.</exception>
    public MatMul(Matrix<double> W)
    {
        this.W = Require.Weight(nameof(MatMul), W, nameof(W));
        Parameters = [this.W];
    }

    /// <summary>The weight, shape (D, M).</summary>
    public Parameter W { get; }

    /// <summary><c>W</c>.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <inheritdoc/>
    public Matrix<double> Forward(Matrix<double> x)
    {
        Require.CanMultiply(nameof(MatMul), x, W);
        _x = x.AsDense();
        return _x * W.Value;
    }

    /// <inheritdoc/>
    public Matrix<double> Backward(Matrix<double> dout)
    {
        var x = Require.AfterForward(nameof(MatMul), _x);
        Require.Upstream(nameof(MatMul), dout, x.RowCount, W.Value.ColumnCount);
        dout = dout.AsDense();
        var dx = dout.TransposeAndMultiply(W.Value);
        x.TransposeThisAndMultiply(dout, W.Gradient);
        return dx;
    }

    /// <summary>Widths, the weight's shape, and its count.</summary>
    public override string ToString() =>
        Describe.Layer($"{nameof(MatMul)} ({W.Value.RowCount} → {W.Value.ColumnCount})", Parameters);
}
