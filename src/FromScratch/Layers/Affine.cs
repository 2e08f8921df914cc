using MathNet.Numerics.LinearAlgebra;

namespace FromScratch;

/// <summary>
/// The affine layer, y = x · W + b: a matrix product and a bias added to every row
/// (vol. 1 section 5.6, vol. 2 section 1.3.5.2).
/// </summary>
/// <remarks>
/// <para>Shapes: x (N, D), W (D, M), b (1, M), y and dout (N, M), dx (N, D). N is the batch size.</para>
/// <para>
/// Derivatives: dx = dout · Wᵀ, dW = xᵀ · dout, db = the sum of dout over its rows (b was repeated N times going
/// forward, and Repeat's backward is Sum).
/// </para>
/// <para>
/// The layer remembers x, W and b themselves, not copies: a backward pass uses their values at that moment, so change x and
/// update W and b after it.
/// </para>
/// <para>
/// MathNet has matrices only. An input of more dimensions, such as images (N, C, H, W), is flattened to (N, C·H·W)
/// first, as the book's layer does inside.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var W = Matrix&lt;double&gt;.Build.DenseOfArray(new[,] { { 1.0, 2.0, 3.0 }, { 4.0, 5.0, 6.0 } });
/// var b = Vector&lt;double&gt;.Build.Dense([1.0, 2.0, 3.0]);
/// var affine = new Affine(W, b);
/// var x = Matrix&lt;double&gt;.Build.DenseOfArray(new[,] { { 1.0, 2.0 }, { 3.0, 4.0 } });
/// affine.Forward(x)[1, 2]          // => 36
/// affine.Backward(W)[0, 0]         // => 14
/// affine.B.Gradient[0, 2]          // => 9
/// affine.ToString()                // => Affine (2 → 3): W (2, 3), b (1, 3), 9 parameters
/// </code>
/// </example>
public sealed class Affine : IWorkspaceLayer
{
    private Matrix<double>? _x;

    /// <summary>Makes the layer around a weight and a bias, which it keeps as its parameters' storage.</summary>
    /// <param name="W">The weight, shape (D, M).</param>
    /// <param name="b">The bias, shape (1, M).</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="W"/> is empty, or <paramref name="b"/> is not one row of its width.</exception>
    public Affine(Matrix<double> W, Matrix<double> b)
    {
        this.W = Require.Weight(nameof(Affine), W, nameof(W));
        B = Require.Bias(nameof(Affine), b, this.W);
        Parameters = [this.W, B];
    }

    /// <summary>Makes the layer with a bias given as a vector, which is copied into a 1×M matrix.</summary>
    /// <param name="W">The weight, shape (D, M), kept as the parameter's storage.</param>
    /// <param name="b">The bias, of length M.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="W"/> is empty, or <paramref name="b"/> is not of its width.</exception>
    public Affine(Matrix<double> W, Vector<double> b)
        : this(W, b?.ToRowMatrix()!)
    {
    }

    /// <summary>The weight, shape (D, M).</summary>
    public Parameter W { get; }

    /// <summary>The bias, shape (1, M).</summary>
    public Parameter B { get; }

    /// <summary><c>W</c>, then <c>b</c>.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <inheritdoc/>
    public Matrix<double> Forward(Matrix<double> x)
    {
        Require.CanMultiply(nameof(Affine), x, W);
        return this.ForwardAlone(x.AsDense());
    }

    /// <inheritdoc/>
    public Matrix<double> Backward(Matrix<double> dout) => this.BackwardAlone(dout);

    Matrix<double> IWorkspaceLayer.Forward(Matrix<double> x, Workspace workspace)
    {
        Require.CanMultiply(nameof(Affine), x, W);
        _x = x;
        return x.Times(W.Value, workspace).PlusRow(B.Value);
    }

    Matrix<double>? IWorkspaceLayer.Backward(Matrix<double> dout, Workspace workspace, bool wantsDx)
    {
        var x = Require.AfterForward(nameof(Affine), _x);
        Require.Upstream(nameof(Affine), dout, x.RowCount, W.Value.ColumnCount);
        dout = dout.AsDense();
        x.TransposeThisAndMultiply(dout, W.Gradient);
        dout.SumOfRows(B.Gradient);
        return wantsDx ? dout.TimesTransposeOf(W.Value, workspace) : null;
    }

    /// <summary>Widths, parameters with their shapes, and their count.</summary>
    public override string ToString() =>
        Describe.Layer($"{nameof(Affine)} ({W.Value.RowCount} → {W.Value.ColumnCount})", Parameters);
}
